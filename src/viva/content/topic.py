"""A topic: a folder of the pack, what it teaches, and what it needs first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from viva.content.objective import SLUG, Fault, Objective, read_objective
from viva.content.toml import Table, read_toml

FILE = "topic.toml"


class Section(Enum):
    """A part of the syllabus. Topics are studied in their own order, which may visit a section twice."""

    FOUNDATIONS = "00-foundations", "Foundations"
    CLASSICAL_ML = "01-classical-ml", "Classical ML"
    DEEP_LEARNING = "02-deep-learning", "Deep learning"
    TRANSFORMERS_AND_LLMS = "03-transformers-and-llms", "Transformers and LLMs"
    ML_SYSTEMS = "04-ml-systems", "ML systems"
    SPECIALIZED_DOMAINS = "05-specialized-domains", "Specialised domains"
    GENAI_APPLIED = "06-genai-applied", "Applied generative AI"
    GENERATIVE_MODELS = "07-generative-models", "Generative models"
    RL_AND_GAME_THEORY = "08-rl-and-game-theory", "Reinforcement learning and game theory"
    RESPONSIBLE_AI = "09-responsible-ai", "Responsible AI"
    SOFTWARE_AND_ALGORITHMS = "10-software-and-algorithms", "Software and algorithms"
    INTERVIEW_CRAFT = "11-interview-craft", "Interview craft"

    title: str

    def __new__(cls, value: str, title: str) -> Section:
        section = object.__new__(cls)
        section._value_ = value
        section.title = title
        return section


SECTIONS = {section.value: section for section in Section}
SECTION_NAMES = tuple(SECTIONS)


@dataclass(frozen=True, slots=True)
class Hours:
    """How long a topic takes to learn, by where the number comes from."""

    stated: float  # the topic's share of the weeks that document 004 gives its section, at 20 hours a week
    estimated: float  # ours

    @property
    def total(self) -> float:
        return self.stated + self.estimated


@dataclass(frozen=True, slots=True)
class Topic:
    """One folder of the pack. The folder's name is the id and never changes."""

    id: str
    file: Path  # its topic.toml
    title: str
    section: Section
    order: int  # place in the study order of the whole pack, from 1
    hours: Hours
    prerequisites: tuple[str, ...]  # ids of topics
    rationale: str  # why it stands here
    out_of_scope: tuple[str, ...]  # what one might expect here and finds elsewhere
    sources: tuple[str, ...]  # primary: textbooks, papers, documentation
    last_checked: datetime.date
    objectives: tuple[Objective, ...]


def read_topic(file: Path) -> Topic:
    """The topic in a topic.toml. Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    hours = table.table("hours")
    topic = Topic(
        id=file.parent.name,
        file=file,
        title=table.text("title"),
        section=SECTIONS[table.choice("section", SECTION_NAMES)],
        order=table.integer("order", low=1),
        hours=Hours(hours.number("stated", 0.0, low=0), hours.number("estimated", 0.0, low=0)),
        prerequisites=table.texts("prerequisites"),
        rationale=table.text("rationale"),
        out_of_scope=table.texts("out_of_scope"),
        sources=table.texts("sources"),
        last_checked=table.date("last_checked"),
        objectives=_objectives(table, file.parent.name),
    )
    for fault in _faults(topic):
        table.refuse(*fault)
    table.finish()
    return topic


def _objectives(table: Table, topic: str) -> tuple[Objective, ...]:
    return tuple(read_objective(each, topic) for each in table.tables("objective"))


def _faults(topic: Topic) -> Iterator[Fault]:
    """What can be said against a topic taken alone."""
    if not re.fullmatch(SLUG, topic.id):
        yield "title", f"the folder's name {topic.id!r} is not an id", "Rename it in-kebab-case."
    if topic.hours.total <= 0:
        yield "hours", "it takes no time", "Write hours = { estimated = 3 }."
    if not topic.sources:
        yield "sources", "it names no source", "Name a textbook with its chapter, a paper or documentation."
    if not topic.out_of_scope:
        yield (
            "out_of_scope",
            "it does not say what is out of scope",
            "Name what a learner will miss, and where it is.",
        )
    if not topic.objectives:
        yield "objective", "it has no objective", "Add one [[objective]] for each thing a learner can do."
