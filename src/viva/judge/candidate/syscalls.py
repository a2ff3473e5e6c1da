"""System call numbers of the machines we know, and what a learner's code may do with each call."""

from collections.abc import Mapping
from dataclasses import dataclass

# Patched into the filter after the fork, when the candidate knows its own process id.
OWN_PID = 0x7FFF5E1F

# name: (x86_64, aarch64 or None where that machine has only the *at form)
_ALLOWED: Mapping[str, tuple[int, int | None]] = {
    "read": (0, 63), "write": (1, 64), "open": (2, None), "close": (3, 57), "stat": (4, None),
    "fstat": (5, 80), "lstat": (6, None), "poll": (7, None), "lseek": (8, 62), "mmap": (9, 222),
    "mprotect": (10, 226), "munmap": (11, 215), "brk": (12, 214), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "pread64": (17, 67), "pwrite64": (18, 68),
    "readv": (19, 65), "writev": (20, 66), "access": (21, None), "pipe": (22, None), "select": (23, None),
    "sched_yield": (24, 124), "mremap": (25, 216), "msync": (26, 227), "madvise": (28, 233), "dup": (32, 23),
    "dup2": (33, None), "pause": (34, None), "nanosleep": (35, 101), "getitimer": (36, 102),
    "alarm": (37, None), "setitimer": (38, 103), "getpid": (39, 172), "exit": (60, 93), "wait4": (61, 260),
    "uname": (63, 160), "fcntl": (72, 25), "fsync": (74, 82), "fdatasync": (75, 83), "truncate": (76, 45),
    "ftruncate": (77, 46), "getdents": (78, None), "getcwd": (79, 17), "chdir": (80, 49), "fchdir": (81, 50),
    "rename": (82, None), "mkdir": (83, None), "rmdir": (84, None), "creat": (85, None),
    "unlink": (87, None), "readlink": (89, None), "umask": (95, 166), "gettimeofday": (96, 169),
    "getrlimit": (97, 163), "getrusage": (98, 165), "sysinfo": (99, 179), "times": (100, 153),
    "getuid": (102, 174), "getgid": (104, 176), "geteuid": (107, 175), "getegid": (108, 177),
    "getppid": (110, 173), "getpgrp": (111, None), "getgroups": (115, 158), "getresuid": (118, 148),
    "getresgid": (120, 150), "getpgid": (121, 155), "getsid": (124, 156), "rt_sigpending": (127, 136),
    "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133), "sigaltstack": (131, 132),
    "statfs": (137, 43), "fstatfs": (138, 44), "gettid": (186, 178), "time": (201, None),
    "futex": (202, 98), "sched_getaffinity": (204, 123), "epoll_create": (213, None),
    "getdents64": (217, 61), "restart_syscall": (219, 128), "fadvise64": (221, 223),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "exit_group": (231, 94), "epoll_wait": (232, None), "epoll_ctl": (233, 21), "waitid": (247, 95),
    "openat": (257, 56), "mkdirat": (258, 34), "newfstatat": (262, 79), "unlinkat": (263, 35),
    "renameat": (264, 38), "readlinkat": (267, 78), "faccessat": (269, 48), "pselect6": (270, 72),
    "ppoll": (271, 73), "set_robust_list": (273, 99), "utimensat": (280, 88), "epoll_pwait": (281, 22),
    "fallocate": (285, 47), "eventfd2": (290, 19), "epoll_create1": (291, 20), "dup3": (292, 24),
    "pipe2": (293, 59), "preadv": (295, 69), "pwritev": (296, 70), "getcpu": (309, 168),
    "renameat2": (316, 276), "getrandom": (318, 278), "membarrier": (324, 283),
    "copy_file_range": (326, 285), "statx": (332, 291), "rseq": (334, 293), "close_range": (436, 436),
    "faccessat2": (439, 439), "futex_waitv": (449, 449),
}  # fmt: skip

# Answered "no such call", so that the C library falls back to one that is allowed.
_ABSENT: Mapping[str, tuple[int, int]] = {
    "clone3": (435, 435), "openat2": (437, 437), "epoll_pwait2": (441, 441), "mbind": (237, 235),
    "set_mempolicy": (238, 237), "get_mempolicy": (239, 236),
}  # fmt: skip

# Allowed for these values of one argument (its low 32 bits) only.
_RESTRICTED: Mapping[str, tuple[tuple[int, int], int, tuple[int, ...]]] = {
    "ioctl": ((16, 29), 1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),  # TCGETS .. FIOCLEX
    "socketpair": ((53, 199), 0, (1,)),  # AF_UNIX: asyncio wakes itself up through one
    "personality": ((135, 92), 0, (0xFFFFFFFF,)),  # asking, not setting
    "prctl": ((157, 167), 0, (3, 15, 16)),  # GET_DUMPABLE, SET_NAME, GET_NAME
    "prlimit64": ((302, 261), 0, (0,)),  # its own limits
    "kill": ((62, 129), 0, (OWN_PID,)),
    "tgkill": ((234, 131), 0, (OWN_PID,)),
}


@dataclass(frozen=True, slots=True)
class Machine:
    """One architecture: its audit constant and the numbers that our own code and the filter need."""

    audit: int
    allowed: frozenset[int]
    absent: frozenset[int]
    restricted: Mapping[int, tuple[int, tuple[int, ...]]]  # number -> (argument, values)
    clone: int
    seccomp: int
    pivot_root: int
    mount_setattr: int = 442
    landlock_create_ruleset: int = 444
    landlock_add_rule: int = 445
    landlock_restrict_self: int = 446


def _machine(column: int, audit: int, clone: int, seccomp: int, pivot_root: int) -> Machine:
    allowed = frozenset(n for row in _ALLOWED.values() if (n := row[column]) is not None)
    restricted = {numbers[column]: (at, values) for numbers, at, values in _RESTRICTED.values()}
    absent = frozenset(row[column] for row in _ABSENT.values())
    return Machine(audit, allowed, absent, restricted, clone, seccomp, pivot_root)


MACHINES: Mapping[str, Machine] = {
    "x86_64": _machine(0, audit=0xC000003E, clone=56, seccomp=317, pivot_root=155),
    "aarch64": _machine(1, audit=0xC00000B7, clone=220, seccomp=277, pivot_root=41),
}
