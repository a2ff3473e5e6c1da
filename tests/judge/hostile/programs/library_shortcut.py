"""Imports the library's function.

runtime: numpy
verdict: forbidden
"""

from scipy.special import softmax
