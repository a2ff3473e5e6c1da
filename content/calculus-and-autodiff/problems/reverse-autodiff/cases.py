import cmath

import numpy as np

from viva.content.authoring import case, edge, law, sized, stability, varied


def run(program, point, *backward):
    return {
        "program": [program] if isinstance(program, str) else program,
        "point": point,
        "backward": list(backward) or ["out"],
    }


@case("a product and a sum", shown=True)
def product(rng):
    return run("out = x * y + x", [3.0, -2.0])


@case("a number that is used twice collects both derivatives", shown=True)
def shared(rng):
    return run(["a = x * x", "out = a * a + a"], [1.5])


@case("a diamond: both ways back meet again")
def diamond(rng):
    return run(["a = x * 3", "b = a + y", "c = a * b", "d = b * c", "out = c * d + a"], [0.5, -0.7])


@case("a long way and a short way to the same number")
def ways(rng):
    return run(["a = tanh(x)", "b = exp(a)", "c = b * b", "out = a * c + x"], [0.6])


@case("plain numbers on the left", shown=True)
def left(rng):
    return run("out = 2 - 3 / x + 4 * x + (1 + x)", [1.6])


@case("plain numbers on the right")
def right(rng):
    return run("out = (x - 3) / 4 + x * 5 + 1", [1.6])


@case("a quotient, a difference and a sign")
def quotient(rng):
    return run(["a = x / y", "out = a - (-a) * y - x"], [1.3, -0.4])


@case("powers")
def powers(rng):
    return run("out = (2 * x)**3 + (3 * x)**-2 + (4 * x)**0.5 + (1 + x)**1", [0.9])


@case("exponential and logarithm of scaled numbers")
def functions(rng):
    return run(["a = exp(2 * x)", "b = log(a + 3 * y)", "out = a * b"], [0.3, 0.8])


@case("a neuron with a squared error")
def neuron(rng):
    return run(["n = tanh(0.7 * x - 1.2 * y + 0.3)", "out = (n - z)**2"], rng.normal(size=3).tolist())


@case("relu lets one side through")
def relu(rng):
    return run(["a = relu(2 * x)", "b = relu(3 * y)", "out = 5 * a + 7 * b"], [0.5, -0.5])


@case("backward twice gives the same derivatives as once")
def twice(rng):
    return run(["a = x * y", "out = a * a + y"], [1.2, 0.7], "out", "out")


@case("backward from an inner number clears only what it was computed from")
def inner(rng):
    return run(["a = x * y", "b = a + z", "out = b * a"], [1.2, 0.7, -0.4], "out", "a")


@case("two results with shared parts, one after the other")
def two_results(rng):
    return run(["a = x * y", "p = a * a", "q = a * z"], [1.2, 0.7, -0.4], "p", "q")


@case("an operation leaves its operands as they are")
def operands(rng):
    return run(["out = x", "out += y", "out *= x", "out -= 1", "out /= y"], [1.5, -0.5])


@edge("a number is its own derivative 1", shown=True)
def itself(rng):
    return run("a = x * 2", [3.0], "x")


@edge("what the result does not depend on keeps the derivative 0")
def unused(rng):
    return run(["a = x * y", "b = z * a", "out = x + 1"], [1.0, 2.0, 3.0])


@edge("a result without any variable")
def constant(rng):
    return run("out = Value(3) * 2 + 1", [1.0])


@edge("the same number on both sides")
def both_sides(rng):
    return run(["a = x + x", "b = a - a", "c = a / a", "out = b + 3 * c + a * a"], [1.7])


@edge("an operation that changes nothing still returns a new Value")
def new(rng):
    return run(["a = x**1", "b = x + 0", "c = 1 * x", "d = x / 1", "out = a * b * c * d * x"], [3.0])


@edge("relu at zero has the derivative 0")
def kink(rng):
    return run("out = 3 * relu(x) + x", [0.0])


@edge("relu just above zero")
def above_kink(rng):
    return run("out = relu(x) + relu(y)", [0.25, 2.0])


