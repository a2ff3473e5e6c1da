import torch


def softmax(x):
    """The softmax of x over its last axis. x: (n, d). Returns (n, d).

    Goodfellow, Bengio and Courville, Deep Learning (2016), equation 4.1.
    """
    e = torch.exp(x - x.max(dim=-1, keepdim=True).values)
    return e / e.sum(dim=-1, keepdim=True)
