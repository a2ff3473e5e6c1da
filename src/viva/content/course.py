"""A course: the topics of a plan, a role or the whole syllabus in the order in which they are studied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viva.content.catalogue import Catalogue
from viva.content.paths import Paths
from viva.content.role import ModuleStep, Role

WHOLE = "syllabus"


@dataclass(frozen=True, slots=True)
class Course:
    """Each topic once, at its first place."""

    id: str
    title: str
    topics: tuple[str, ...]


def courses(paths: Paths, catalogue: Catalogue) -> tuple[Course, ...]:
    """The whole syllabus first, then the roles, then the plans; those without topics are left out."""
    found = [Course(WHOLE, "The whole syllabus", tuple(catalogue.topics))]
    found += [Course(role.id, role.title, _once(_of_role(role, paths))) for role in paths.roles.values()]
    found += [
        Course(plan.id, plan.title, _once(topic for block in plan.blocks for topic in block.topics))
        for plan in paths.plans.values()
    ]
    return tuple(course for course in found if course.topics)


def _of_role(role: Role, paths: Paths) -> Iterator[str]:
    for step in role.steps:
        if isinstance(step, ModuleStep):
            for part in paths.modules[step.module].parts:
                if not step.parts or part.n in step.parts:
                    yield from part.topics


def _once(topics: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topics))
