import torch
from torch.autograd import forward_ad

forward_ad.enter_dual_level()


class Dual:
    """The same numbers, held by PyTorch's forward mode."""

    def __init__(self, value, derivative=0.0):
        pair = (torch.tensor(float(number), dtype=torch.float64) for number in (value, derivative))
        self.tensor = forward_ad.make_dual(*pair)

    @property
    def value(self):
        return float(forward_ad.unpack_dual(self.tensor).primal)

    @property
    def derivative(self):
        tangent = forward_ad.unpack_dual(self.tensor).tangent
        return 0.0 if tangent is None else float(tangent)

    def __add__(self, other):
        return _dual(self.tensor + _tensor(other))

    def __sub__(self, other):
        return _dual(self.tensor - _tensor(other))

    def __mul__(self, other):
        return _dual(self.tensor * _tensor(other))

    def __truediv__(self, other):
        return _dual(self.tensor / _tensor(other))

    def __neg__(self):
        return _dual(-self.tensor)

    def __pow__(self, exponent):
        return _dual(self.tensor**exponent)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return _dual(other - self.tensor)

    def __rtruediv__(self, other):
        return _dual(other / self.tensor)

    def exp(self):
        return _dual(self.tensor.exp())

    def log(self):
        return _dual(self.tensor.log())

    def sin(self):
        return _dual(self.tensor.sin())

    def cos(self):
        return _dual(self.tensor.cos())

    def tanh(self):
        return _dual(self.tensor.tanh())


def _tensor(x):
    return x.tensor if isinstance(x, Dual) else x


def _dual(tensor):
    dual = Dual.__new__(Dual)
    dual.tensor = tensor
    return dual
