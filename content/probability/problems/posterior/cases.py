import numpy as np

from viva.content.authoring import case, edge, law, sized, stability, varied


def rows(rng, t, n):
    return rng.uniform(0.05, 0.95, size=(t, n)).tolist()


@case("a rare disease and a positive test", shown=True)
def disease(rng):
    return {"prior": [0.01, 0.99], "likelihood": [[0.95, 0.05]]}


@case("three coins, three tosses", shown=True)
def coins(rng):
    return {"prior": [0.5, 0.25, 0.25], "likelihood": [[0.5, 0.9, 0.1], [0.5, 0.9, 0.1], [0.5, 0.1, 0.9]]}


@case("weights that do not add up to 1")
def weights(rng):
    return {"prior": [2, 6, 1], "likelihood": [[0.3, 0.2, 0.9], [0.5, 0.4, 0.1]]}


@case("five hypotheses, seven observations")
def five(rng):
    return {"prior": rng.dirichlet(np.ones(5)).tolist(), "likelihood": rows(rng, 7, 5)}


@case("densities above 1")
def densities(rng):
    return {"prior": [0.2, 0.3, 0.5], "likelihood": [[3.5, 1.2, 0.4], [1e-3, 8.0, 2.5]]}


@edge("one hypothesis is certain")
def one(rng):
    return {"prior": [0.3], "likelihood": [[0.2], [4.0]]}


@edge("no observations give no posteriors", shown=True)
def none(rng):
    return {"prior": [0.5, 0.5], "likelihood": []}


@edge("a prior of zero stays zero")
def zero_prior(rng):
    return {"prior": [0.0, 0.4, 0.6], "likelihood": [[0.9, 0.1, 0.2], [1.0, 0.3, 0.3]]}


@edge("a likelihood of zero rules a hypothesis out for good", shown=True)
def zero_likelihood(rng):
    return {"prior": [0.5, 0.3, 0.2], "likelihood": [[0.5, 0.5, 0.2], [0.0, 0.2, 0.1], [0.9, 0.1, 0.1]]}


@edge("an observation that says nothing")
def uninformative(rng):
    return {"prior": [0.1, 0.2, 0.7], "likelihood": [[0.4, 0.4, 0.4]]}


@edge("an impossible observation is refused", raises=ValueError, shown=True)
def impossible(rng):
    return {"prior": [0.5, 0.5], "likelihood": [[0.2, 0.3], [0.0, 0.0]]}


@edge("an observation possible only under hypotheses already ruled out is refused", raises=ValueError)
def impossible_together(rng):
    return {"prior": [0.5, 0.5, 0.0], "likelihood": [[0.0, 0.3, 0.5], [0.4, 0.0, 0.5]]}


@edge("no hypothesis is refused", raises=ValueError)
def no_hypothesis(rng):
    return {"prior": [], "likelihood": []}


@edge("weights that are all zero are refused, even without observations", raises=ValueError)
def all_zero(rng):
    return {"prior": [0.0, 0.0], "likelihood": []}


@edge("a short row is refused", raises=ValueError)
def short_row(rng):
    return {"prior": [0.5, 0.3, 0.2], "likelihood": [[0.2, 0.3, 0.4], [0.2, 0.3]]}


@edge("a long row is refused", raises=ValueError)
def long_row(rng):
    return {"prior": [0.5, 0.5], "likelihood": [[0.2, 0.3, 0.4]]}


@edge("a negative weight is refused", raises=ValueError)
def negative_prior(rng):
    return {"prior": [0.6, -0.1, 0.5], "likelihood": [[0.2, 0.3, 0.4]]}


@edge("a negative likelihood is refused", raises=ValueError)
def negative_likelihood(rng):
    return {"prior": [0.5, 0.5], "likelihood": [[0.2, -0.3]]}


@edge("a NaN is refused, even for a hypothesis already ruled out", raises=ValueError)
def not_a_number(rng):
    return {"prior": [0.5, 0.0], "likelihood": [[0.2, float("nan")]]}


@edge("an infinite density is refused", raises=ValueError)
def infinity(rng):
    return {"prior": [0.5, 0.5], "likelihood": [[0.2, float("inf")]]}


@edge("an infinite weight is refused", raises=ValueError)
def infinite_weight(rng):
    return {"prior": [0.5, float("inf")], "likelihood": [[0.2, 0.3]]}


@stability("two thousand observations do not underflow")
def many(rng):
    return {"prior": [0.2, 0.3, 0.5], "likelihood": [[0.010, 0.0101, 0.0099]] * 2000}


@stability("large densities do not overflow")
def large(rng):
    return {"prior": [0.4, 0.6], "likelihood": [[1e100, 2e100]] * 5}


@stability("likelihoods that are tiny under every hypothesis")
def tiny(rng):
    return {"prior": [0.4, 0.6], "likelihood": [[1e-300, 3e-300], [2e-310, 1e-310]]}


@stability("a hypothesis comes back from below the smallest float")
def comes_back(rng):
    return {"prior": [0.5, 0.5], "likelihood": [[1e-250, 1.0], [1e-250, 1.0], [1.0, 1e-250], [1.0, 2e-250]]}


@stability("a hypothesis comes back from the smallest floats with all its digits")
def comes_back_whole(rng):
    return {"prior": [0.5, 0.5], "likelihood": [[1e-160, 1.0], [3e-161, 1.0], [1.0, 1e-160], [1.0, 2e-160]]}


@stability("weights whose sum overflows")
def large_weights(rng):
    return {"prior": [1e308] * 3, "likelihood": [[0.25, 0.25, 0.5]]}


@stability("weights too far apart to be divided by their sum")
def weights_apart(rng):
    return {"prior": [1e-200, 1e200], "likelihood": [[1e150, 1e-150]] * 2}


@law("each posterior adds up to 1", atol=1e-12)
def sums(output):
    return [float(np.sum(row)) for row in output], [1.0] * len(output)


@law("one posterior for each observation")
def length(likelihood, output):
    return len(output) == len(likelihood)


@law("the last posterior does not depend on the order of observations",
     also=lambda prior, likelihood: [{"prior": prior, "likelihood": likelihood[::-1]}],
     when=lambda likelihood: len(likelihood) > 0)
def order(output, also):
    return also[0][-1], output[-1]


def halves(prior, likelihood):
    return [{"prior": [p / 2 for p in prior], "likelihood": [[x / 8 for x in row] for row in likelihood]}]


@law("constant factors of the prior and of the likelihoods do not matter", also=halves)
def factors(output, also):
    return also[0], output


@law("odds after the first observation are prior odds times the likelihood ratio",
     when=lambda likelihood: len(likelihood) > 0)
def odds(prior, likelihood, output):
    first = output[0]
    products = [p * x for p, x in zip(prior, likelihood[0])]
    i = int(np.argmax(first))
    return [f * products[i] for f in first], [product * first[i] for product in products]


@sized(8, 16, 32, 64)
def growing(rng, n):
    return {"prior": [0.2, 0.3, 0.5], "likelihood": rows(rng, n, 3)}


@varied
def any_size(rng):
    t, n = (int(size) for size in rng.integers(1, 7, size=2))
    likelihood = rng.uniform(0.0, 2.0, size=(t, n)) * (rng.random(size=(t, n)) > 0.1)
    likelihood[:, 0] = rng.uniform(0.1, 1.0, size=t)
    return {"prior": rng.uniform(0.1, 3.0, size=n).tolist(), "likelihood": likelihood.tolist()}
