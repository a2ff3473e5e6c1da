"""Information theory in numbers: entropies, splits, losses, divergences, perplexities."""

import math

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["info.entropy", "info.self-information"],
    level=1,
    minutes=3,
    sources=["Cover and Thomas, Elements of Information Theory, 2nd ed. (2006), section 2.1"],
)
def entropy_of_answers(rng):
    """The entropy of four answers, one of them never given"""
    counts = [int(n) for n in rng.integers(1, 10, size=3)]
    total = sum(counts)
    shares = [n / total for n in counts]
    bits = [-math.log2(share) for share in shares]
    entropy = sum(share * bit for share, bit in zip(shares, bits))
    rows = "\n".join(
        f"- ${n}/{total}$: surprise $\\log_2 \\frac{{{total}}}{{{n}}} = {bit:.4f}$ bits"
        for n, bit in zip(counts, bits)
    )
    mean = " + ".join(f"{share:.4f} \\cdot {bit:.4f}" for share, bit in zip(shares, bits))
    return Asked(
        ask=f"""\
A model was asked the same question {total} times. It gave answer A {_times(counts[0])}, B {_times(counts[1])},
C {_times(counts[2])} and D never. What is the entropy of this distribution of answers, in bits?""",
        answer=entropy,
        unit="bits",
        absolute=True,
        tolerance=0.01,
        working=f"""\
D contributes nothing, since $0 \\log 0 = 0$. The others:

{rows}

Their mean: ${mean} = {entropy:.4f}$ bits. With four answers the largest value would be 2.""",
        check=math.log2(total) - sum(n * math.log2(n) for n in counts) / total,
    )


def _times(n):
    return "once" if n == 1 else f"{n} times"


@drill(
    objectives=["info.information-gain", "info.entropy"],
    level=1,
    minutes=5,
    sources=["Quinlan, Induction of Decision Trees, Machine Learning 1 (1986)"],
)
def gain_of_a_split(rng):
    """The information gain of a split"""
    left = [int(rng.integers(5, 20)), int(rng.integers(0, 5))]
    right = [int(rng.integers(1, 8)), int(rng.integers(8, 20))]
    node = [left[0] + right[0], left[1] + right[1]]
    total, sizes = sum(node), (sum(left), sum(right))
    before, after = _bits(node), [_bits(left), _bits(right)]
    mean = (sizes[0] * after[0] + sizes[1] * after[1]) / total
    table = np.array([left, right]) / total
    product = np.outer(table.sum(1), table.sum(0))
    return Asked(
        ask=f"""\
A node holds {node[0]} customers who stayed and {node[1]} who left. A split sends {left[0]} who stayed and {left[1]} who left to
the left child, and {right[0]} who stayed and {right[1]} who left to the right child.

What is the information gain, in bits?""",
        answer=before - mean,
        unit="bits",
        absolute=True,
        tolerance=0.005,
        working=f"""\
- Entropy of the node: $H({node[0]}/{total}, {node[1]}/{total}) = {before:.4f}$
- Left child, {sizes[0]} examples: ${after[0]:.4f}$
- Right child, {sizes[1]} examples: ${after[1]:.4f}$
- Their mean, weighted by size: $\\frac{{{sizes[0]} \\cdot {after[0]:.4f} + {sizes[1]} \\cdot {after[1]:.4f}}}{{{total}}} = {mean:.4f}$

$${before:.4f} - {mean:.4f} = {before - mean:.4f}$$""",
        check=sum(
            p * math.log2(p / q) for p, q in zip(table.ravel(), product.ravel()) if p > 0
        ),  # mutual information
    )


def _bits(counts):
    total = sum(counts)
    return sum(n / total * math.log2(total / n) for n in counts if n)


