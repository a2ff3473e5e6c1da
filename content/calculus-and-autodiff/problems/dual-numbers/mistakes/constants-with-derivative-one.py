"""Gives plain numbers the derivative 1.

Only the variable by which you differentiate has the derivative 1. A constant does not move when it does: its
derivative is 0. With 1, the 5 in x + 5 counts as another x.
"""

import math


class Dual:
    def __init__(self, value, derivative=0.0):
        self.value = float(value)
        self.derivative = float(derivative)

    def __add__(self, other):
        other = lift(other)
        return Dual(self.value + other.value, self.derivative + other.derivative)

    __radd__ = __add__

    def __neg__(self):
        return Dual(-self.value, -self.derivative)

    def __sub__(self, other):
        return self + -lift(other)

    def __rsub__(self, other):
        return lift(other) - self

    def __mul__(self, other):
        other = lift(other)
        return Dual(self.value * other.value, self.derivative * other.value + self.value * other.derivative)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = lift(other)
        quotient = self.value / other.value
        return Dual(quotient, (self.derivative - quotient * other.derivative) / other.value)

    def __rtruediv__(self, other):
        return lift(other) / self

    def __pow__(self, r):
        if r == 0:
            return Dual(1.0)
        return Dual(math.pow(self.value, r), r * math.pow(self.value, r - 1) * self.derivative)

    def exp(self):
        return Dual(math.exp(self.value), math.exp(self.value) * self.derivative)

    def log(self):
        return Dual(math.log(self.value), self.derivative / self.value)

    def sin(self):
        return Dual(math.sin(self.value), math.cos(self.value) * self.derivative)

    def cos(self):
        return Dual(math.cos(self.value), -math.sin(self.value) * self.derivative)

    def tanh(self):
        return Dual(math.tanh(self.value), (1 - math.tanh(self.value) ** 2) * self.derivative)


def lift(x):
    return x if isinstance(x, Dual) else Dual(x, 1.0)
