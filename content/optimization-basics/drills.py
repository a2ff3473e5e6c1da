"""Optimisation in numbers: steps and rates, noise of mini-batches, Newton, memory, multipliers."""

import math

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["opt.quadratic-optimal-lr", "opt.convergence-conditions"],
    level=3,
    minutes=4,
    sources=["Nesterov, Introductory Lectures on Convex Optimization (2004), section 2.1.5"],
)
def steps_with_the_best_step_size(rng):
    """How many steps of gradient descent a quadratic takes"""
    low = int(rng.integers(2, 10)) / 10
    high = int(rng.integers(8, 60))
    digits = int(rng.integers(2, 7))
    kappa = high / low
    rate = (kappa - 1) / (kappa + 1)
    steps = -digits * math.log(10) / math.log(rate)
    step = 2 / (low + high)
    worst = max(abs(1 - step * low), abs(1 - step * high))
    return Asked(
        ask=f"""\
The eigenvalues of a quadratic's Hessian lie between {low:g} and {high}, and both ends occur. You run gradient descent with the
best fixed step size. After how many steps is the distance to the minimiser guaranteed to have shrunk by the factor
$10^{{-{digits}}}$? Give the solution of the equation; it need not be an integer.""",
        answer=steps,
        unit="steps",
        working=f"""\
The best step is $2 / (\\mu + L) = {step:.5f}$, and each step shrinks the distance by

$$r = \\frac{{\\kappa - 1}}{{\\kappa + 1}}, \\qquad \\kappa = \\frac{{{high}}}{{{low:g}}} = {kappa:.4f}, \\qquad r = {rate:.6f}$$

Solve $r^k = 10^{{-{digits}}}$: $k = \\frac{{-{digits} \\ln 10}}{{\\ln r}} = {steps:.2f}$.

The rule of thumb $\\frac{{\\kappa}}{{2}} \\ln 10^{{{digits}}}$ gives {kappa / 2 * digits * math.log(10):.2f}.""",
        check=math.log(10.0**-digits, worst),  # from the factor of the step itself, without kappa
    )


@drill(
    objectives=["opt.gradient-descent", "opt.convergence-conditions"],
    level=2,
    minutes=4,
    sources=["Nesterov, Introductory Lectures on Convex Optimization (2004), section 2.1.5"],
)
def largest_stable_step(rng):
    """From which step size on gradient descent diverges"""
    a, c = int(rng.integers(2, 12)), int(rng.integers(2, 12))
    b = int(rng.integers(1, 6))
    while b * b >= a * c:
        b -= 1
    root = math.sqrt((a - c) ** 2 + 4 * b * b)
    largest = (a + c + root) / 2
    return Asked(
        ask=f"""\
$f(x, y) = \\frac12 ({a} x^2 + {2 * b} x y + {c} y^2)$ is minimised by gradient descent with a fixed step size, from a generic start.
Below which step size does it converge, and above which does it diverge?""",
        answer=2 / largest,
        working=f"""\
The Hessian has ${a}$ and ${c}$ on the diagonal and ${b}$ beside it: its trace is ${a + c}$, its determinant ${a * c - b * b}$. The larger eigenvalue is

$$L = \\frac{{{a + c} + \\sqrt{{{a + c}^2 - 4 \\cdot {a * c - b * b}}}}}{{2}} = {largest:.5f}$$

The error along its eigenvector is multiplied by $1 - \\eta L$, which must lie between $-1$ and $1$: $\\eta < 2 / L = {2 / largest:.5f}$.""",
        check=2 / np.linalg.norm([[a, b], [b, c]], 2),
    )


@drill(
    objectives=["opt.batch-sgd-minibatch"],
    level=2,
    minutes=3,
    sources=["Cochran, Sampling Techniques, 3rd ed. (1977), theorem 2.2"],
)
def noise_of_a_mini_batch(rng):
    """The standard deviation of a mini-batch gradient"""
    gradients = [int(g) for g in rng.integers(-9, 10, size=5)]
    while len(set(gradients)) < 3:
        gradients = [int(g) for g in rng.integers(-9, 10, size=5)]
    batch = int(rng.integers(2, 4))
    mean = sum(gradients) / 5
    variance = sum((g - mean) ** 2 for g in gradients) / 5
    answer = math.sqrt(variance / batch * (5 - batch) / 4)
    return Asked(
        ask=f"""\
A data set has five examples. At the current value of the only parameter their gradients are ${", ".join(map(str, gradients))}$.
A mini-batch of {batch} is drawn uniformly **without** replacement. What is the standard deviation of the mini-batch gradient?""",
        answer=answer,
        working=f"""\
The full gradient, the mean of all five, is ${mean:g}$; the population variance is $\\sigma^2 = {variance:.4f}$. Without replacement

$$\\frac{{\\sigma^2}}{{B}} \\cdot \\frac{{n - B}}{{n - 1}} = \\frac{{{variance:.4f}}}{{{batch}}} \\cdot \\frac{{{5 - batch}}}{{4}} = {answer**2:.4f}, \\qquad \\sqrt{{{answer**2:.4f}}} = {answer:.4f}$$

With replacement it would be ${math.sqrt(variance / batch):.4f}$.""",
        check=_deviation_over_all_batches(gradients, batch),
    )


