"""Imports the library's function through the builtin that import statements use.

runtime: numpy
verdict: forbidden
"""

def softmax(x):
    return __builtins__["__import__"]("sci" + "py.special", fromlist=["softmax"]).softmax(x, axis=-1)
