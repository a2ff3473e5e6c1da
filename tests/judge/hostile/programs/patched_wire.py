"""Replaces what the candidate's own side uses to send results.

runtime: numpy
verdict: wrong answer or error
"""

import json
import struct
import sys

import numpy as np

for module in list(sys.modules.values()):
    for name in ("pack", "send", "emit", "reply", "encode"):
        if callable(getattr(module, name, None)) and not module.__name__.startswith(("numpy", "builtins")):
            try:
                setattr(module, name, lambda *a, **k: b"accepted")
            except (AttributeError, TypeError):
                pass
json.dumps = lambda *a, **k: '{"verdict": "accepted"}'
struct.pack = lambda *a, **k: b"\0" * 8


def softmax(x):
    return np.zeros_like(x)
