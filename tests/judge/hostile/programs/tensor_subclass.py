"""A tensor subclass that answers every operation with zero.

runtime: torch
verdict: wrong answer
"""

import torch


class Right(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return torch.zeros(())


def softmax(x):
    return torch.zeros_like(x).as_subclass(Right)
