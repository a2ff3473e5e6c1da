"""Warms up the rate that the following schedule has at the same step.

While warming up, the following schedule stands still at its step 0; its clock starts afterwards. Multiplying a rate
that decays already makes the warm-up bend and stop short of the full rate.
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
            return lr_at(step, then) * (step + 1) / steps
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
