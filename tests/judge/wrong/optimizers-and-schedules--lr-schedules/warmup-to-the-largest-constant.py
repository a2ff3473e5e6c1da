"""Warms up to the base or peak of what follows, not to its first rate."""

import math


def _c(a, b, p):
    return b + (a - b) * (1 + math.cos(math.pi * p)) / 2


def lr_at(step, schedule):
    if step < 0:
        raise ValueError("negative step")
    kind = schedule.get("kind")
    if kind == "step":
        return float(schedule["base"] * schedule.get("gamma", 0.1) ** (step // schedule["every"]))
    if kind == "exponential":
        return float(schedule["base"] * schedule["gamma"] ** step)
    if kind == "cosine":
        final = schedule.get("final", 0.0)
        if step >= schedule["total"]:
            return float(final)
        return float(_c(schedule["base"], final, step / schedule["total"]))
    if kind == "warmup":
        n, then = schedule["steps"], schedule["then"]
        return (
            float((then.get("base") or then.get("peak") or lr_at(0, then)) * (step + 1) / n)
            if step < n
            else lr_at(step - n, then)
        )
    if kind == "one-cycle":
        peak, total = schedule["peak"], schedule["total"]
        start = peak / schedule.get("start_factor", 25.0)
        end = start / schedule.get("final_factor", 1e4)
        u, e = schedule.get("rise", 0.3) * total - 1, total - 1
        if step <= u:
            return float(_c(start, peak, step / u))
        if step <= e:
            return float(_c(peak, end, (step - u) / (e - u)))
        return float(end)
    raise ValueError(f"unknown kind {kind!r}")
