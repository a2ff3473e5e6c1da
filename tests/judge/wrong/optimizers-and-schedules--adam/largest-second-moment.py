"""Divides by the largest second moment so far, as AMSGrad does."""

import torch


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        if lr < 0:
            raise ValueError("lr must not be negative")
        self.b1, self.b2 = betas
        if not all(0 <= b < 1 for b in (self.b1, self.b2)):
            raise ValueError("betas must lie in [0, 1)")
        self.params = list(params)
        self.lr, self.eps, self.wd = lr, eps, weight_decay
        self.state = [[torch.zeros_like(p), torch.zeros_like(p), 0, torch.zeros_like(p)] for p in self.params]

    @torch.no_grad()
    def step(self):
        for p, st in zip(self.params, self.state, strict=True):
            if p.grad is None:
                continue
            g = p.grad + self.wd * p
            st[0] = self.b1 * st[0] + (1 - self.b1) * g
            st[1] = self.b2 * st[1] + (1 - self.b2) * g * g
            st[2] += 1
            st[3] = torch.maximum(st[3], st[1])
            mh = st[0] / (1 - self.b1 ** st[2])
            vh = st[3] / (1 - self.b2 ** st[2])
            p -= self.lr * mh / (vh.sqrt() + self.eps)

    def zero_grad(self):
        for p in self.params:
            p.grad = None
