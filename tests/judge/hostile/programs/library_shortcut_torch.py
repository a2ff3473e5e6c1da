"""Takes the library's function by a name put together at run time.

runtime: torch
verdict: forbidden
"""

import torch


def softmax(x):
    return getattr(torch, "soft" + "max")(x, -1)
