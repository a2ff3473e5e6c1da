"""Values <-> bytes, as plain data only: nothing in a frame is ever executed.

A frame is u32 header length, u32 blob length, a JSON header, and the raw bytes of all arrays in the
order in which the header mentions them. In the header, null, booleans, numbers, strings and lists stand
for themselves; everything else is an object with one key, its tag:

    {"t": [...]} tuple          {"d": [[key, value], ...]} dict       {"c": [real, imaginary]} complex
    {"f": n} list of n floats   {"a": [dtype, shape]} NumPy array     {"s": dtype} NumPy scalar
    {"T": [dtype, shape]} torch tensor
"""

import json
import struct
from array import array
from collections.abc import Callable
from typing import Any, cast

from . import arrays
from .errors import WireError

__all__ = ["HEADER_CAP", "WireError", "pack", "unpack"]

HEADER_CAP = 1 << 20  # JSON grows about twentyfold when parsed, so its size is bounded before that
_DEEPEST = 40
_LONGEST_INTEGER_BITS = 13_287  # 4000 decimal digits; Python refuses to read more than 4300
_FLOATS_WORTH_A_BLOB = 16

_LENGTHS = struct.Struct("<II")
_dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_loads = json.JSONDecoder().decode


def pack(value: object, *, max_bytes: int = 64 << 20) -> bytes:
    """A frame. Raises WireError, in words for learners, where the value is not plain data."""
    packer = _Packer(max_bytes)
    header = _dumps(packer.encode(value, 0)).encode("ascii")
    if len(header) > max_bytes:
        raise WireError(f"the value is too large: more than {max_bytes >> 20} MiB")
    return b"".join((_LENGTHS.pack(len(header), packer.size), header, *packer.blobs))


def unpack(frame: bytes | bytearray | memoryview, *, tensors: bool = True) -> Any:
    """The value of one whole frame. Raises WireError on anything `pack` would not have written.

    tensors: whether torch may be imported when a tensor is met.
    """
    if len(frame) < _LENGTHS.size:
        raise WireError("a frame is shorter than its own lengths")
    header_size, blob_size = _LENGTHS.unpack_from(frame)
    if len(frame) != _LENGTHS.size + header_size + blob_size:
        raise WireError("a frame does not have the length that it claims")
    view = memoryview(frame)
    split = _LENGTHS.size + header_size
    return _decoded(bytes(view[_LENGTHS.size : split]), view[split:], tensors)


def _decoded(header: bytes, blob: memoryview, tensors: bool) -> Any:
    unpacker = _Unpacker(blob, tensors)
    try:
        value = unpacker.decode(_loads(header.decode("ascii")), 0)
    except WireError:
        raise
    except (ValueError, TypeError, OverflowError, RecursionError, MemoryError, ImportError) as error:
        raise WireError(f"a frame could not be read: {type(error).__name__}") from None
    if unpacker.at != len(blob):
        raise WireError("a frame has bytes that belong to no array")
    return value


class _Packer:
    """Collects the blobs of one frame while its header is made."""

    def __init__(self, max_bytes: int) -> None:
        self.blobs: list[bytes] = []
        self.size = 0
        self._max_bytes = max_bytes

    def encode(self, value: object, depth: int) -> object:
        encoder = _ENCODERS.get(type(value))
        if encoder is None:
            return self._array(value)
        if depth > _DEEPEST:
            raise WireError(f"the value is nested more than {_DEEPEST} deep")
        return encoder(self, value, depth)

    def _as_is(self, value: object, depth: int) -> object:
        return value

    def _integer(self, value: int, depth: int) -> object:
        if value.bit_length() > _LONGEST_INTEGER_BITS:
            raise WireError("an integer has more than 4000 digits")
        return value

    def _complex(self, value: complex, depth: int) -> object:
        return {"c": [value.real, value.imag]}

    def _list(self, value: list[object], depth: int) -> object:
        if len(value) >= _FLOATS_WORTH_A_BLOB and all(type(item) is float for item in value):
            self._keep(array("d", cast(list[float], value)).tobytes())
            return {"f": len(value)}
        return [self.encode(item, depth + 1) for item in value]

    def _tuple(self, value: tuple[object, ...], depth: int) -> object:
        return {"t": [self.encode(item, depth + 1) for item in value]}

    def _dict(self, value: dict[object, object], depth: int) -> object:
        return {"d": [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()]}

    def _array(self, value: object) -> object:
        tag, specification, blob = arrays.encode(value)
        self._keep(blob)
        return {tag: specification}

    def _keep(self, blob: bytes) -> None:
        self.size += len(blob)
        if self.size > self._max_bytes:
            raise WireError(f"the value is too large: more than {self._max_bytes >> 20} MiB")
        self.blobs.append(blob)


