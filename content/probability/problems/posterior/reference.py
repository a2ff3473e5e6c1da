import math


def posterior(prior, likelihood):
    """The posterior over hypotheses after each of several independent observations.

    prior: n weights >= 0. likelihood: t rows of n numbers p(observation | hypothesis) >= 0.
    Returns t lists of n probabilities. Raises ValueError for numbers that are negative or not finite, for rows of the
    wrong length, without a possible hypothesis, and for an observation that no possible hypothesis allows.

    MacKay, Information Theory, Inference, and Learning Algorithms, section 2.3.
    """
    weights = _logarithms(prior)
    _normalised(weights)  # raises if there is no possible hypothesis to begin with
    rows = [_logarithms(row) for row in likelihood]
    posteriors = []
    for row in rows:
        weights = [weight + term for weight, term in zip(weights, row, strict=True)]
        posteriors.append(_normalised(weights))
    return posteriors


def _logarithms(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError(f"expected numbers that are finite and not negative, got {numbers}")
    return [math.log(number) if number > 0 else -math.inf for number in numbers]


def _normalised(weights):
    """Probabilities in proportion to exp(weights)."""
    largest = max(weights, default=-math.inf)
    if largest == -math.inf:
        raise ValueError("no hypothesis is possible")
    shares = [math.exp(weight - largest) for weight in weights]  # the largest is exp(0): no overflow
    total = math.fsum(shares)
    return [share / total for share in shares]
