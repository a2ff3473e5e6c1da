"""An object that claims to be equal to everything.

runtime: numpy
verdict: wrong answer
"""

class Equal:
    shape = (2, 3)

    def __eq__(self, other):
        return True

    def __array__(self, *a, **k):
        raise TypeError

    def __sub__(self, other):
        return 0.0


def softmax(x):
    return Equal()
