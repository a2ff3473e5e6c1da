"""Writes to the home folder, the root, and where the program lies.

runtime: numpy
verdict: wrong answer
"""

import os
import sys

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    places = ["/root", "/home", "/", "/etc", "/var/tmp", "/dev/shm", os.path.dirname(sys.executable), "/usr/lib"]
    for place in places:
        try:
            with open(os.path.join(place, "viva-hostile"), "w") as file:
                file.write("here")
            return honest(x)
        except OSError:
            pass
    return None
