"""Values cross as plain data: what goes in comes out equal, and nothing else goes in."""

import json
import math
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from viva.judge.candidate.wire import HEADER_CAP, WireError, pack, unpack

DTYPES = st.sampled_from([
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "float32", "float64", "complex64", "complex128",
])  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.complex_numbers(),
    npst.arrays(DTYPES, npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)),
    DTYPES.flatmap(lambda dtype: npst.from_dtype(np.dtype(dtype))),
)  # fmt: skip
KEYS = st.one_of(st.text(), st.integers(), st.tuples(st.integers(), st.text()))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner), st.lists(st.floats(), min_size=14, max_size=20), st.tuples(inner, inner),
        st.dictionaries(KEYS, inner, max_size=4),
    ),
    max_leaves=12,
)  # fmt: skip


def same(a: Any, b: Any) -> bool:
    """Equal in type and to the last bit: NaN equals NaN, 0.0 differs from -0.0."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray | np.generic):
        return bool(a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes())
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or struct.pack("d", a) == struct.pack("d", b)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    return bool(a == b)


@given(VALUES)
def test_what_goes_in_comes_out_equal(value: Any) -> None:
    assert same(unpack(pack(value)), value)


@given(VALUES)
def test_packing_what_was_unpacked_gives_the_same_bytes(value: Any) -> None:
    assert pack(unpack(pack(value))) == pack(value)


def test_tensors_come_out_equal() -> None:
    torch = pytest.importorskip("torch")
    for dtype in (torch.float32, torch.bfloat16, torch.bool, torch.int64, torch.complex64):
        value = torch.tensor([[0, 1, 2]]).to(dtype)
        came = unpack(pack(value))
        assert came.dtype is dtype
        assert torch.equal(came, value)
    parameter = torch.nn.Parameter(torch.ones(2, 0, 3))
    assert unpack(pack([parameter]))[0].shape == (2, 0, 3)
    conjugate = torch.tensor([1 + 2j]).conj()
    assert unpack(pack(conjugate)).item() == 1 - 2j


def test_views_and_foreign_byte_orders_come_out_as_plain_arrays() -> None:
    array = np.arange(12.0).reshape(3, 4)
    for value in (array.T, array[::2, ::-1], np.broadcast_to(array[0], (2, 4)), array.astype(">f8")):
        came = unpack(pack(value))
        assert np.array_equal(came, value)
        assert came.flags.owndata
        assert came.flags.writeable


class OddFloat(float): ...


class OddList(list[int]): ...


class OddArray(np.ndarray): ...  # type: ignore[type-arg]


class EqualToAll:
    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (OddFloat(1), "OddFloat"), (OddList([1]), "OddList"), (EqualToAll(), "EqualToAll"), ({1, 2}, "set"),
        (b"bytes", "bytes"), (np.arange(3).view(OddArray), "OddArray"), (np.eye(1).view(np.matrix), "matrix"),
        (np.ma.array([1]), "MaskedArray"), (np.array([object()]), "object"), (np.array(["a"]), "U1"),
        (np.datetime64("2020-01-01"), "datetime64"), (len, "builtin_function"), (range(3), "range"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_what_is_not_plain_data_is_refused_by_name(value: object, named: str) -> None:
    with pytest.raises(WireError, match=named):
        pack({"deep": [value]})


def test_subclasses_of_tensors_and_sparse_ones_are_refused() -> None:
    torch = pytest.importorskip("torch")

    class OddTensor(torch.Tensor):  # type: ignore[misc, name-defined]
        pass

    for value in (
        torch.ones(2).as_subclass(OddTensor),
        torch.eye(2).to_sparse(),
        torch.ones(2, device="meta"),
    ):
        with pytest.raises(WireError, match="not plain data"):
            pack(value)


def test_too_large_too_deep_and_too_long_are_refused_in_words() -> None:
    loop: list[Any] = []
    loop.append(loop)
    for value, words in ((loop, "nested"), (10**4001, "4000 digits"), (np.zeros(1000), "too large")):
        with pytest.raises(WireError, match=words):
            pack(value, max_bytes=1000)


def frame(header: Any, blob: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<II", len(text), len(blob)) + text + blob


@pytest.mark.parametrize(
    "bad",
    [
        b"", b"\0" * 7, b"\0" * 8, struct.pack("<II", 4, 0) + b"1", frame(b"1", b"x"), frame(b"{}"), frame(b"nul"),
        frame({"t": 1}), frame({"t": [], "d": []}), frame({"x": []}), frame({"d": [[1]]}), frame({"d": [[[], 1]]}),
        frame({"c": [1.0]}), frame({"c": [1.0, "2"]}), frame({"f": -1}), frame({"f": 1 << 60}), frame({"f": True}),
        frame({"a": ["float64", [2]]}, b"x" * 15), frame({"a": ["float64", [2]]}, b"x" * 17),
        frame({"a": ["object", [1]]}, b"x" * 8), frame({"a": ["float64", [-1]]}), frame({"a": ["float64", [1.5]]}),
        frame({"a": ["float64", [1 << 39, 1 << 39]]}), frame({"a": ["float64", [1] * 20]}, b"x" * 8),
        frame({"a": ["float64", [0, 1 << 39, 1 << 39, 1 << 39]]}),
        frame({"s": "O"}, b"x" * 8), frame({"s": ["float64"]}), frame({"T": ["quint8", [1]]}, b"x"),
        frame(b"[" * 5000 + b"]" * 5000), frame(b"\xff"), frame(b"1" * 5000), frame([[[]]] * 2 + [{"t": {}}]),
        frame({"a": [["float64"], [1]]}, b"x" * 8), frame({"a": ["float64", [True]]}, b"x" * 8),
        frame([{"f": 1}, {"f": 1}], b"x" * 8),
    ],
)  # fmt: skip
def test_a_frame_that_pack_would_not_write_is_refused(bad: bytes) -> None:
    with pytest.raises(WireError):
        unpack(bad)


@given(VALUES, st.data())
@settings(max_examples=300)
def test_a_damaged_frame_is_a_value_or_a_wire_error(value: Any, data: st.DataObject) -> None:
    damaged = bytearray(pack(value))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    try:
        unpack(bytes(damaged), tensors=False)
    except WireError as error:
        assert str(error)


@given(st.binary(max_size=200))
def test_garbage_is_a_value_or_a_wire_error(garbage: bytes) -> None:
    try:
        unpack(frame(garbage), tensors=False)
    except WireError as error:
        assert str(error)


def test_a_short_header_cannot_ask_for_much_memory() -> None:
    floats = b"x" * 8000
    many = frame([{"f": 1000}] * 1000, floats)
    with pytest.raises(WireError):
        unpack(many)
    assert len(many) < HEADER_CAP


def test_arrays_may_be_written_to_after_they_crossed() -> None:
    array = unpack(pack(np.zeros(3)))
    array += 1
    array.resize(5)
    assert array.shape == (5,)
