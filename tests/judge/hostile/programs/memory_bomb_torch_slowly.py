"""Fills memory with tensors.

runtime: torch
verdict: memory limit
"""

import torch


def softmax(x):
    return [torch.ones(1 << 22) for _ in range(10_000)]