def _deviation_over_all_batches(gradients, batch):
    """The standard deviation over every possible batch."""
    masks = np.array([[int(bit) for bit in f"{number:05b}"] for number in range(32)])
    masks = masks[masks.sum(axis=1) == batch]
    return float(np.std(masks @ np.array(gradients) / batch))


@drill(
    objectives=["opt.batch-sgd-minibatch", "opt.convergence-conditions"],
    level=3,
    minutes=4,
    sources=[
        "Bottou, Curtis and Nocedal, Optimization Methods for Large-Scale Machine Learning (2018), section 4.2"
    ],
)
def noise_floor(rng):
    """How close constant steps get"""
    curvature = int(rng.integers(2, 9)) / 2
    step = int(rng.integers(2, 20)) / 100
    single = int(rng.integers(2, 12))
    batch = int(rng.choice([4, 8, 16, 32]))
    noise = single / batch
    answer = step * noise / (2 * (2 - step * curvature))
    shrink = (1 - step * curvature) ** 2
    variance = 0.0
    for _ in range(2000):
        variance = shrink * variance + step**2 * noise
    return Asked(
        ask=f"""\
SGD minimises $f(x) = \\frac{{{curvature:g}}}{{2}} x^2$ with the constant step size {step:g}. The gradient of a single example is the true gradient plus
independent noise of variance {single}; each step averages a batch of {batch} independent examples. What is the expected loss $E[f(x)]$ in the long run?""",
        answer=answer,
        working=f"""\
The batch gradient has the noise variance $\\sigma^2 = {single} / {batch} = {noise:g}$. The variance $v$ of $x$ no longer changes when
$v = (1 - \\eta\\lambda)^2 v + \\eta^2 \\sigma^2$, so

$$v = \\frac{{\\eta \\sigma^2}}{{\\lambda (2 - \\eta \\lambda)}} = \\frac{{{step:g} \\cdot {noise:g}}}{{{curvature:g} \\cdot (2 - {step * curvature:g})}} = {2 * answer / curvature:.6f}$$

The mean of $x$ has gone to 0, hence $E[f] = \\frac{{\\lambda}}{{2}} v = {answer:.6f}$.""",
        check=curvature / 2 * variance,
    )


@drill(
    objectives=["opt.newton-derivation"],
    level=2,
    minutes=4,
    sources=["Nocedal and Wright, Numerical Optimization, 2nd ed. (2006), section 3.3"],
)
def newton_in_two_variables(rng):
    """One Newton step in two variables"""
    a, c = int(rng.integers(2, 7)), int(rng.integers(2, 7))
    b = int(rng.choice([-1, 1]))
    g = [int(n) for n in rng.integers(-9, 10, size=2)]
    x = int(rng.integers(-4, 5))
    determinant = a * c - b * b
    step = -(c * g[0] - b * g[1]) / determinant
    # eliminate by hand: the second equation gives the second unknown, put into the first
    slope, offset = -b / c, -g[1] / c
    return Asked(
        ask=f"""\
At a point whose first coordinate is ${x}$ the gradient is $({g[0]}, {g[1]})$ and the Hessian is
$\\begin{{pmatrix}} {a} & {b} \\\\ {b} & {c} \\end{{pmatrix}}$. What is the first coordinate after a full Newton step?""",
        answer=x + step,
        tolerance=0.005,
        absolute=True,
        working=f"""\
Solve $H p = -g$. The determinant is ${a} \\cdot {c} - ({b})^2 = {determinant}$, so

$$p_1 = -\\frac{{{c} \\cdot ({g[0]}) - ({b}) \\cdot ({g[1]})}}{{{determinant}}} = {step:.4f}$$

The new coordinate is ${x} + ({step:.4f}) = {x + step:.4f}$.""",
        check=x + (-g[0] - b * offset) / (a + b * slope),
    )


