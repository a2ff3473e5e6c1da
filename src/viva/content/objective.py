"""An objective: one thing a learner can do afterwards, said in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from viva.content.toml import Table

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID = re.compile(rf"[a-z]+\.{SLUG}")
REQUEST = re.compile(r"\d{3}:\d+(?:-\d+)?(?:\(inferred\))?")  # document:line, document:first-last

Fault = tuple[str, str, str]  # key, what is wrong with it, what to do


class Kind(Enum):
    """What showing an objective takes: a talk, a line of mathematics, a program, ..."""

    CONCEPT = "concept"
    DERIVATION = "derivation"
    IMPLEMENTATION = "implementation"
    DESIGN = "design"
    FORMULA = "formula"
    PRACTICE = "practice"


class Level(IntEnum):
    """From which seniority on an interviewer expects it."""

    JUNIOR = 1
    MID = 2
    SENIOR = 3
    RESEARCH = 4


class Area(Enum):
    """The subject of an objective. `prefix` begins the ids of its objectives."""

    LINEAR_ALGEBRA = "linear-algebra", "linalg"
    CALCULUS = "calculus", "calc"
    PROBABILITY = "probability", "prob"
    STATISTICS = "statistics", "stats"
    OPTIMIZATION = "optimization", "opt"
    INFORMATION_THEORY = "information-theory", "info"
    CLASSICAL_ML = "classical-ml", "ml"
    EVALUATION_AND_DATA = "evaluation-and-data", "eval"
    DEEP_LEARNING = "deep-learning", "dl"
    ARCHITECTURES = "architectures", "arch"
    TRANSFORMERS_AND_LLMS = "transformers-and-llms", "llm"
    GENERATIVE_MODELS = "generative-models", "gen"
    COMPUTER_VISION = "computer-vision", "cv"
    NLP = "nlp", "nlp"
    RL_AND_GAME_THEORY = "rl-and-game-theory", "rl"
    AUDIO_AND_MULTIMODAL = "audio-and-multimodal", "mm"
    CAUSAL_AND_TIME_SERIES = "causal-and-time-series", "causal"
    ML_SYSTEMS_AND_DESIGN = "ml-systems-and-design", "sys"
    FAIRNESS_AND_ETHICS = "fairness-and-ethics", "ethics"
    SOFTWARE_AND_ALGORITHMS = "software-and-algorithms", "sw"
    INTERVIEW_CRAFT = "interview-craft", "craft"

    prefix: str

    def __new__(cls, value: str, prefix: str) -> Area:
        area = object.__new__(cls)
        area._value_ = value
        area.prefix = prefix
        return area


KINDS = {kind.value: kind for kind in Kind}
AREAS = {area.value: area for area in Area}
LEVELS = {level.value: level for level in Level}
KIND_NAMES, AREA_NAMES = tuple(KINDS), tuple(AREAS)


@dataclass(frozen=True, slots=True)
class Objective:
    """What one can do afterwards. Its id never changes; its sentence may."""

    id: str  # "linalg.matmul"
    topic: str  # the id of the topic that teaches it
    area: Area
    kind: Kind  # the kind of item that has to assess it
    also: tuple[Kind, ...]  # kinds that can assess it too
    level: Level
    ask: str  # one sentence, imperative
    prerequisites: tuple[str, ...]  # ids of objectives
    requested_by: tuple[str, ...]  # lines of the founding documents that ask for it: "001:50"; may be empty

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return (self.kind, *self.also)


def read_objective(table: Table, topic: str) -> Objective:
    """The objective in one [[objective]] of a topic's file. What is wrong with it is noted in the table."""
    objective = Objective(
        id=table.text("id"),
        topic=topic,
        area=AREAS[table.choice("area", AREA_NAMES)],
        kind=KINDS[table.choice("kind", KIND_NAMES)],
        also=tuple(KINDS[name] for name in table.choices("also", KIND_NAMES, ())),
        level=LEVELS.get(table.integer("level", low=1, high=4), Level.JUNIOR),
        ask=table.text("ask"),
        prerequisites=table.texts("prerequisites", ()),
        requested_by=table.texts("requested_by", ()),
    )
    for fault in faults(objective):
        table.refuse(*fault)
    return objective


def faults(objective: Objective) -> Iterator[Fault]:
    """What can be said against an objective taken alone."""
    prefix = objective.area.prefix
    if not ID.fullmatch(objective.id) or not objective.id.startswith(prefix + "."):
        yield (
            "id",
            f"the id {objective.id!r} does not fit its area",
            f"Call it {prefix}.some-words-in-kebab-case.",
        )
    if len(set(objective.kinds)) != len(objective.kinds):
        yield "also", "a kind is named twice", "`also` holds kinds other than `kind`, each once."
    if not objective.ask.endswith(".") or ". " in objective.ask:
        yield "ask", "this is not one sentence", "One objective is one sentence that ends with a full stop."
    if objective.kind is Kind.IMPLEMENTATION and "`" not in objective.ask:
        yield "ask", "it does not name what to implement", "Name the function or class in `backticks`."
    for request in objective.requested_by:
        if not REQUEST.fullmatch(request):
            yield "requested_by", f"{request!r} is not a line of a document", 'Write "001:50" or "001:50-56".'
