r"""Parts of a formula that a card asks for: \cloze{...} around each. They may stand in braces of their own.

Where nobody asks for parts they are parts of the formula like all others.
"""

from __future__ import annotations

from collections.abc import Callable

MARK = r"\cloze{"


def without_marks(text: str) -> str:
    """The text with everything of its formulas."""
    return with_parts(text, str)


def with_parts(text: str, put: Callable[[str], str]) -> str:
    """The text, with each marked part put otherwise. A mark within a mark is none."""
    before, mark, rest = text.partition(MARK)
    if not mark:
        return text
    end = _closing(rest)
    part = put(with_parts(rest[:end], str).strip())
    after = with_parts(rest[end + 1 :], put)
    return f"{before} {part} {after}"  # else \alpha\cloze{b} is \alphab


def _closing(latex: str) -> int:
    """Where the group ends that was opened just before."""
    depth, at = 1, 0
    while at < len(latex):
        depth += {"{": 1, "}": -1}.get(latex[at], 0)
        if depth == 0:
            break
        at += 2 if latex[at] == "\\" else 1
    return at
