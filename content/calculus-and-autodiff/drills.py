"""Calculus in numbers: steps of differences, stable learning rates, softmax, densities, expansions, adjoints."""

import math

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["calc.numerical-gradient"],
    level=2,
    minutes=3,
    sources=["Nocedal and Wright, Numerical Optimization, 2nd ed. (2006), section 8.1"],
)
def best_step(rng):
    """The best step of a central difference"""
    digits = int(rng.integers(5, 16))
    value = int(rng.integers(2, 60)) / 4
    third = int(rng.integers(2, 90)) * 2
    eps = 10.0**-digits
    best = (3 * eps * value / third) ** (1 / 3)
    return Asked(
        ask=f"""\
A function is computed with a relative error of up to $\\varepsilon = 10^{{-{digits}}}$. Near the point
of interest $|f| = {value:g}$ and $|f'''| = {third}$.

The error of the central difference $(f(x + h) - f(x - h))/2h$ is about $\\frac{{h^2}}{{6}}|f'''|$ from truncation plus
$\\varepsilon |f| / h$ from rounding. Which step $h$ makes the sum smallest?""",
        answer=best,
        tolerance=0.03,
        working=f"""\
The derivative of the sum in $h$ is $\\frac{{h}}{{3}}|f'''| - \\varepsilon|f|/h^2$. It is zero at

$$h^3 = \\frac{{3 \\varepsilon |f|}}{{|f'''|}}
= \\frac{{3 \\cdot 10^{{-{digits}}} \\cdot {value:g}}}{{{third}}} = {best**3:.4g}$$

$$h = {best:.4g}$$

A smaller step would be worse: rounding grows like $1/h$.""",
        check=_lowest(lambda h: h * h / 6 * third + eps * value / h, best / 50, best * 50),
    )


def _lowest(error, low, high):
    """Where a function with one valley is lowest, by ever finer grids."""
    for _ in range(8):
        grid = np.geomspace(low, high, 201)
        place = int(np.argmin(error(grid)))
        low, high = grid[max(place - 2, 0)], grid[min(place + 2, 200)]
    return math.sqrt(low * high)


@drill(
    objectives=["calc.hessian"],
    level=2,
    minutes=4,
    sources=["Boyd and Vandenberghe, Convex Optimization (2004), section 9.3"],
)
def largest_learning_rate(rng):
    """The largest stable learning rate on a bowl"""
    a, c = int(rng.integers(1, 10)), int(rng.integers(1, 10))
    limit = math.isqrt(4 * a * c - 1)  # the largest |b| with b^2 < 4ac
    b = int(rng.integers(1, limit + 1)) * (1 if rng.integers(2) else -1)
    trace, determinant = 2 * a + 2 * c, 4 * a * c - b * b
    root = math.sqrt(trace**2 - 4 * determinant)
    largest = (trace + root) / 2
    hessian = np.array([[2.0 * a, b], [b, 2.0 * c]])
    sign = "+" if b > 0 else "-"
    return Asked(
        ask=f"""\
Gradient descent with a constant learning rate $\\eta$ runs on

$$f(x, y) = {a}x^2 {sign} {abs(b)}xy + {c}y^2.$$

Below which $\\eta$ does it converge from every starting point?""",
        answer=2 / largest,
        working=f"""\
The Hessian is $\\begin{{pmatrix}} {2 * a} & {b} \\\\ {b} & {2 * c} \\end{{pmatrix}}$, with trace {trace} and
determinant {determinant}. Its eigenvalues are

$$\\frac{{{trace} \\pm \\sqrt{{{trace}^2 - 4 \\cdot {determinant}}}}}{{2}} =
{largest:.4f} \\text{{ and }} {(trace - root) / 2:.4f}$$

Along an eigenvector a step multiplies the error by $1 - \\eta\\lambda$, which must lie between $-1$ and 1. So
$\\eta < 2/\\lambda_{{\\max}} = 2 / {largest:.4f} = {2 / largest:.4f}$.

The coefficients of $x^2$ and $y^2$ are half of the entries of the Hessian; forgetting this doubles the result.""",
        check=_edge_of_stability(hessian),
    )


