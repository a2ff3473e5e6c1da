"""The system call filter: an allow-list, assembled as classic BPF for this machine."""

import ctypes
import errno
import os
import struct
from itertools import groupby

from . import libc
from .syscalls import OWN_PID, Machine

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN, _JUMP = 0x20, 0x15, 0x35, 0x45, 0x06, 0x05
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_REFUSE, _ABSENT = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16  # offsets in struct seccomp_data
_HIGHEST = 520

_CLONE_THREAD = 0x00010000
# Every CLONE_NEW* flag: a thread stays in the namespaces it was born in.
_CLONE_NAMESPACES = 0x7E020080

Answer = int
Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant


class _Checked:
    """An answer that depends on arguments: a label that a jump is resolved to at the end."""

    def __init__(self, instructions: list[Instruction]) -> None:
        self.instructions = instructions


def _argument_check(argument: int, values: tuple[int, ...]) -> _Checked:
    load = (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument)
    tests = [(_EQUAL, len(values) - i, 0, value) for i, value in enumerate(values)]
    return _Checked([load, *tests, (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)])


def _thread_check() -> _Checked:
    return _Checked([
        (_LOAD, 0, 0, _ARGUMENTS_AT),
        (_ANY_BIT, 0, 2, _CLONE_THREAD),
        (_ANY_BIT, 1, 0, _CLONE_NAMESPACES),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ])  # fmt: skip


def _answers(machine: Machine) -> dict[int, Answer | _Checked]:
    table: dict[int, Answer | _Checked] = dict.fromkeys(machine.allowed, _ALLOW)
    table |= dict.fromkeys(machine.absent, _ABSENT)
    table |= {number: _argument_check(*rule) for number, rule in machine.restricted.items()}
    table[machine.clone] = _thread_check()
    return table


Pending = Instruction | _Checked


def _tree(ranges: list[tuple[int, Answer | _Checked]]) -> list[Pending]:
    """Binary search over (first number, answer). Three times cheaper to load than a linear list,
    because the kernel runs the filter once for every number to fill its cache."""
    if len(ranges) == 1:
        answer = ranges[0][1]
        return [answer if isinstance(answer, _Checked) else (_RETURN, 0, 0, answer)]
    middle = len(ranges) // 2
    below, above = _tree(ranges[:middle]), _tree(ranges[middle:])
    if len(below) > 255:
        raise ValueError(f"seccomp: a jump over {len(below)} instructions does not fit in its byte")
    return [(_AT_LEAST, len(below), 0, ranges[middle][0]), *below, *above]


def program(machine: Machine) -> bytes:
    """The filter as an array of struct sock_filter."""
    table = _answers(machine)
    answered = ((number, table.get(number, _REFUSE)) for number in range(_HIGHEST))
    ranges = [next(group) for _, group in groupby(answered, key=lambda pair: pair[1])]
    pending: list[Pending] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        *_tree(ranges),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in _resolved(pending))


def _resolved(pending: list[Pending]) -> list[Instruction]:
    """Appends the checks and turns every mention of one into a jump to it."""
    starts: dict[int, int] = {}
    checks: list[Instruction] = []
    for item in pending:
        if isinstance(item, _Checked):
            starts[id(item)] = len(pending) + len(checks)
            checks += item.instructions
    jumps = [
        (_JUMP, 0, 0, starts[id(item)] - at - 1) if isinstance(item, _Checked) else item
        for at, item in enumerate(pending)
    ]
    return jumps + checks


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


class Filter:
    """A filter assembled once in the zygote; `load` binds it to the process that calls it."""

    def __init__(self, machine: Machine) -> None:
        code = program(machine)
        self._machine = machine
        self._code = ctypes.create_string_buffer(code, len(code))
        self._program = _Program(len(code) // 8, ctypes.addressof(self._code))
        self._own_pid_at = _places(code, struct.pack("=I", OWN_PID))

    def load(self) -> None:
        """Irrevocable for this thread and its children. Needs no_new_privs."""
        for at in self._own_pid_at:
            struct.pack_into("=I", self._code, at, os.getpid())
        set_mode_filter = 1
        address = ctypes.addressof(self._program)
        libc.syscall(self._machine.seccomp, set_mode_filter, 0, address, what="seccomp")


def _places(haystack: bytes, needle: bytes) -> list[int]:
    return [at for at in range(0, len(haystack), 4) if haystack[at : at + 4] == needle]