@edge("integer powers of zero, and of negative numbers")
def integer_powers(rng):
    return run("out = x**2 + x**1 + y**3 + y**-1 + x**0 + 2 * z**0.0", [0.0, -2.0, 4.0])


@edge("a chain of 3000 operations is not too deep")
def deep(rng):
    return run(["out = x", "for _ in range(1500): out = out * 0.999 + 0.001 * y"], [0.5, 2.0])


@edge("forty doublings: the ways are countless, the numbers are not")
def doublings(rng):
    return run(["out = x", "for _ in range(40): out = out + out"], [0.75])


@edge("the logarithm of zero is refused", raises=ValueError, shown=True)
def log_zero(rng):
    return run("out = log(x)", [0.0])


@edge("the square root has no derivative at zero", raises=ValueError)
def root_zero(rng):
    return run("out = x**0.5", [0.0])


@edge("a division by zero is refused", raises=ZeroDivisionError)
def division(rng):
    return run("out = 1 / x", [0.0])


@edge("the logarithm of a negative number is refused", raises=ValueError)
def log_negative(rng):
    return run("out = log(x)", [-2.0])


@edge("a root without derivative is refused when it is taken, not on the way back", raises=ValueError)
def root_unused(rng):
    return run(["a = x**0.5", "out = y * 2"], [0.0, 1.0])


@stability("a quotient of tiny numbers")
def tiny(rng):
    return run("out = x / y", [3e-200, 2e-200])


@stability("a number divided by a tiny Value")
def number_over_tiny(rng):
    return run("out = 1e-200 / x", [1e-200])


@stability("tanh of a large number is flat")
def flat(rng):
    return run("out = tanh(x)", [400.0])


FUNCTIONS = {"exp": cmath.exp, "log": cmath.log, "tanh": cmath.tanh, "Value": complex}


def evaluated(program, point):
    scope = {**FUNCTIONS, **dict(zip("xyz", point))}
    for line in program:
        exec(line, scope)
    return complex(scope["out"])


def smooth(program, point, backward):
    return (
        backward == ["out"]
        and "relu" not in "".join(program)
        and all(p == 0.0 or 1e-9 < abs(p) < 100.0 for p in point)
    )


@law("the value is that of ordinary arithmetic", when=smooth)
def value(program, point, output):
    return evaluated(program, point).real, output["out"][0]


@law("the derivatives are those of complex steps", when=smooth)
def complex_step(program, point, output):
    # Im f(x + ih) / h has no cancellation: Squire and Trapp, SIAM Review 40(1), 1998.
    steps = np.eye(len(point)) * 1e-30j
    expected = [evaluated(program, np.array(point) + step).imag / 1e-30 for step in steps]
    return expected, [output[name][1] for name in "xyz"[: len(point)]]


@law("the result has the derivative 1 by itself", when=lambda backward: backward[-1] == "out")
def seed(output):
    return output["out"][1] == 1.0


@sized(8, 16, 32, 64)
def growing(rng, n):
    return run(["out = x", f"for _ in range({n}): out = out * x + out"], [0.9])


STEPS = [
    *("{a} + {b}", "{a} - {b}", "{a} * {b}", "2 - {a}", "-{a}", "{a} / (2 + {b} * {b})", "1 / (3 + {a} * {a})"),
    *("tanh({a})", "relu({a})", "exp(0.2 * {a})", "log(1.5 + {a}**2)", "(4 + {a}**2)**-0.5"),
]


@varied
def anything(rng):
    lines, names = [], ["x", "y"]
    for number in range(int(rng.integers(1, 6))):
        a, b = (str(rng.choice(names)) for _ in range(2))
        lines.append(f"a{number} = " + str(rng.choice(STEPS)).format(a=a, b=b))
        names.append(f"a{number}")
    lines.append(f"out = {names[-1]} * y + {rng.choice(names)}")
    backward = ["out", "out"] if rng.uniform() < 0.3 else ["out"]
    return run(lines, rng.uniform(-1.5, 1.5, size=2).tolist(), *backward)
