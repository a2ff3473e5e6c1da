"""Fills memory and swallows every MemoryError.

runtime: numpy
verdict: memory limit or time limit
"""

def softmax(x):
    kept = []
    while True:
        try:
            kept.append(bytearray(1 << 20))
        except MemoryError:
            pass
