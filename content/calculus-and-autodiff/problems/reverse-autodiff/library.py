import weakref

import torch

ALIVE = weakref.WeakSet()


class Value:
    """The same numbers, held by PyTorch's reverse mode."""

    def __init__(self, data):
        tensor = data if isinstance(data, torch.Tensor) else torch.tensor(float(data), dtype=torch.float64)
        self.tensor = tensor if tensor.requires_grad else tensor.requires_grad_()
        self.grad = 0.0
        ALIVE.add(self)

    @property
    def data(self):
        return float(self.tensor.detach())

    def __add__(self, other):
        return Value(self.tensor + _tensor(other))

    def __sub__(self, other):
        return Value(self.tensor - _tensor(other))

    def __mul__(self, other):
        return Value(self.tensor * _tensor(other))

    def __truediv__(self, other):
        return Value(self.tensor / _tensor(other))

    def __neg__(self):
        return Value(-self.tensor)

    def __pow__(self, exponent):
        return Value(self.tensor**exponent)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return Value(other - self.tensor)

    def __rtruediv__(self, other):
        return Value(other / self.tensor)

    def exp(self):
        return Value(self.tensor.exp())

    def log(self):
        return Value(self.tensor.log())

    def tanh(self):
        return Value(self.tensor.tanh())

    def relu(self):
        return Value(self.tensor.relu())

    def backward(self):
        values = list(ALIVE)
        tensors = [value.tensor for value in values]
        slopes = torch.autograd.grad(self.tensor, tensors, retain_graph=True, allow_unused=True)
        for value, slope in zip(values, slopes):
            if slope is not None:
                value.grad = float(slope)


def _tensor(x):
    return x.tensor if isinstance(x, Value) else x
