"""Adds eps to the uncorrected root and corrects the whole quotient.

This is the reformulation that the paper mentions for efficiency, lr sqrt(1 - b2^t) / (1 - b1^t) times m / (sqrt(v) +
eps), and its eps is another one: early on it weighs up to thirty times as much. To match algorithm 1 correct v first,
then take the root, then add eps.
"""

import torch


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        if lr < 0:
            raise ValueError("lr must not be negative")
        if not (0 <= betas[0] < 1 and 0 <= betas[1] < 1):
            raise ValueError("betas must lie in [0, 1)")
        self.params = list(params)
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.state = [{"t": 0, "m": torch.zeros_like(p), "v": torch.zeros_like(p)} for p in self.params]

    @torch.no_grad()
    def step(self):
        b1, b2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            g = p.grad + self.weight_decay * p
            s["m"] = b1 * s["m"] + (1 - b1) * g
            s["v"] = b2 * s["v"] + (1 - b2) * g * g
            m_hat = s["m"] / (1 - b1 ** s["t"])
            p -= self.lr * m_hat * (1 - b2 ** s["t"]) ** 0.5 / (s["v"].sqrt() + self.eps)

    def zero_grad(self):
        for p in self.params:
            p.grad = None
