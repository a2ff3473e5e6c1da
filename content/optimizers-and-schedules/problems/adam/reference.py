import torch


class Adam:
    """Adam with L2 regularisation, over a list of tensors that are changed in place.

    weight_decay adds weight_decay * p to the gradient (as torch.optim.Adam, unlike AdamW).
    Raises ValueError for a negative lr, or a beta outside [0, 1).

    Kingma and Ba, Adam: a Method for Stochastic Optimization, ICLR 2015, algorithm 1.
    """

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        if lr < 0 or not all(0 <= beta < 1 for beta in betas):
            raise ValueError(f"lr must not be negative and betas must lie in [0, 1), got {lr} and {betas}")
        self.params = list(params)
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self._first = [torch.zeros_like(p) for p in self.params]
        self._second = [torch.zeros_like(p) for p in self.params]
        self._steps = [0] * len(self.params)

    @torch.no_grad()
    def step(self):
        """Moves every tensor that has a gradient once."""
        beta1, beta2 = self.betas
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            self._steps[i] += 1
            gradient = p.grad + self.weight_decay * p
            self._first[i] = beta1 * self._first[i] + (1 - beta1) * gradient
            self._second[i] = beta2 * self._second[i] + (1 - beta2) * gradient**2
            first = self._first[i] / (1 - beta1 ** self._steps[i])
            second = self._second[i] / (1 - beta2 ** self._steps[i])
            p -= self.lr * first / (torch.sqrt(second) + self.eps)

    def zero_grad(self):
        """Forgets the gradients: every p.grad becomes None."""
        for p in self.params:
            p.grad = None
