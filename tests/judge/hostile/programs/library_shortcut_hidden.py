"""Imports the library's function under a name that no reader of the text can see.

runtime: numpy
verdict: forbidden
"""

import importlib


def softmax(x):
    return importlib.import_module("sci" + "py.special").softmax(x, axis=-1)
