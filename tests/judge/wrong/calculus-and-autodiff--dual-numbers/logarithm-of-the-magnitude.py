"""Takes the logarithm of |x|, so negative numbers pass."""

import math


def _lift(u):
    return u if isinstance(u, Dual) else Dual(u)


class Dual:
    def __init__(self, value, derivative=0.0):
        self.value = float(value)
        self.derivative = float(derivative)

    def __add__(self, other):
        o = _lift(other)
        return Dual(self.value + o.value, self.derivative + o.derivative)

    __radd__ = __add__

    def __neg__(self):
        return Dual(-self.value, -self.derivative)

    def __sub__(self, other):
        o = _lift(other)
        return Dual(self.value - o.value, self.derivative - o.derivative)

    def __rsub__(self, other):
        return _lift(other) - self

    def __mul__(self, other):
        o = _lift(other)
        return Dual(self.value * o.value, self.derivative * o.value + self.value * o.derivative)

    __rmul__ = __mul__

    def __truediv__(self, other):
        o = _lift(other)
        q = self.value / o.value
        return Dual(q, (self.derivative - q * o.derivative) / o.value)

    def __rtruediv__(self, other):
        return _lift(other) / self

    def __pow__(self, r):
        if r == 0:
            return Dual(1.0)
        return Dual(math.pow(self.value, r), r * math.pow(self.value, r - 1) * self.derivative)

    def exp(self):
        e = math.exp(self.value)
        return Dual(e, e * self.derivative)

    def log(self):
        return Dual(math.log(abs(self.value)), self.derivative / self.value)

    def sin(self):
        return Dual(math.sin(self.value), math.cos(self.value) * self.derivative)

    def cos(self):
        return Dual(math.cos(self.value), -math.sin(self.value) * self.derivative)

    def tanh(self):
        t = math.tanh(self.value)
        return Dual(t, (1 - t * t) * self.derivative)
