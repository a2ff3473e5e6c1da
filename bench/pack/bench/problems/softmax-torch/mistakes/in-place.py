"""Shifts the caller's array.

The subtraction in place changes the argument. Make a new array.
"""

import torch


def softmax(x):
    x -= x.max(dim=-1, keepdim=True).values
    e = torch.exp(x)
    return e / e.sum(dim=-1, keepdim=True)
