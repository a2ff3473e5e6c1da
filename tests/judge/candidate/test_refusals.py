"""Forbidden names are refused at run time, by every ordinary road to them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from viva.judge.pool import Call, Ending, Outcome, Pool, Reply, Setup, Transcript, pack

LOADED_ANEW = "import importlib\ndel sys.modules['{0}']\nreturn str(importlib.import_module('{0}'))"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


def transcript_of(pool: Pool, body: str, forbidden: Sequence[str], runtime: str = "numpy") -> Transcript:
    indented = "".join(f"    {line}\n" for line in body.splitlines())
    source = f"import sys, math\n{'import numpy as np' if runtime != 'python' else ''}\ndef f(x):\n{indented}"
    setup = Setup(runtime, (("submission", source),), forbidden=tuple(forbidden))
    argument: Any = np.array([[2.0, 0.0], [0.0, 4.0]]) if runtime != "python" else [2.0, 1.0]
    return pool.run(setup, [Call("submission:f", pack({"x": argument}))])


def reply_to(pool: Pool, body: str, forbidden: Sequence[str], runtime: str = "numpy") -> Reply:
    transcript = transcript_of(pool, body, forbidden, runtime)
    assert transcript.ending is Ending.FINISHED, transcript
    return transcript.replies[0]


@pytest.mark.parametrize(
    "body",
    [
        "return np.linalg.inv(x)",
        "return getattr(np, 'lin' + 'alg').inv(x)",
        "from numpy.linalg import inv\nreturn inv(x)",
        "import numpy.linalg as L\nreturn L.solve(x, x)",
        "import importlib\nreturn importlib.import_module('numpy.linalg').inv(x)",
        "return __import__('numpy.linalg').linalg.inv(x)",
        "return sys.modules['numpy.linalg'].inv(x)",
        "from numpy.linalg import _umath_linalg\nreturn _umath_linalg.inv(x)",
        "import numpy.matlib\nreturn numpy.matlib.linalg.inv(x)",
        "return np.lib._polynomial_impl.inv(x)",
        "return np.vectorize(np.lib._polynomial_impl.inv, signature='(n,n)->(n,n)')(x)",
        "return np.polyfit([0.0, 1, 2], [0.0, 1, 4], 1)",
        "return np.matrix(x).I",
        "return np.linalg.linalg.inv(x)",
        "for name in [n for n in sys.modules if n.startswith('numpy.linalg')]: del sys.modules[name]\n"
        "import numpy.linalg\nreturn numpy.linalg.inv(x)",
        "for name in [n for n in sys.modules if n.startswith('numpy.linalg')]: del sys.modules[name]\n"
        "sys.meta_path[:] = sys.meta_path[::-1]\nimport importlib\nreturn importlib.import_module('numpy.linalg')",
        "import importlib.machinery as m, os\n"
        "path = os.path.join(os.path.dirname(np.__file__), 'linalg/_umath_linalg' + m.EXTENSION_SUFFIXES[0])\n"
        "import _imp\nreturn _imp.create_dynamic(m.ModuleSpec('x', None, origin=path)).inv(x)",
        "import gc\nfound = [o for o in gc.get_referrers(np.eye) if isinstance(o, dict) and 'inv' in o]\n"
        "return [d['inv'](x) for d in found][0] if found else np.linalg.inv(x)",
        "try: return np.linalg.inv(x)\nexcept Exception: return x",
        "try: return np.linalg.inv(x)\nexcept BaseException: return x",
        "try: np.linalg.inv(x)\nfinally: return x",
    ],
)  # fmt: skip
def test_a_forbidden_module_is_refused_by_every_road(pool: Pool, body: str) -> None:
    assert reply_to(pool, body, ["numpy.linalg"]).outcome is Outcome.FORBIDDEN


@pytest.mark.parametrize("forbidden", [["numpy.linalg.inv"], ["numpy.linalg.inv", "numpy.linalg.solve"]])
def test_a_forbidden_function_leaves_its_module_usable(pool: Pool, forbidden: list[str]) -> None:
    assert reply_to(pool, "return np.linalg.inv(x)", forbidden).outcome is Outcome.FORBIDDEN
    assert reply_to(pool, "return np.linalg._linalg.inv(x)", forbidden).outcome is Outcome.FORBIDDEN
    assert reply_to(pool, "return np.linalg.det(x)", forbidden).value == pytest.approx(8)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("numpy.sort", "return np.sort(x)"), ("numpy.dot", "return np.dot(x, x)"),
        ("numpy.argmax", "return np.argmax(x)"), ("numpy.exp", "return np.exp(x)"),
        ("numpy.random.normal", "return np.random.normal()"), ("math.prod", "return math.prod([1, 2])"),
        ("sorted", "return sorted([2, 1])"), ("builtins.sum", "return sum([2, 1])"),
        ("statistics", "import statistics\nreturn statistics.mean([1, 2])"),
        ("statistics.mean", "import statistics\nreturn statistics.mean([1, 2])"),
        ("collections.Counter", "import collections\nreturn dict(collections.Counter('aa'))"),
        ("itertools", "import itertools\nreturn list(itertools.permutations([1, 2]))"),
        ("bisect", "from bisect import insort\nys = []\ninsort(ys, 1)\nreturn ys"),
        ("scipy", "import scipy.special\nreturn scipy.special.expit(0.0)"),
        ("scipy", "import importlib\nreturn importlib.import_module('scipy.special').expit(0.0)"),
        ("colorsys", "import colorsys\nreturn colorsys.rgb_to_hls(1, 1, 1)"),
        ("colorsys", LOADED_ANEW.format("colorsys")),
        ("statistics", LOADED_ANEW.format("statistics")),
        ("asyncio", "import asyncio\nreturn asyncio.run(None)"),
    ],
)  # fmt: skip
def test_functions_classes_builtins_and_unloaded_modules_can_be_forbidden(
    pool: Pool, name: str, body: str
) -> None:
    refused = reply_to(pool, body, [name])
    assert refused.outcome is Outcome.FORBIDDEN
    assert refused.error is not None
    assert name.removeprefix("builtins.") in refused.error.message
    assert reply_to(pool, "return float(x.sum())", [name]).value == 6.0


def test_a_name_forbidden_while_loading_is_told_there(pool: Pool) -> None:
    setup = Setup(
        "numpy",
        (("submission", "import numpy as np\nA = np.linalg.inv(np.eye(2))"),),
        forbidden=("numpy.linalg",),
    )
    transcript = pool.run(setup, [])
    assert transcript.ending is Ending.FORBIDDEN
    assert "numpy.linalg.inv" in transcript.detail


def test_the_errors_of_a_forbidden_module_may_still_be_raised(pool: Pool) -> None:
    reply = reply_to(pool, "raise np.linalg.LinAlgError('singular')", ["numpy.linalg"])
    assert reply.outcome is Outcome.RAISED
    assert reply.error is not None
    assert reply.error.type == "LinAlgError"


def test_what_is_not_forbidden_works_as_before(pool: Pool) -> None:
    body = (
        "import inspect, json, traceback\ninspect.getmodule(f)\n"
        "y = np.einsum('ij,jk->ik', x, x) @ np.eye(2) + np.median(x)\nreturn y.round(3).tolist()"
    )
    assert reply_to(pool, body, ["numpy.linalg", "statistics", "numpy.sort"]).value == [
        [5.0, 1.0],
        [1.0, 17.0],
    ]


@pytest.mark.slow
def test_a_forbidden_name_of_the_torch_runtime_is_refused(pool: Pool) -> None:
    pytest.importorskip("torch")
    for name, body in (
        ("torch.linalg", "import torch\nreturn torch.linalg.inv(torch.eye(2))"),
        ("torch.softmax", "import torch\nreturn torch.softmax(torch.eye(2), 0)"),
        ("torch.Tensor.softmax", "import torch\nreturn torch.eye(2).softmax(0)"),
        ("torch.nn.functional.softmax", "import torch\nreturn torch.nn.functional.softmax(torch.eye(2), 0)"),
        ("torch.nn.functional.softmax", "import torch\nreturn torch.nn.Softmax(0)(torch.eye(2))"),
        ("torch.nn.LayerNorm", "import torch\nreturn torch.nn.LayerNorm(2)(torch.eye(2))"),
        (
            "torch.autograd",
            "import torch\nreturn torch.autograd.grad(torch.eye(2).requires_grad_().sum(), [])",
        ),
    ):
        assert reply_to(pool, body, [name], "torch").outcome is Outcome.FORBIDDEN, name
    assert (
        reply_to(
            pool, "import torch\nreturn torch.eye(2) @ torch.ones(2, 2)", ["torch.linalg"], "torch"
        ).error
        is None
    )


def test_the_next_candidate_may_use_what_was_forbidden_to_the_last(pool: Pool) -> None:
    reply_to(pool, "return 1", ["numpy.linalg"])
    assert reply_to(pool, "return np.linalg.det(x)", []).value == pytest.approx(8)


def test_a_refusal_takes_little_time(pool: Pool) -> None:
    setup = Setup(
        "numpy", (("submission", "def f(): return 1"),), forbidden=("numpy.linalg", "scipy", "numpy.sort")
    )
    call = [Call("submission:f", pack({}))]
    times = sorted(pool.run(setup, call).cpu_seconds for _ in range(15))
    plain = sorted(pool.run(Setup("numpy", setup.modules), call).cpu_seconds for _ in range(15))
    assert times[7] - plain[7] < 0.005
    print(f"a refusal costs {(times[7] - plain[7]) * 1e3:.2f} ms")
