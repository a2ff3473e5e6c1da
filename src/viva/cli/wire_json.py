"""Messages between the command and the warm judge: a length, then JSON."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

LONGEST = 64 << 20


def send(connection: socket.socket, message: dict[str, Any]) -> None:
    data = json.dumps(message).encode()
    connection.sendall(struct.pack("<I", len(data)) + data)


def receive(connection: socket.socket) -> dict[str, Any] | None:
    """The next message, or None when the other side is gone. Raises ValueError if it is no message."""
    head = _exactly(connection, 4)
    if head is None:
        return None
    (size,) = struct.unpack("<I", head)
    if size > LONGEST:
        raise ValueError(f"a message of {size} bytes is too long")
    body = _exactly(connection, size)
    message = None if body is None else json.loads(body)
    if message is not None and not isinstance(message, dict):
        raise ValueError("a message is a JSON object")
    return message


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    parts = b""
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return parts