@drill(
    objectives=["opt.lbfgs", "opt.newton-issues"],
    level=2,
    minutes=3,
    sources=["Nocedal and Wright, Numerical Optimization, 2nd ed. (2006), section 7.2"],
)
def memory_of_curvature(rng):
    """What a Hessian would take, and what L-BFGS takes"""
    parameters = int(rng.integers(2, 90)) * 10_000
    pairs = int(rng.integers(4, 21))
    answer = parameters / (2 * pairs)
    hessian, history = 4 * parameters**2, 0
    for _ in range(pairs):
        history += 4 * parameters + 4 * parameters  # a step and a change of gradient
    return Asked(
        ask=f"""\
A model has {parameters} parameters. The history of L-BFGS holds {pairs} pairs; everything is stored in float32.
How many times as much memory would the full Hessian take, without use of its symmetry?""",
        answer=answer,
        working=f"""\
The Hessian has $d^2$ entries, $4 \\cdot {parameters}^2$ bytes or {hessian / 1e9:.4g} GB. The history has ${pairs}$ steps and ${pairs}$ changes of gradient,
$2 m d$ numbers or {history / 1e9:.4g} GB. The ratio is $\\frac{{d}}{{2m}} = \\frac{{{parameters}}}{{{2 * pairs}}} = {answer:.2f}$.""",
        check=hessian / history,
    )


@drill(
    objectives=["opt.kkt", "opt.lagrangian-duality"],
    level=3,
    minutes=5,
    sources=["Boyd and Vandenberghe, Convex Optimization (2004), sections 5.5.3 and 5.6"],
)
def multiplier_of_a_demand(rng):
    """The multiplier of a demand that has to be met"""
    a, b = (int(n) for n in rng.choice(np.arange(1, 10), size=2, replace=False))
    demand = int(rng.integers(2, 15))
    cap = int(rng.integers(1, demand))
    free = demand * b / (a + b)  # the first share without a cap
    first = min(free, cap)
    answer = b * (demand - first)
    capped = free > cap
    if capped:
        reason = f"""\
Without the cap $x = \\frac{{{b} \\cdot {demand}}}{{{a} + {b}}} = {free:.4f}$, which is above {cap}: the cap is active. Then $x = {cap}$ and $y = {demand - cap}$, and $\\mu = {b} \\cdot {demand - cap} = {answer:.4f}$.
The cap's own multiplier is $\\mu - {a} \\cdot {cap} = {answer - a * cap:.4f} \\ge 0$, as it has to be."""
    else:
        reason = f"""\
Try with the cap not active, its multiplier zero: $x = \\frac{{{b} \\cdot {demand}}}{{{a} + {b}}} = {free:.4f}$, which is at most {cap}, as assumed. So $\\mu = {a} \\cdot {free:.4f} = {answer:.4f}$."""
    return Asked(
        ask=f"""\
Minimise $\\frac12 ({a} x^2 + {b} y^2)$ subject to $x + y \\ge {demand}$ and $x \\le {cap}$. What is the multiplier $\\mu \\ge 0$ of the first constraint, written as ${demand} - x - y \\le 0$?""",
        answer=answer,
        working=f"""\
The objective is convex and the constraints are affine, so the KKT conditions decide. Stationarity: ${a} x - \\mu + \\nu = 0$ and ${b} y - \\mu = 0$, with $\\nu \\ge 0$ for the cap.
The first constraint is active, since otherwise $\\mu = 0$ and $y = 0$, and $x$ could not reach {demand}.

{reason}

The multiplier is the price of the demand: one more unit raises the cost by about $\\mu$.""",
        check=_price(a, b, demand, cap),
    )


def _price(a, b, demand, cap):
    """How fast the optimal cost grows with the demand; the inner minimum by golden section."""

    def cost(wanted):
        low, high = -1.0, float(cap)
        ratio = (math.sqrt(5) - 1) / 2
        for _ in range(90):
            left, right = high - ratio * (high - low), low + ratio * (high - low)
            if a * left**2 + b * (wanted - left) ** 2 < a * right**2 + b * (wanted - right) ** 2:
                high = right
            else:
                low = left
        x = (low + high) / 2
        return (a * x**2 + b * (wanted - x) ** 2) / 2

    return (cost(demand + 1e-4) - cost(demand - 1e-4)) / 2e-4
