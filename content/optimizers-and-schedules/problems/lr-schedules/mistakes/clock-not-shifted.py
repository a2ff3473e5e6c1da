"""Goes on after the warm-up at the same step number.

The following schedule starts at its own step 0 when the warm-up is over. With the unshifted step its beginning is
skipped and the rate jumps down at the joint: a cosine over 20 steps behind a warm-up of 5 would begin at a quarter of
its way.
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
        return lr_at(step, then)
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