_ENCODERS: dict[type, Callable[[_Packer, Any, int], object]] = {
    type(None): _Packer._as_is,
    bool: _Packer._as_is,
    float: _Packer._as_is,
    str: _Packer._as_is,
    int: _Packer._integer,
    complex: _Packer._complex,
    list: _Packer._list,
    tuple: _Packer._tuple,
    dict: _Packer._dict,
}


class _Unpacker:
    """Reads one header, taking each array from the blob in turn.

    Blobs are consumed in order and never shared, so a short header cannot ask for more memory than
    the frame itself takes.
    """

    def __init__(self, blob: memoryview, tensors: bool) -> None:
        self.at = 0
        self._blob = blob
        self._tensors = tensors

    def decode(self, node: Any, depth: int) -> Any:
        if depth > _DEEPEST + 1:
            raise WireError(f"a frame is nested more than {_DEEPEST} deep")
        if type(node) is list:
            return [self.decode(item, depth + 1) for item in node]
        if type(node) is not dict:
            return node
        if len(node) != 1:
            raise WireError("a frame has an object that is not one tag")
        ((tag, body),) = node.items()
        decoder = _DECODERS.get(tag)
        if decoder is None:
            raise WireError(f"a frame has the unknown tag {tag[:20]!r}")
        return decoder(self, body, depth)

    def _items(self, body: Any, depth: int) -> list[Any]:
        if type(body) is not list:
            raise WireError("a frame has a tag whose body is not a list")
        return [self.decode(item, depth + 1) for item in body]

    def _tuple(self, body: Any, depth: int) -> Any:
        return tuple(self._items(body, depth))

    def _dict(self, body: Any, depth: int) -> Any:
        if type(body) is not list or not all(type(pair) is list and len(pair) == 2 for pair in body):
            raise WireError("a frame has a dict that is not a list of pairs")
        return {self.decode(key, depth + 1): self.decode(value, depth + 1) for key, value in body}

    def _complex(self, body: Any, depth: int) -> Any:
        if type(body) is not list or [type(part) for part in body] != [float, float]:
            raise WireError("a frame has a complex number that is not two floats")
        return complex(*body)

    def _floats(self, body: Any, depth: int) -> Any:
        if type(body) is not int or body < 0:
            raise WireError("a frame has a list of floats without a length")
        return array("d", self.take(8 * body)).tolist()

    def _array(self, body: Any, depth: int) -> Any:
        return arrays.decode_array(body, self.take)

    def _scalar(self, body: Any, depth: int) -> Any:
        return arrays.decode_scalar(body, self.take)

    def _tensor(self, body: Any, depth: int) -> Any:
        if not self._tensors:
            raise WireError("a frame has a tensor where none is possible")
        return arrays.decode_tensor(body, self.take)

    def take(self, size: int) -> bytes:
        """The next `size` bytes of the blob."""
        if size > len(self._blob) - self.at:
            raise WireError("a frame has an array larger than its bytes")
        self.at += size
        return bytes(self._blob[self.at - size : self.at])


_DECODERS: dict[str, Callable[[_Unpacker, Any, int], Any]] = {
    "t": _Unpacker._tuple,
    "d": _Unpacker._dict,
    "c": _Unpacker._complex,
    "f": _Unpacker._floats,
    "a": _Unpacker._array,
    "s": _Unpacker._scalar,
    "T": _Unpacker._tensor,
}
