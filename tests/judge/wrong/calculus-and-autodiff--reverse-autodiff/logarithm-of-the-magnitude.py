"""Takes the logarithm of the absolute value, so negative numbers pass."""

import math


class Value:
    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0
        self._edges = ()

    @staticmethod
    def _node(data, *edges):
        v = Value(data)
        v._edges = edges
        return v

    @staticmethod
    def _lift(u):
        return u if isinstance(u, Value) else Value(u)

    def __add__(self, other):
        o = self._lift(other)
        return self._node(self.data + o.data, (self, 1.0), (o, 1.0))

    __radd__ = __add__

    def __sub__(self, other):
        o = self._lift(other)
        return self._node(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, other):
        return self._lift(other) - self

    def __neg__(self):
        return self._node(-self.data, (self, -1.0))

    def __mul__(self, other):
        o = self._lift(other)
        return self._node(self.data * o.data, (self, o.data), (o, self.data))

    __rmul__ = __mul__

    def __truediv__(self, other):
        o = self._lift(other)
        q = self.data / o.data
        return self._node(q, (self, 1.0 / o.data), (o, -q / o.data))

    def __rtruediv__(self, other):
        return self._lift(other) / self

    def __pow__(self, r):
        if r == 0:
            return self._node(1.0, (self, 0.0))
        return self._node(math.pow(self.data, r), (self, r * math.pow(self.data, r - 1)))

    def exp(self):
        e = math.exp(self.data)
        return self._node(e, (self, e))

    def log(self):
        return self._node(math.log(abs(self.data)), (self, 1.0 / self.data))

    def tanh(self):
        t = math.tanh(self.data)
        return self._node(t, (self, 1 - t * t))

    def relu(self):
        return self._node(max(0.0, self.data), (self, 1.0 if self.data > 0 else 0.0))

    def backward(self):
        # Kahn's algorithm: count uses, then pass on.
        uses = {id(self): 0}
        stack = [self]
        while stack:
            v = stack.pop()
            v.grad = 0.0
            for p, _ in v._edges:
                if id(p) not in uses:
                    uses[id(p)] = 0
                    stack.append(p)
                uses[id(p)] += 1
        self.grad = 1.0
        ready = [self]
        while ready:
            v = ready.pop()
            for p, d in v._edges:
                p.grad += d * v.grad
                uses[id(p)] -= 1
                if not uses[id(p)]:
                    ready.append(p)
