import cmath

import numpy as np

from viva.content.authoring import case, edge, law, sized, stability, varied


def run(program, point, direction=None):
    return {
        "program": [program] if isinstance(program, str) else program,
        "point": point,
        "direction": [1.0] * len(point) if direction is None else direction,
    }


@case("a polynomial", shown=True)
def polynomial(rng):
    return run("out = 3 * x**2 + 2 * x - 5", [1.5])


@case("a derivative by y alone", shown=True)
def partial(rng):
    return run("out = x * y + sin(x) * y**2", [0.7, -1.3], [0.0, 1.0])


@case("a derivative in a direction")
def direction(rng):
    return run("out = x * y / z + exp(x - z)", [0.7, -1.3, 2.5], [0.5, -2.0, 3.0])


@case("a quotient of two functions")
def quotient(rng):
    return run("out = sin(x) / (1 + x**2)", [0.8])


@case("plain numbers on the left", shown=True)
def left(rng):
    return run("out = 2 - 3 / x + 4 * x", [1.6])


@case("plain numbers on the right")
def right(rng):
    return run("out = (x - 3) / 4 + x * 5 + 1", [1.6])


@case("number plus, number minus, minus x")
def negated(rng):
    return run("out = 1 + (7 - (-x)) * x", [1.6])


@case("functions of functions: each with its inner derivative")
def nested(rng):
    return run("out = exp(sin(x * x)) + log(1 + cos(0.5 * x)**2) + tanh(3 * x)", [0.4])


@case("logarithm, cosine and hyperbolic tangent of scaled arguments")
def scaled(rng):
    return run("out = log(2 * x) + 10 * cos(3 * x) - 100 * tanh(0.5 * x)", [1.2], [2.0])


@case("negative and fractional powers")
def powers(rng):
    return run("out = (2 * x)**-2 + (3 * x)**0.5 + (1 + x)**1", [0.9])


@case("a loop: Newton's iteration for the square root of x")
def loop(rng):
    return run(["out = 1", "for _ in range(6): out = 0.5 * (out + x / out)"], [2.0])


@case("an operation leaves its operands as they are")
def operands(rng):
    return run(["out = x", "out += y", "out *= x", "out -= 1", "out /= y"], [1.5, -0.5], [1.0, 2.0])


@case("a softmax entry")
def softmax(rng):
    return run(["s = exp(x) + exp(y) + exp(z)", "out = exp(y) / s"], rng.normal(size=3).tolist(), [0.0, 1.0, 0.0])


@edge("a constant has the derivative 0", shown=True)
def constant(rng):
    return run("out = Dual(3) * 2", [1.0])


@edge("x times x counts both factors")
def shared(rng):
    return run(["y = x * x", "out = y * y - y"], [3])


@edge("a direction of zero gives zero")
def zero_direction(rng):
    return run("out = exp(x) * y", [0.3, 2.0], [0.0, 0.0])


@edge("integer powers of zero, and of negative numbers")
def integer_powers(rng):
    return run("out = x**2 + x**1 + y**3 + y**-1", [0.0, -2.0], [3.0, 5.0])


@edge("the power zero is the constant 1, at zero too")
def power_zero(rng):
    return run("out = x**0 + 2 * y**0.0", [0.0, 4.0])


@edge("the logarithm of zero is refused", raises=ValueError, shown=True)
def log_zero(rng):
    return run("out = log(x)", [0.0])


@edge("the square root of a negative number is refused", raises=ValueError)
def root(rng):
    return run("out = x**0.5", [-4.0])


@edge("the square root has no derivative at zero", raises=ValueError)
def root_zero(rng):
    return run("out = x**0.5", [0.0])


@edge("the square root has no derivative at zero, in the direction zero neither", raises=ValueError)
def root_zero_constant(rng):
    return run("out = x**0.5", [0.0], [0.0])


@edge("an operation that changes nothing still returns a new Dual")
def new(rng):
    results = "x**1, x + 0, 0 + x, x - 0, 1 * x, x * 1, x / 1"
    return run(f"out = Dual(all(u is not x for u in ({results})))", [3.0])


@edge("a division by zero is refused", raises=ZeroDivisionError)
def division(rng):
    return run("out = 1 / x", [0.0])


@edge("the logarithm of a negative number is refused", raises=ValueError)
def log_negative(rng):
    return run("out = log(x)", [-2.0])


@edge("a negative power of zero is refused", raises=ValueError)
def negative_power_zero(rng):
    return run("out = x**-1", [0.0])


@edge("a division by the number zero is refused", raises=ZeroDivisionError)
def division_by_number(rng):
    return run("out = x / 0", [2.0])


@stability("a quotient of huge numbers")
def huge(rng):
    return run("out = x / y", [3e200, 2e200], [1e200, 5e199])


@stability("a number divided by a huge Dual")
def number_over_huge(rng):
    return run("out = 1e200 / x", [1e200], [1e200])


@stability("a quotient of numbers so tiny that their reciprocals overflow")
def tiny(rng):
    return run("out = x / y", [1e-310, 2e-310], [0.0, 0.0])


@stability("tanh of a large number is flat")
def flat(rng):
    return run("out = tanh(x) + 1e3 * tanh(-x)", [400.0])


FUNCTIONS = {
    "exp": cmath.exp,
    "log": cmath.log,
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tanh": cmath.tanh,
    "Dual": complex,
}


def evaluated(program, point):
    scope = {**FUNCTIONS, **dict(zip("xyz", point))}
    for line in program:
        exec(line, scope)
    return complex(scope["out"])


def moderate(program, point):
    return max(abs(p) for p in point) < 100.0


@law("the value is that of ordinary arithmetic", when=moderate)
def value(program, point, output):
    return evaluated(program, point).real, output["value"]


@law("the derivative is that of a complex step", when=moderate)
def complex_step(program, point, direction, output):
    # Im f(x + ihv) / h has no cancellation: Squire and Trapp, SIAM Review 40(1), 1998.
    moved = [complex(p, 1e-30 * v) for p, v in zip(point, direction)]
    return evaluated(program, moved).imag / 1e-30, output["derivative"]


@law("x, y and z are what they were")
def untouched(point, direction, output):
    return np.array(output["inputs"]), np.column_stack([point, direction])


def doubled(program, point, direction):
    return [run(program, point, [-2.0 * v for v in direction])]


@law("the derivative is linear in the direction", also=doubled)
def linear(output, also):
    return -2.0 * output["derivative"], also[0]["derivative"]


@sized(8, 16, 32, 64)
def growing(rng, n):
    return run(["out = x", f"for _ in range({n}): out = 0.5 * out * x + sin(out)"], [0.9])


STEPS = [
    *("({u} + {v})", "({v} - {u})", "({u} - {v})", "({u} * {v})", "({u} / {v})", "({v} / (3 + {u} * {u}))", "{u}**2"),
    *("sin({u})", "cos({u})", "exp(0.3 * {u})", "tanh({u})", "log(1.5 + {u} * {u})", "(4 + {u}**2)**-0.5"),
]


@varied
def anything(rng):
    line = "x"
    for _ in range(int(rng.integers(1, 5))):
        line = str(rng.choice(STEPS)).format(u=line, v=rng.choice(["x", "y", "2", "0.5"]))
    return run(f"out = 0 * x + {line}", rng.uniform(0.3, 1.5, size=2).tolist(), rng.normal(size=2).tolist())
