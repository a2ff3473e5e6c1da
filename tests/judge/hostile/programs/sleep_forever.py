"""Uses no processor time and never ends.

runtime: numpy
verdict: time limit
"""

import time


def softmax(x):
    time.sleep(1e6)
