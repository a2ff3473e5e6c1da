import submission
import torch


def quadratic(params):
    """Half the sum of squares, with curvatures 1, 2, 3, ... along the entries of each tensor."""
    return sum(0.5 * (torch.arange(1.0, p.numel() + 1, dtype=p.dtype) * p.flatten() ** 2).sum() for p in params)


def rosenbrock(params):
    x, y = params[0]
    return 100.0 * (y - x**2) ** 2 + (1.0 - x) ** 2


LOSSES = {"quadratic": quadratic, "rosenbrock": rosenbrock}


def drive(start, options, gradients, steps):
    """Where every tensor is after every step, with the given gradients (cycled) or those of a loss."""
    params = [p.clone().requires_grad_() for p in start]
    optimizer = submission.Adam(params, **options)
    for p in params:
        p.grad = torch.ones_like(p)  # left over from before: zero_grad is to clear it
    kept, path = True, [[p.detach().clone() for p in params]]
    for t in range(steps):
        optimizer.zero_grad()
        if not all(p.grad is None for p in params):
            return "zero_grad left a gradient behind"
        if isinstance(gradients, str):
            LOSSES[gradients](params).backward()
        else:
            for p, gradient in zip(params, gradients[t % len(gradients)]):
                p.grad = None if gradient is None else gradient.clone()
        before = [None if p.grad is None else p.grad.clone() for p in params]
        optimizer.step()
        kept = kept and all((p.grad is None) if g is None else torch.equal(p.grad, g) for p, g in zip(params, before))
        path.append([p.detach().clone() for p in params])
    return {"path": [torch.stack(places) for places in zip(*path)], "gradients left as they were": kept}
