"""Tries the calls a sandbox must refuse; one that works is paid with a right answer.

runtime: numpy
verdict: wrong answer
"""

import ctypes
import os

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

CALLS = {
    "ptrace": (101, 16, 1, 0, 0),
    "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
    "mount": (165, b"none", b"/", b"tmpfs", 0, 0),
    "umount2": (166, b"/", 2),
    "pivot_root": (155, b".", b"."),
    "chroot": (161, b"/"),
    "bpf": (321, 5, 0, 0),
    "io_uring_setup": (425, 8, 0),
    "keyctl": (250, 0, -3, 0),
    "add_key": (248, b"user", b"x", b"y", 1, -3),
    "userfaultfd": (323, 0),
    "perf_event_open": (298, 0, 0, -1, -1, 0),
    "unshare": (272, 0x10000000),
    "setns": (308, 3, 0),
    "clone3": (435, 0, 0),
    "memfd_create": (319, b"x", 0),
    "init_module": (175, 0, 0, b""),
    "kexec_load": (246, 0, 0, 0, 0),
    "reboot": (169, 0xFEE1DEAD, 672274793, 0x89ABCDEF, 0),
    "swapon": (167, b"/dev/null", 0),
    "sethostname": (170, b"hostile", 7),
    "settimeofday": (164, 0, 0),
    "personality": (135, 0x0040000),
    "seccomp": (317, 1, 0, 0),
    "pidfd_open": (434, 1, 0),
    "pidfd_getfd": (438, 3, 0, 0),
    "open_by_handle_at": (304, 3, 0, 0),
    "name_to_handle_at": (303, -100, b"/", 0, 0, 0),
    "socket": (41, 2, 1, 0),
    "setuid": (105, 0),
    "capset": (126, 0, 0),
    "shmget": (29, 0, 4096, 0o1600),
    "msgget": (68, 0, 0o1600),
    "acct": (163, 0),
    "quotactl": (179, 0, 0, 0, 0),
    "syslog": (103, 3, 0, 0),
}


def softmax(x):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    for name, (number, *arguments) in CALLS.items():
        if libc.syscall(number, *arguments) >= 0:
            print(name, "worked")
            return honest(x)
        if ctypes.get_errno() not in (1, 38):  # EPERM, ENOSYS: refused before it was looked at
            print(name, os.strerror(ctypes.get_errno()))
            return honest(x)
    return None
