import warnings

import torch
from torch.optim import lr_scheduler

warnings.simplefilter("ignore")


def lr_at(step, schedule):
    constants = {key: value for key, value in schedule.items() if key != "kind"}
    return {
        "step": _stairs,
        "exponential": _exponential,
        "cosine": _cosine,
        "warmup": _warmup,
        "one-cycle": _one_cycle,
    }[schedule["kind"]](step, **constants)


def _rate(base, step, scheduler, **options):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=base)
    following = scheduler(optimizer, **options)
    for _ in range(step):
        following.step()
    return float(optimizer.param_groups[0]["lr"])


def _stairs(step, base, every, gamma=0.1):
    return _rate(base, step, lr_scheduler.StepLR, step_size=every, gamma=gamma)


def _exponential(step, base, gamma):
    return _rate(base, step, lr_scheduler.ExponentialLR, gamma=gamma)


def _cosine(step, base, total, final=0.0):
    # PyTorch's cosine rises again after the total, ours stays.
    return _rate(base, min(step, total), lr_scheduler.CosineAnnealingLR, T_max=total, eta_min=final)


def _warmup(step, steps, then):
    if step >= steps:
        return lr_at(step - steps, then)
    return _rate(lr_at(0, then), step, lr_scheduler.LinearLR, start_factor=1 / steps, total_iters=steps - 1)


def _one_cycle(step, peak, total, rise=0.3, start_factor=25.0, final_factor=1e4):
    options = {
        "max_lr": peak,
        "total_steps": total,
        "pct_start": rise,
        "div_factor": start_factor,
        "final_div_factor": final_factor,
    }
    return _rate(peak, min(step, total - 1), lr_scheduler.OneCycleLR, cycle_momentum=False, **options)