def _edge_of_stability(hessian):
    """By bisection over the rate: a step that multiplies by I - eta H must shrink every error."""
    low, high = 0.0, 4.0
    for _ in range(60):
        rate = (low + high) / 2
        shrinks = np.linalg.norm(np.eye(2) - rate * hessian, 2) < 1
        low, high = (rate, high) if shrinks else (low, rate)
    return low


@drill(
    objectives=["calc.softmax-jacobian"],
    level=2,
    minutes=3,
    sources=["Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4, equation 4.106"],
)
def softmax_times_vector(rng):
    """How a probability reacts to a change of the logits"""
    parts = rng.permutation([1, int(rng.integers(2, 5)), int(rng.integers(5, 9))])
    p = np.round(parts / parts.sum(), 2)
    p[2] = round(1 - p[0] - p[1], 2)
    v = [int(n) for n in rng.integers(-5, 6, size=3)]
    mean = float(p @ v)
    rate = float(p[0] * (v[0] - mean))
    shown = ", ".join(f"{each:.2f}" for each in p)
    logits, step = np.log(p), 1e-5 * np.array(v)
    return Asked(
        ask=f"""\
A softmax with three classes puts out $p = ({shown})$. The logits move in the direction $v = ({v[0]}, {v[1]}, {v[2]})$.

At which rate does the **first** probability change, that is what is the first entry of
$\\frac{{\\partial p}}{{\\partial z}} v$?""",
        answer=rate,
        tolerance=0.002,
        absolute=True,  # it may be 0
        working=f"""\
$(\\operatorname{{diag}}(p) - pp^\\top)\\,v = p \\odot (v - (p^\\top v)\\mathbf{{1}})$, so no matrix is needed.

- The mean of $v$ under $p$: $p^\\top v = {mean:.2f}$
- First entry: ${p[0]:.2f} \\cdot ({v[0]} - ({mean:.2f})) = {rate:.4f}$

The three rates add up to 0, because the probabilities keep adding up to 1.""",
        check=float((_softmax(logits + step) - _softmax(logits - step))[0] / 2e-5),
    )


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@drill(
    objectives=["calc.change-of-variables"],
    level=3,
    minutes=4,
    sources=["Wasserman, All of Statistics (2004), section 2.11"],
)
def density_after_a_map(rng):
    """The density of a power of an exponential variable"""
    rate = int(rng.integers(1, 9)) / 4
    power = int(rng.integers(2, 4))
    x = int(rng.integers(2, 7)) / 2
    y = x**power
    slope = power * x ** (power - 1)
    base = rate * math.exp(-rate * x)
    h = 1e-5 * y
    return Asked(
        ask=f"""\
$X$ has the density ${rate:g}\\,e^{{-{rate:g} x}}$ for $x > 0$, and $Y = X^{power}$.
What is the density of $Y$ at $y = {y:g}$?""",
        answer=base / slope,
        working=f"""\
On $x > 0$ the map is one-to-one. The point that is sent to {y:g} is $x = {x:g}$.

- Density of $X$ there: ${rate:g} \\cdot e^{{-{rate * x:g}}} = {base:.5g}$
- Slope of the map: ${power} \\cdot {x:g}^{{{power - 1}}} = {slope:g}$

$$p_Y({y:g}) = \\frac{{{base:.5g}}}{{{slope:g}}} = {base / slope:.4g}$$

The map stretches lengths by {slope:g} here, so the density is divided by it.""",
        check=(_below(y + h, rate, power) - _below(y - h, rate, power)) / (2 * h),
    )


def _below(y, rate, power):
    """P(Y <= y), by the distribution function of the exponential variable."""
    return -math.expm1(-rate * y ** (1 / power))


