import submission

METHODS = {name: (lambda u, name=name: getattr(u, name)()) for name in ("exp", "log", "tanh", "relu")}


def drive(program, point, backward):
    """Runs the program's lines with x, y, z as Values, calls backward() on those named, and reads every number."""
    scope = {**METHODS, "Value": submission.Value, **dict(zip("xyz", map(submission.Value, point)))}
    for line in program:
        exec(line, scope)
    for name in backward:
        scope[name].backward()
    values = {name: u for name, u in scope.items() if isinstance(u, submission.Value)}
    return {name: [u.data, u.grad] for name, u in sorted(values.items())}
