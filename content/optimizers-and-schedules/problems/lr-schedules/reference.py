import math


def lr_at(step, schedule):
    """The learning rate of a schedule at a step (0, 1, 2, ...), a float.

    schedule: a dict with "kind" and the constants of that kind.
    Raises ValueError for a negative step or an unknown kind.

    Loshchilov and Hutter, SGDR, ICLR 2017, equation 5 (cosine); Smith and Topin, Super-Convergence, 2018 (one-cycle).
    """
    if step < 0:
        raise ValueError(f"step must not be negative, got {step}")
    if schedule["kind"] not in _KINDS:
        raise ValueError(f"unknown kind {schedule['kind']!r}, choose one of {sorted(_KINDS)}")
    constants = {key: value for key, value in schedule.items() if key != "kind"}
    return _KINDS[schedule["kind"]](step, **constants)


def _stairs(step, base, every, gamma=0.1):
    return base * gamma ** (step // every)


def _exponential(step, base, gamma):
    return base * gamma**step


def _cosine(step, base, total, final=0.0):
    return _between(base, final, min(step, total) / total)


def _warmup(step, steps, then):
    if step < steps:
        return lr_at(0, then) * (step + 1) / steps
    return lr_at(step - steps, then)


def _one_cycle(step, peak, total, rise=0.3, start_factor=25.0, final_factor=1e4):
    start, top, last = peak / start_factor, rise * total - 1, total - 1
    if step <= top:
        return _between(start, peak, step / top)
    return _between(peak, start / final_factor, min(step - top, last - top) / (last - top))


def _between(start, end, part):
    """From `start` at part 0 to `end` at part 1, along half a cosine wave."""
    return end + (start - end) * (1 + math.cos(math.pi * part)) / 2


_KINDS = {
    "step": _stairs,
    "exponential": _exponential,
    "cosine": _cosine,
    "warmup": _warmup,
    "one-cycle": _one_cycle,
}