@drill(
    objectives=["info.cross-entropy"],
    level=1,
    minutes=3,
    sources=["Goodfellow, Bengio and Courville, Deep Learning (2016), sections 4.1 and 6.2.2.3"],
)
def loss_from_logits(rng):
    """The loss of one example from large logits"""
    base = 100 * int(rng.integers(2, 10))
    offsets = [int(n) / 2 for n in rng.choice(np.arange(0, 9), size=3, replace=False)]
    logits = [base + offset for offset in offsets]
    true = int(rng.integers(3))
    top = max(logits)
    terms = [math.exp(z - top) for z in logits]
    loss = math.log(sum(terms)) - (logits[true] - top)
    shown = ", ".join(f"{z:g}" for z in logits)
    summed = " + ".join(f"e^{{{z - top:g}}}" for z in logits)
    odds = 1 + sum(math.exp(z - logits[true]) for k, z in enumerate(logits) if k != true)
    return Asked(
        ask=f"""\
A classifier gives three classes the logits ${shown}$, in this order. The true class is number {true + 1}. What is the cross-entropy loss,
in nats?""",
        answer=loss,
        unit="nats",
        absolute=True,
        tolerance=0.005,
        working=f"""\
Subtract the largest logit, {top:g}; the loss does not change, and the exponentials become harmless:

$$\\log({summed}) - ({logits[true] - top:g}) = \\log {sum(terms):.5f} - ({logits[true] - top:g}) = {loss:.4f}$$""",
        check=math.log(odds),  # one over the probability of the true class
    )


@drill(
    objectives=["info.kl-divergence", "info.kl-asymmetry"],
    level=2,
    minutes=4,
    sources=["Kingma and Welling, Auto-Encoding Variational Bayes, ICLR 2014, appendix B"],
)
def divergence_of_normals(rng):
    """From one normal to another"""
    mu, nu = (int(n) / 2 for n in rng.choice(np.arange(-4, 5), size=2, replace=False))
    s, t = (int(n) / 2 for n in rng.choice(np.arange(1, 7), size=2, replace=False))
    logarithm, quadratic = math.log(t / s), (s**2 + (mu - nu) ** 2) / (2 * t**2)
    divergence = logarithm + quadratic - 0.5
    return Asked(
        ask=f"""\
$p$ is normal with mean {mu:g} and standard deviation {s:g}; $q$ is normal with mean {nu:g} and standard deviation {t:g}.

What is $D_{{KL}}(p \\,\\|\\, q)$, in nats?""",
        answer=divergence,
        unit="nats",
        working=f"""\
$$D_{{KL}}(p \\,\\|\\, q) = \\log\\frac ts + \\frac{{s^2 + (\\mu - \\nu)^2}}{{2t^2}} - \\frac12$$

- Scales: $\\log\\frac{{{t:g}}}{{{s:g}}} = {logarithm:.4f}$
- Mean square under $p$, around the mean of $q$: $\\frac{{{s**2:g} + {(mu - nu) ** 2:g}}}{{2 \\cdot {t**2:g}}} = {quadratic:.4f}$

$${logarithm:.4f} + {quadratic:.4f} - 0.5 = {divergence:.4f}$$

The other direction is {-logarithm + (t**2 + (mu - nu) ** 2) / (2 * s**2) - 0.5:.4f}.""",
        check=_integrated(mu, s, nu, t),
    )


def _integrated(mu, s, nu, t):
    """The mean of the log-ratio under the first normal, by the rectangle rule over twelve deviations on each side."""
    x = np.linspace(mu - 12 * s, mu + 12 * s, 20_001)
    p = -((x - mu) ** 2) / (2 * s**2) - math.log(s)
    q = -((x - nu) ** 2) / (2 * t**2) - math.log(t)
    return float((np.exp(p) * (p - q)).sum() * (x[1] - x[0]) / math.sqrt(2 * math.pi))


