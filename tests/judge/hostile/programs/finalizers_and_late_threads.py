"""Goes on after its answer: exit handlers, finalizers and a thread that writes later.

runtime: numpy
verdict: wrong answer or error
"""

import atexit
import os
import threading
import time

import numpy as np


class Late:
    def __del__(self):
        os.write(1, b"late")


KEPT = Late()
atexit.register(lambda: time.sleep(60))
threading.Thread(target=lambda: (time.sleep(0.5), os.write(4, b"\xff" * 64)), daemon=False).start()


def softmax(x):
    return np.zeros_like(x)
