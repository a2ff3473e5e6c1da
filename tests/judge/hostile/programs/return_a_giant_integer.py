"""Returns an integer of a million digits.

runtime: numpy
verdict: wrong answer or error
"""

def softmax(x):
    return 10**1_000_000
