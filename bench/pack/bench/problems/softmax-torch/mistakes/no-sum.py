"""Never divides by the sum.

Exponentials are not probabilities until they are divided by their sum.
"""

import torch


def softmax(x):
    return torch.exp(x - x.max(dim=-1, keepdim=True).values)
