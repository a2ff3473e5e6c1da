"""Joins the corners of the cycle by straight lines.

The first version of the one-cycle policy was piecewise linear; this one, like PyTorch's default, follows half a
cosine wave up and another one down. Start, peak and end agree, all that is in between does not.
"""

import math


def lr_at(step, schedule):
    if step < 0:
        raise ValueError("step must not be negative")
    kind = schedule["kind"]
    if kind == "step":
        return schedule["base"] * schedule.get("gamma", 0.1) ** (step // schedule["every"])
    if kind == "exponential":
        return schedule["base"] * schedule["gamma"] ** step
    if kind == "cosine":
        total = schedule["total"]
        return wave(schedule["base"], schedule.get("final", 0.0), min(step, total) / total)
    if kind == "warmup":
        steps, then = schedule["steps"], schedule["then"]
        if step < steps:
            return lr_at(0, then) * (step + 1) / steps
        return lr_at(step - steps, then)
    if kind == "one-cycle":
        start = schedule["peak"] / schedule.get("start_factor", 25.0)
        final = start / schedule.get("final_factor", 1e4)
        up = schedule.get("rise", 0.3) * schedule["total"] - 1
        end = schedule["total"] - 1
        if step <= up:
            return start + (schedule["peak"] - start) * step / up
        return schedule["peak"] + (final - schedule["peak"]) * (min(step, end) - up) / (end - up)
    raise ValueError(f"unknown kind {kind}")


def wave(a, b, part):
    return b + (a - b) * (1 + math.cos(math.pi * part)) / 2
