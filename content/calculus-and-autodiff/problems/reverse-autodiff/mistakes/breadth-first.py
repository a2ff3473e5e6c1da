"""Visits the numbers breadth first instead of in topological order.

If a number is reached by a short and by a long way, breadth first meets it early, and it passes on a grad to which
the long way has not yet contributed. A number may have its turn only after all its uses: reverse the order in which a
depth-first search finishes.
"""

import math


class Value:
    def __init__(self, data, parents=()):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents

    def __add__(self, other):
        other = lift(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    __radd__ = __add__

    def __neg__(self):
        return Value(-self.data, ((self, -1.0),))

    def __sub__(self, other):
        other = lift(other)
        return Value(self.data - other.data, ((self, 1.0), (other, -1.0)))

    def __rsub__(self, other):
        return lift(other) - self

    def __mul__(self, other):
        other = lift(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = lift(other)
        quotient = self.data / other.data
        return Value(quotient, ((self, 1 / other.data), (other, -quotient / other.data)))

    def __rtruediv__(self, other):
        return lift(other) / self

    def __pow__(self, r):
        if r == 0:
            return Value(1.0)
        return Value(math.pow(self.data, r), ((self, r * math.pow(self.data, r - 1)),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, ((self, e),))

    def log(self):
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, ((self, 1 - t * t),))

    def relu(self):
        return Value(max(0.0, self.data), ((self, 1.0 if self.data > 0 else 0.0),))

    def order(self):
        found, seen = [self], {self}
        for node in found:
            for parent, _ in node.parents:
                if parent not in seen:
                    seen.add(parent)
                    found.append(parent)
        return found

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


def lift(x):
    return x if isinstance(x, Value) else Value(x)
