"""What the names on the line of `viva check` mean: a topic, one kind of its items, or single ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from viva.content.drill import read_drills
from viva.content.errors import ContentError, Finding
from viva.content.pack import Pack


class _Item(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Item)


def means(names: Sequence[str], id: str, group: str) -> bool:
    """Whether an item is meant. group: the file or folder in which its kind lies: "questions"; no names mean all."""
    topic, _, name = id.partition("/")
    return not names or not {id, topic, name, f"{topic}/{group}"}.isdisjoint(names)


def meant(names: Sequence[str], items: Iterable[T], group: str) -> list[T]:
    """Those of a kind that are meant, in their order."""
    return [each for each in items if means(names, each.id, group)]


def in_library(pack: Pack, name: str) -> bool:
    """Whether a name means something beside problems, derivations and exercises, readable or not."""
    topic, _, rest = name.partition("/")
    if topic in pack.drill_files and rest in ("", "drills"):
        return True
    if any(_has_drill(file, name) for file in pack.drill_files.values()):
        return True
    if not pack.topic_files:
        return False
    library, names = pack.library, (name,)
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("lesson", library.lessons),
        ("formulas", library.cards),
        ("questions", library.questions),
        ("comparisons", library.comparisons),
    )
    if any(means(names, id, group) for group, ids in groups for id in ids):
        return True
    return any(_is_unread(Path(found.where), topic, rest) for found in pack.library_findings)


def _has_drill(file: Path, name: str) -> bool:
    """Whether a drill of this name is in a file; of a file that cannot be read, any of its topic may be."""
    try:
        return bool(meant((name,), read_drills(file), "drills"))
    except ContentError:
        return name.partition("/")[0] == file.parent.name


def _is_unread(where: Path, topic: str, rest: str) -> bool:
    """Whether a finding is about the file that a name means: that of an item, or any of a whole topic."""
    place = where.with_name(where.name.partition(":")[0])
    return topic in place.parts and rest in ("", place.stem, place.parent.name)


def findings_of(pack: Pack, names: Sequence[str]) -> list[Finding]:
    """What is wrong with the library of the topics of these names, without running it; without names, of all."""
    if not pack.topic_files:
        return []
    if not names:
        return list(pack.library_findings)
    topics = {topic for name in names for topic in _topics(pack, name)}
    return [each for each in pack.library_findings if topics & set(Path(each.where).parts)]


def _topics(pack: Pack, name: str) -> list[str]:
    """Its topic; of a last part alone, every topic that has something of this name."""
    topic, slash, _ = name.partition("/")
    if slash or topic in pack.catalogue.topics:
        return [topic]
    library = pack.library
    ids = (*library.cards, *library.questions, *library.comparisons, *library.drills)
    return [id.partition("/")[0] for id in ids if id.endswith(f"/{name}")]
