"""The short messages between the examiner and a zygote."""

import struct

FORK = struct.Struct("<Q?")  # number, whether to rehearse; with three descriptors
BORN = struct.Struct("<cQ")  # b"P", number, with a pidfd
GONE = struct.Struct("<cQiQ")  # b"X", number, status as wait() gives it or -1, peak KiB
READY = b"\x01"  # the first byte of a candidate's results: it is shut in and waits for its job
