import math


class Dual:
    """A number with its derivative: value + derivative * eps, where eps * eps = 0.

    Works with +, -, *, / and plain numbers on either side, and with powers to a plain number.
    Operations return new Duals.

    Griewank and Walther, Evaluating Derivatives, 2nd ed. (2008), section 3.1 (tangents).
    """

    def __init__(self, value, derivative=0.0):
        self.value = float(value)
        self.derivative = float(derivative)

    def __add__(self, other):
        other = _dual(other)
        return Dual(self.value + other.value, self.derivative + other.derivative)

    def __sub__(self, other):
        return self + -_dual(other)

    def __mul__(self, other):
        other = _dual(other)
        return Dual(self.value * other.value, self.derivative * other.value + self.value * other.derivative)

    def __truediv__(self, other):
        other = _dual(other)
        value = self.value / other.value
        return Dual(value, (self.derivative - value * other.derivative) / other.value)

    def __neg__(self):
        return Dual(-self.value, -self.derivative)

    def __pow__(self, exponent):
        if exponent == 0:
            return Dual(1.0)
        slope = exponent * math.pow(self.value, exponent - 1)
        return Dual(math.pow(self.value, exponent), slope * self.derivative)

    def __radd__(self, other):
        return self + other

    def __rsub__(self, other):
        return _dual(other) - self

    def __rmul__(self, other):
        return self * other

    def __rtruediv__(self, other):
        return _dual(other) / self

    def exp(self):
        """e to the power of this number."""
        value = math.exp(self.value)
        return Dual(value, value * self.derivative)

    def log(self):
        """The natural logarithm. ValueError unless the value is positive."""
        return Dual(math.log(self.value), self.derivative / self.value)

    def sin(self):
        """The sine, in radians."""
        return Dual(math.sin(self.value), math.cos(self.value) * self.derivative)

    def cos(self):
        """The cosine, in radians."""
        return Dual(math.cos(self.value), -math.sin(self.value) * self.derivative)

    def tanh(self):
        """The hyperbolic tangent."""
        value = math.tanh(self.value)
        return Dual(value, (1 - value * value) * self.derivative)


def _dual(x):
    return x if isinstance(x, Dual) else Dual(x)
