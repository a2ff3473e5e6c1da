"""What is wrong with a pack: where, what, and what to do about it.

Exception
  ContentError      a pack, or a file of one, cannot be used as it stands; holds every Finding at once
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an author has to change."""

    where: str  # "content/attention-mechanism/topic.toml:12"; a file, an id or a name where no line is known
    what: str  # what is wrong, in words an author uses
    remedy: str  # what to do about it

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  {self.remedy}"


class ContentError(Exception):
    """An author's file cannot be used. `findings` names all that is wrong with it, not only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        if not self.findings:
            raise ValueError("ContentError got no findings. Raise it only when something is wrong.")
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Finding, ...]]]:
        return ContentError, (self.findings,)  # the default would pass the joined text to __init__
