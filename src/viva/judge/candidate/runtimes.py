"""What each runtime has imported, warmed and on show before a learner's code arrives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from . import arrays

_PLAIN = (
    *("abc", "array", "bisect", "cmath", "collections.abc", "contextlib", "copy", "dataclasses", "decimal", "enum"),
    *("fractions", "functools", "heapq", "inspect", "io", "itertools", "json", "linecache", "math", "operator"),
    *("random", "re", "statistics", "string", "struct", "textwrap", "time", "traceback", "types", "typing"),
    *("warnings",),
)  # fmt: skip

_NUMPY_PACKAGES = ("numpy", "scipy")
_TORCH_PACKAGES = (
    *("torch", "torchgen", "functorch", "typing_extensions", "sympy", "mpmath", "networkx", "jinja2"),
    *("markupsafe", "fsspec", "filelock", "triton", "nvidia", "packaging"),
)
_FIGURE_PACKAGES = (
    *(
        "matplotlib",
        "mpl_toolkits",
        "contourpy",
        "cycler",
        "dateutil",
        "fontTools",
        "kiwisolver",
        "packaging",
    ),
    *("PIL", "pyparsing", "six"),
)

# Rehearsed by every candidate, so that its copy-on-write faults are taken before a learner waits.
_PLAIN_REHEARSAL = """
import math
class Rehearsal:
    def scale(self, x): return {1: [math.sqrt(i) * 2 for i in range(3)]}
def rehearse(x, k=1):
    Rehearsal().scale(k)
    return x
EXAMPLES = [[[1.0, 2.0], [3.0, 4.0]], {"x": [1, 2.5, None]}]
"""
_NUMPY_REHEARSAL = """
import numpy as np
def rehearse(x, k=1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True) @ x.T @ x
EXAMPLES = [[[1.0, 2.0], [3.0, 4.0]], np.ones((2, 2)), np.ones((4, 8))]
"""
_TORCH_REHEARSAL = """
import torch
def rehearse(x, k=1):
    e = torch.exp(x - x.max(dim=-1, keepdim=True).values)
    x = torch.ones(2, 3, requires_grad=True)
    y = torch.softmax(x @ torch.ones(3, 3), -1).sum()
    y.backward()
    return e / e.sum(dim=-1, keepdim=True)
EXAMPLES = [torch.ones(2, 3, dtype=torch.float64), torch.ones(4, 8, dtype=torch.float64)]
"""


@dataclass(frozen=True, slots=True)
class Runtime:
    """One kind of zygote.

    packages: top-level names that must be, or may be, installed and are shown; the rest of the
        site-packages is not. `needs` are those without which there is no such runtime.
    prepare: imports and warms. rehearsal: source of a module with `rehearse(x)` and EXAMPLES of x.
    """

    name: str
    needs: tuple[str, ...]
    packages: tuple[str, ...]
    prepare: Callable[[], None]
    rehearsal: str


def _prepare_python() -> None:
    for name in _PLAIN:
        import_module(name)


def _prepare_numpy() -> None:
    _prepare_python()
    for name in ("numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.polynomial", "numpy.ma"):
        import_module(name)
    arrays.prepare("numpy")


def _prepare_torch() -> None:
    _prepare_numpy()
    import torch

    # A pool of threads made before fork() hangs its children: pytorch issues 17199 and 58962.
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    arrays.prepare("torch")
    _warm_torch()


def _warm_torch() -> None:
    """Takes what torch postpones to first use. The first optimizer alone imports for a second."""
    import torch
    from torch import nn

    network = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.LayerNorm(4), nn.Linear(4, 1))
    optimizer = torch.optim.Adam(network.parameters())
    network(torch.randn(2, 4)).pow(2).mean().backward()
    optimizer.step()
    q, k, v = torch.randn(3, 1, 1, 2, 4)
    nn.functional.scaled_dot_product_attention(q, k, v)
    nn.functional.conv2d(torch.randn(1, 1, 4, 4), torch.randn(1, 1, 3, 3))
    torch.linalg.svd(torch.randn(4, 4))
    torch.einsum("ij,jk->ik", torch.ones(2, 2), torch.ones(2, 2))
    torch.func.vmap(torch.func.grad(lambda x: (x * x).sum()))(torch.randn(2, 2))
    torch.ones(8, 8).bfloat16() @ torch.ones(8, 8).bfloat16()


def _prepare_figures() -> None:
    """What draws the figures of lessons; the list of fonts is made here, once."""
    _prepare_numpy()
    for name in ("matplotlib.backends.backend_svg", "matplotlib.figure", "matplotlib.font_manager"):
        import_module(name)
    import_module("matplotlib.font_manager").findfont("DejaVu Sans")


RUNTIMES: Mapping[str, Runtime] = {
    runtime.name: runtime
    for runtime in (
        Runtime("python", (), (), _prepare_python, _PLAIN_REHEARSAL),
        Runtime("numpy", ("numpy",), _NUMPY_PACKAGES, _prepare_numpy, _NUMPY_REHEARSAL),
        Runtime(
            "torch", ("numpy", "torch"), _NUMPY_PACKAGES + _TORCH_PACKAGES, _prepare_torch, _TORCH_REHEARSAL
        ),
        Runtime(
            "figures",
            ("numpy", "matplotlib"),
            _NUMPY_PACKAGES + _FIGURE_PACKAGES,
            _prepare_figures,
            _NUMPY_REHEARSAL,
        ),
    )
}
