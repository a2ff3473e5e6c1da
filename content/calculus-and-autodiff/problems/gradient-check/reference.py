import numpy as np


def gradient_check(f, grad, x, h=1e-5):
    """Compares a gradient with central differences: (errors, kinks, verdict).

    f: takes (n,), returns one number. grad: takes (n,), returns (n,). x: (n,).
    h: relative step; coordinate i moves by h * max(1, |x_i|).
    Returns the relative errors (n,), where the one-sided slopes disagree (n,), and "fine", "suspect", "wrong"
    or "undecided". Raises ValueError if grad returns another shape than that of x.

    Stanford CS231n, course notes "Neural Networks Part 3", section Gradient checks.
    """
    x = np.array(x, dtype=float)
    claimed = np.array(grad(x.copy()), dtype=float)
    if claimed.shape != x.shape:
        raise ValueError(f"the gradient has shape {claimed.shape}, x has {x.shape}")
    forward, backward = _one_sided(f, x, h * np.maximum(1.0, np.abs(x)))
    central = (forward + backward) / 2
    errors = np.abs(claimed - central) / _largest(np.abs(claimed), np.abs(central), 1e-8)
    kinks = np.abs(forward - backward) > 0.01 * _largest(np.abs(forward), np.abs(backward), 1.0)
    return errors, kinks, _verdict(errors[~kinks])


def _one_sided(f, x, steps):
    """The slopes to the right and to the left in each coordinate, (n,) and (n,)."""
    here = f(x)
    forward = [(f(x + move) - here) / s for move, s in zip(np.diag(steps), steps)]
    backward = [(here - f(x - move)) / s for move, s in zip(np.diag(steps), steps)]
    return np.array(forward), np.array(backward)


def _largest(a, b, least):
    return np.maximum(np.maximum(a, b), least)


def _verdict(errors):
    if len(errors) == 0:
        return "undecided"
    if np.max(errors) <= 1e-5:
        return "fine"
    if np.max(errors) <= 1e-2:
        return "suspect"
    return "wrong"  # where NaN ends up, too
