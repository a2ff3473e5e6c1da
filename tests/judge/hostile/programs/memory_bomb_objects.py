"""Fills memory with lists.

runtime: numpy
verdict: memory limit
"""

def softmax(x):
    kept = []
    while True:
        kept.append([0] * 100_000)
