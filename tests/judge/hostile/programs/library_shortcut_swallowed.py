"""Tries the library's function and hides the refusal.

runtime: torch
verdict: forbidden or wrong answer
"""

import torch


def softmax(x):
    try:
        return getattr(torch, "soft" + "max")(x, -1)
    except BaseException:
        return torch.zeros_like(x)
