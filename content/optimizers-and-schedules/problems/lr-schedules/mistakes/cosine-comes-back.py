"""Lets the cosine run on after its total, so that the rate rises again.

cos(pi p) turns at p = 1. A training that goes on for a few steps more is then trained with a growing rate, and after
twice the total with the full one; PyTorch's CosineAnnealingLR does just that. Stop at the end: min(step, total).
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
        return wave(schedule["base"], schedule.get("final", 0.0), step / total)
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
            return wave(start, schedule["peak"], step / up)
        return wave(schedule["peak"], final, (min(step, end) - up) / (end - up))
    raise ValueError(f"unknown kind {kind}")


def wave(a, b, part):
    return b + (a - b) * (1 + math.cos(math.pi * part)) / 2