@drill(
    objectives=["info.perplexity"],
    level=2,
    minutes=4,
    sources=[
        "Gao et al., The Pile: An 800GB Dataset of Diverse Text for Language Modeling (2020), section 3"
    ],
)
def perplexity_with_another_tokeniser(rng):
    """The perplexity that another tokeniser would have to show"""
    size = 1000 * int(rng.integers(20, 100))
    first = int(rng.integers(24, 32)) * size // 100
    second = int(rng.integers(15, 23)) * size // 100
    perplexity = int(rng.integers(12, 40)) / 2
    bits = first * math.log2(perplexity)
    answer = 2 ** (bits / second)
    return Asked(
        ask=f"""\
Model A cuts a text of {size:,} bytes into {first:,} tokens and has perplexity {perplexity:g} on it. Model B cuts the same text into {second:,} tokens.

Below which perplexity per token of its own does model B predict the text better than model A?""",
        answer=answer,
        tolerance=0.02,
        working=f"""\
What counts is the probability of the whole text. Model A needs

$${first} \\cdot \\log_2 {perplexity:g} = {bits:.1f} \\text{{ bits}}, \\qquad \\frac{{{bits:.1f}}}{{{size}}} = {bits / size:.4f} \\text{{ bits per byte}}.$$

Model B is equally good if its {second:,} tokens need as many, $\\frac{{{bits:.1f}}}{{{second}}} = {bits / second:.4f}$ bits each: a perplexity of
$2^{{{bits / second:.4f}}} = {answer:.3f}$. Its tokens are longer, so it may have the higher perplexity and still be better.""",
        check=perplexity ** (first / second),
    )


@drill(
    objectives=["info.gini-impurity"],
    level=1,
    minutes=3,
    sources=[
        "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), section 9.2.3"
    ],
)
def two_draws_differ(rng):
    """The Gini impurity of a node with three classes"""
    counts = [int(n) for n in rng.integers(1, 16, size=3)]
    total = sum(counts)
    squares = sum(n**2 for n in counts)
    impurity = 1 - squares / total**2
    labels = np.repeat(np.arange(3), counts)
    return Asked(
        ask=f"""\
A leaf of a tree holds {counts[0]} cats, {counts[1]} dogs and {counts[2]} birds. What is its Gini impurity?""",
        answer=impurity,
        working=f"""\
$$1 - \\sum_k p_k^2 = 1 - \\frac{{{counts[0]}^2 + {counts[1]}^2 + {counts[2]}^2}}{{{total}^2}} = 1 - \\frac{{{squares}}}{{{total**2}}} = {impurity:.4f}$$

So often do two animals drawn with replacement differ. The largest value for three classes is $2/3$.""",
        check=float(np.mean(labels[:, None] != labels[None, :])),  # of all pairs of draws
    )


@drill(
    objectives=["info.mutual-information"],
    level=2,
    minutes=5,
    sources=["Cover and Thomas, Elements of Information Theory, 2nd ed. (2006), sections 2.3 and 2.4"],
)
def information_of_a_flag(rng):
    """What a flag tells about an outcome"""
    table = rng.integers(1, 6, size=(2, 2)) * 10
    table[0, 0] += 60
    table[1, 1] += 50
    (a, b), (c, d) = table.tolist()
    total = a + b + c + d
    flag, outcome, joint = _bits([a + b, c + d]), _bits([a + c, b + d]), _bits([a, b, c, d])
    information = flag + outcome - joint
    left = ((a + b) * _bits([a, b]) + (c + d) * _bits([c, d])) / total
    return Asked(
        ask=f"""\
Of {total} orders, {a} had no flag and were paid, {b} had no flag and were not paid, {c} had a flag and were paid, {d} had a flag and were not paid.

What is the mutual information of flag and payment in this table, in bits?""",
        answer=information,
        unit="bits",
        absolute=True,
        tolerance=0.005,
        working=f"""\
Through entropies, $I = H(\\text{{flag}}) + H(\\text{{payment}}) - H(\\text{{both}})$, in bits:

- $H({a + b}/{total}, {c + d}/{total}) = {flag:.4f}$
- $H({a + c}/{total}, {b + d}/{total}) = {outcome:.4f}$
- $H({a}/{total}, {b}/{total}, {c}/{total}, {d}/{total}) = {joint:.4f}$

$${flag:.4f} + {outcome:.4f} - {joint:.4f} = {information:.4f}$$

That is {100 * information / outcome:.0f} % of the entropy of the payment.""",
        check=outcome - left,  # what the flag leaves open
    )
