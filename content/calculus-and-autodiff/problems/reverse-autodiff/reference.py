import math


class Value:
    """A number that remembers how it was computed, so that backward() can differentiate it.

    Works with +, -, *, / and plain numbers on either side, and with powers to a plain number.

    Griewank and Walther, Evaluating Derivatives, 2nd ed. (2008), section 3.2 (reverse mode);
    in the manner of Karpathy's micrograd.
    """

    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0
        self._parents = ()  # pairs (Value, derivative of this by it)

    def __add__(self, other):
        other = _value(other)
        return _made(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = _value(other)
        return _made(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = _value(other)
        return _made(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = _value(other)
        quotient = self.data / other.data
        return _made(quotient, (self, 1 / other.data), (other, -quotient / other.data))

    def __neg__(self):
        return _made(-self.data, (self, -1.0))

    def __pow__(self, exponent):
        if exponent == 0:
            return Value(1.0)
        slope = exponent * math.pow(self.data, exponent - 1)
        return _made(math.pow(self.data, exponent), (self, slope))

    def __radd__(self, other):
        return self + other

    def __rsub__(self, other):
        return _value(other) - self

    def __rmul__(self, other):
        return self * other

    def __rtruediv__(self, other):
        return _value(other) / self

    def exp(self):
        """e to the power of this number."""
        data = math.exp(self.data)
        return _made(data, (self, data))

    def log(self):
        """The natural logarithm. ValueError unless the value is positive."""
        return _made(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        """The hyperbolic tangent."""
        data = math.tanh(self.data)
        return _made(data, (self, 1 - data * data))

    def relu(self):
        """The larger of 0 and this number; derivative 0 at 0."""
        return _made(max(self.data, 0.0), (self, float(self.data > 0)))

    def backward(self):
        """Puts the derivative of this number by each number it was computed from into their grad."""
        order = self._order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node._parents:
                parent.grad += slope * node.grad

    def _order(self):
        """This number and all it was computed from, each before its parents. Without recursion: graphs are deep."""
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                stack.append((node, True))
                stack.extend((parent, False) for parent, _ in node._parents)
        return order[::-1]


def _value(x):
    return x if isinstance(x, Value) else Value(x)


def _made(data, *parents):
    value = Value(data)
    value._parents = parents
    return value
