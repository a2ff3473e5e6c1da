"""What can go wrong around judging, none of it the learner's fault.

JudgeError
├── AuthorError      a pack's own program does not run
└── InputsError      own inputs that cannot be read
"""

from __future__ import annotations


class JudgeError(Exception):
    """The root of this room's exceptions."""


class AuthorError(JudgeError):
    """A program of the pack does not run. `traceback` is the author's own."""

    def __init__(self, where: str, what: str, traceback: str = "") -> None:
        super().__init__(f"{where}: {what}\n{traceback}".rstrip())
        self.where, self.what, self.traceback = where, what, traceback


class InputsError(JudgeError):
    """Own inputs that cannot be read; the message says which and why."""
