"""NumPy arrays, NumPy scalars and torch tensors <-> their raw bytes.

The names needed are looked up once and kept (`prepare`), so that learner's code which replaces or is
refused `numpy.frombuffer` changes nothing here; methods of the exact built types cannot be replaced.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from math import prod
from types import SimpleNamespace
from typing import Any

from .errors import WireError

_DTYPES = frozenset([
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
])  # fmt: skip
_MOST_AXES = 16
_WANTED = "Return arrays, tensors, numbers, strings, booleans, None, or lists, tuples and dicts of them."

Take = Callable[[int], bytes]

_kits: dict[str, SimpleNamespace] = {}


def prepare(name: str) -> SimpleNamespace:
    """What we need of "numpy" or "torch", imported if it is not yet."""
    if name not in _kits:
        _kits[name] = _KITS[name](import_module(name))
    return _kits[name]


def _numpy_kit(numpy: Any) -> SimpleNamespace:
    types = {name: numpy.dtype(name) for name in _DTYPES}
    return SimpleNamespace(
        array=numpy.ndarray, scalar=numpy.generic, frombuffer=numpy.frombuffer, types=types, empty=numpy.empty
    )


def _torch_kit(torch: Any) -> SimpleNamespace:
    types = {name: getattr(torch, name) for name in (*_DTYPES, "bfloat16") if hasattr(torch, name)}
    return SimpleNamespace(
        tensors=(torch.Tensor, torch.nn.Parameter),
        names={dtype: name for name, dtype in types.items()},
        types=types,
        from_numpy=torch.from_numpy,
        strided=torch.strided,
        bfloat16=torch.bfloat16,
        int16=torch.int16,
    )


_KITS: dict[str, Callable[[Any], SimpleNamespace]] = {"numpy": _numpy_kit, "torch": _torch_kit}


def _loaded(name: str) -> SimpleNamespace | None:
    """The kit, unless the library was never imported: then no value can be one of its arrays."""
    if name not in _kits and name in sys.modules:
        return prepare(name)
    return _kits.get(name)


def encode(value: object) -> tuple[str, object, bytes]:
    """Tag, specification and bytes of an array, NumPy scalar or tensor."""
    numpy = _loaded("numpy")
    if numpy is not None:
        if type(value) is numpy.array:
            return _encoded_array(value)
        if isinstance(value, numpy.scalar):
            return _encoded_scalar(numpy, value)
    torch = _loaded("torch")
    if torch is not None and type(value) in torch.tensors:
        return _encoded_tensor(torch, value)
    raise WireError(f"{_article(type(value))} is not plain data. {_WANTED}")


def _article(kind: type) -> str:
    name = f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ != "builtins" else kind.__qualname__
    return f"a value of type {str(name)[:80]}"


def _encoded_array(value: Any) -> tuple[str, object, bytes]:
    name = value.dtype.name
    if name not in _DTYPES:
        raise WireError(
            f"an array of dtype {str(value.dtype)[:40]} is not plain data. Use a numeric or boolean dtype."
        )
    if not value.dtype.isnative:
        value = value.astype(name)
    return "a", [name, list(value.shape)], value.tobytes()


def _encoded_scalar(numpy: SimpleNamespace, value: Any) -> tuple[str, object, bytes]:
    kind = numpy.types.get(value.dtype.name)
    if kind is None or type(value) is not kind.type:
        raise WireError(f"{_article(type(value))} is not plain data. {_WANTED}")
    return "s", value.dtype.name, value.tobytes()


def _encoded_tensor(torch: SimpleNamespace, value: Any) -> tuple[str, object, bytes]:
    name = torch.names.get(value.dtype)
    if name is None or value.layout is not torch.strided or value.is_meta:
        raise WireError(
            f"a {value.layout} tensor of dtype {value.dtype} is not plain data. Return a dense one."
        )
    plain = value.detach().cpu().resolve_conj().resolve_neg().contiguous()
    if value.dtype is torch.bfloat16:
        plain = plain.view(torch.int16)
    return "T", [name, list(value.shape)], plain.numpy().tobytes()


def _specification(body: Any) -> tuple[str, list[int]]:
    """Checked (dtype name, shape)."""
    if type(body) is not list or len(body) != 2 or type(body[0]) is not str or type(body[1]) is not list:
        raise WireError("a frame has an array without dtype and shape")
    name, shape = body
    if len(shape) > _MOST_AXES or not all(type(length) is int and 0 <= length < 1 << 40 for length in shape):
        raise WireError("a frame has an array of impossible shape")
    return name, shape


def _bytes_to_array(name: str, shape: list[int], take: Take) -> Any:
    numpy = prepare("numpy")
    kind = numpy.types.get(name)
    if kind is None:
        raise WireError(f"a frame has an array of the unknown dtype {name[:20]!r}")
    data = take(prod(shape) * kind.itemsize)
    if not data:
        return numpy.empty(shape, kind)
    # A copy, because learner's code may write into its inputs or resize them.
    return numpy.frombuffer(data, kind).reshape(shape).copy()


def decode_array(body: Any, take: Take) -> Any:
    name, shape = _specification(body)
    return _bytes_to_array(name, shape, take)


def decode_scalar(body: Any, take: Take) -> Any:
    if type(body) is not str:
        raise WireError("a frame has a NumPy scalar without dtype")
    return _bytes_to_array(body, [], take)[()]


def decode_tensor(body: Any, take: Take) -> Any:
    name, shape = _specification(body)
    torch = prepare("torch")
    if name not in torch.types:
        raise WireError(f"a frame has a tensor of the unknown dtype {name[:20]!r}")
    if name == "bfloat16":
        return torch.from_numpy(_bytes_to_array("int16", shape, take)).view(torch.bfloat16)
    return torch.from_numpy(_bytes_to_array(name, shape, take))
