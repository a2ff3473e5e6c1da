"""Ignores every signal and swallows every exception.

runtime: numpy
verdict: time limit
"""

import signal

for number in range(1, 65):
    try:
        signal.signal(number, lambda *a: None)
    except (OSError, ValueError):
        pass


def softmax(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
