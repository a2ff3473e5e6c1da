"""Asks torch for a terabyte.

runtime: torch
verdict: memory limit
"""

import torch


def softmax(x):
    return torch.ones(1 << 37)
