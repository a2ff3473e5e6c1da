import submission

METHODS = {name: (lambda u, name=name: getattr(u, name)()) for name in ("exp", "log", "sin", "cos", "tanh")}


def drive(program, point, direction):
    """Runs the program's lines with x, y, z as Duals and returns what it calls `out`, and x, y, z afterwards."""
    names = dict(zip("xyz", map(submission.Dual, point, direction)))
    scope = {**METHODS, "Dual": submission.Dual, **names}
    for line in program:
        exec(line, scope)
    inputs = [[u.value, u.derivative] for u in names.values()]
    return {"value": scope["out"].value, "derivative": scope["out"].derivative, "inputs": inputs}
