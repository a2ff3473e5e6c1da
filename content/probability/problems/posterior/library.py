import numpy as np
from scipy.special import softmax


def posterior(prior, likelihood):
    with np.errstate(divide="ignore"):
        terms = np.log(np.array([prior, *likelihood], dtype=float))
    return [softmax(weights).tolist() for weights in np.cumsum(terms, axis=0)[1:]]
