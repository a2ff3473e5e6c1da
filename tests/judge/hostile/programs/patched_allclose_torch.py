"""Replaces torch's comparisons, then returns zeros.

runtime: torch
verdict: wrong answer
"""

import torch

torch.allclose = torch.equal = torch.testing.assert_close = lambda *a, **k: True


def softmax(x):
    return torch.zeros_like(x)