@drill(
    objectives=["calc.taylor-second-order-multivariate"],
    level=2,
    minutes=4,
    sources=["Nocedal and Wright, Numerical Optimization, 2nd ed. (2006), section 2.1"],
)
def predicted_change(rng):
    """What the second-order model says of a gradient step"""
    g = [int(n) for n in rng.integers(1, 6, size=2)]
    h11, h22 = int(rng.integers(2, 10)), int(rng.integers(2, 10))
    h12 = int(rng.integers(-3, 4))
    rate = int(rng.integers(2, 11)) / 20
    squared = g[0] ** 2 + g[1] ** 2
    form = h11 * g[0] ** 2 + 2 * h12 * g[0] * g[1] + h22 * g[1] ** 2
    change = -rate * squared + rate**2 / 2 * form
    return Asked(
        ask=f"""\
At the current parameters the gradient of the loss is $g = ({g[0]}, {g[1]})$ and its Hessian
$H = \\begin{{pmatrix}} {h11} & {h12} \\\\ {h12} & {h22} \\end{{pmatrix}}$.

By how much does the second-order Taylor model expect the loss to change in one step of gradient descent with the
learning rate {rate:g}? (A decrease is negative.)""",
        answer=change,
        tolerance=0.01,
        absolute=True,  # it may be 0
        working=f"""\
With $p = -\\eta g$ the model $g^\\top p + \\frac12 p^\\top H p$ is
$-\\eta\\, g^\\top g + \\frac{{\\eta^2}}{{2}}\\, g^\\top H g$.

- $g^\\top g = {squared}$
- $g^\\top H g = {h11} \\cdot {g[0]}^2 + 2 \\cdot ({h12}) \\cdot {g[0]} \\cdot {g[1]} + {h22} \\cdot {g[1]}^2 = {form}$

$$-{rate:g} \\cdot {squared} + \\frac{{{rate:g}^2}}{{2}} \\cdot {form} = {change:.4f}$$

{_remark(change, form)}""",
        check=_slopes_added_up(np.array(g, float), np.array([[h11, h12], [h12, h22]], float), rate),
    )


def _remark(change, form):
    if change > 0:
        return "The loss is expected to rise: this rate is too large here."
    if form < 0:
        return (
            "The curvature along the gradient is negative, so the model expects more than the slope promises."
        )
    if form == 0:
        return "There is no curvature along the gradient, so the model expects what the slope promises."
    share = "part" if change < 0 else "all"
    return f"The slope promises a decrease, and the curvature takes {share} of it back."


def _slopes_added_up(g, hessian, rate):
    """The slope of the model along the step, added up over small pieces of it."""
    pieces = 1000
    moments = (np.arange(pieces) + 0.5) / pieces
    return float(sum((g - rate * t * (hessian @ g)) @ (-rate * g) for t in moments) / pieces)


@drill(
    objectives=["calc.autodiff-reverse", "calc.chain-rule"],
    level=2,
    minutes=4,
    sources=[
        "Baydin et al., Automatic Differentiation in Machine Learning: a Survey, JMLR 18 (2018), section 3.2"
    ],
)
def adjoint_of_an_input(rng):
    """The adjoint of an input that is used twice"""
    x, y, k = (int(n) for n in rng.integers(2, 7, size=3))
    a, b = x * y, k * x + y
    value = a * b + a
    to_a, to_b = b + 1, a
    adjoint = to_a * y + to_b * k
    h = 1e-4
    return Asked(
        ask=f"""\
A program computes, from $x = {x}$ and $y = {y}$,

$$a = x y, \\qquad b = {k}x + y, \\qquad c = a b, \\qquad L = c + a.$$

What does reverse mode find for the adjoint $\\bar x = \\partial L / \\partial x$?""",
        answer=adjoint,
        tolerance=0.001,
        working=f"""\
Forward: $a = {a}$, $b = {b}$, $c = {a * b}$, $L = {value}$. Backward, with $\\bar L = 1$:

- $\\bar c = 1$
- $\\bar a = \\bar L + \\bar c\\, b = 1 + {b} = {to_a}$, because $a$ is used twice
- $\\bar b = \\bar c\\, a = {to_b}$
- $\\bar x = \\bar a\\, y + {k}\\, \\bar b = {to_a} \\cdot {y} + {k} \\cdot {to_b} = {adjoint}$

Whoever assigns instead of adding loses one of two shares, at $a$ and again at $x$.""",
        check=(_program(x + h, y, k) - _program(x - h, y, k)) / (2 * h),
    )


def _program(x, y, k):
    return x * y * (k * x + y) + x * y
