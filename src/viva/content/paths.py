"""The ways through a pack: plans, roles, checklists, methods, rehearsals, and whether they lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from viva.content.catalogue import Catalogue
from viva.content.checklist import Checklist, read_checklist
from viva.content.errors import ContentError, Finding
from viva.content.method import (
    LessonFormat,
    Method,
    Routine,
    read_lesson_format,
    read_method,
    read_routine,
)
from viva.content.plan import Phase, Plan, Roadmap, read_plan, read_roadmap
from viva.content.rehearsal import (
    Interview,
    InterviewFormat,
    QuestionCategory,
    read_interview,
    read_interview_format,
    read_question_category,
)
from viva.content.role import (
    CompanyFocus,
    Module,
    ModuleStep,
    Role,
    read_company_focus,
    read_module,
    read_role,
)
from viva.content.toml import did_you_mean


@dataclass(frozen=True, slots=True)
class Paths:
    """Everything under `paths/` of a pack, by id. One file each; the file's name is the id."""

    plans: Mapping[str, Plan]
    roadmaps: Mapping[str, Roadmap]
    modules: Mapping[str, Module]
    roles: Mapping[str, Role]
    routines: Mapping[str, Routine]
    methods: Mapping[str, Method]
    question_categories: Mapping[str, QuestionCategory]
    interviews: Mapping[str, Interview]
    interview_formats: Mapping[str, InterviewFormat]
    company_focus: Mapping[str, CompanyFocus]
    checklists: Mapping[str, Checklist]
    lesson_formats: Mapping[str, LessonFormat]

    @staticmethod
    def read(pack: Path) -> Paths:
        """Raises ContentError with everything wrong with all the files. A pack may have none of them."""
        wrong: list[Finding] = []
        paths = Paths(
            plans=_read(pack, "plans", read_plan, wrong),
            roadmaps=_read(pack, "roadmaps", read_roadmap, wrong),
            modules=_read(pack, "modules", read_module, wrong),
            roles=_read(pack, "roles", read_role, wrong),
            routines=_read(pack, "routines", read_routine, wrong),
            methods=_read(pack, "methods", read_method, wrong),
            question_categories=_read(pack, "question-categories", read_question_category, wrong),
            interviews=_read(pack, "interviews", read_interview, wrong),
            interview_formats=_read(pack, "interview-formats", read_interview_format, wrong),
            company_focus=_read(pack, "company-focus", read_company_focus, wrong),
            checklists=_read(pack, "checklists", read_checklist, wrong),
            lesson_formats=_read(pack, "lesson-formats", read_lesson_format, wrong),
        )
        if wrong:
            raise ContentError(wrong)
        return paths


class _Filed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def file(self) -> Path: ...


_Value = TypeVar("_Value", bound=_Filed)


def _read(pack: Path, kind: str, read: Callable[[Path], _Value], wrong: list[Finding]) -> dict[str, _Value]:
    """Every file of one kind by id; what is wrong is added to `wrong`."""
    values = {}
    for file in sorted((pack / "paths" / kind).glob("*.toml")):
        try:
            values[file.stem] = read(file)
        except ContentError as error:
            wrong += error.findings
    return values


def findings(paths: Paths, catalogue: Catalogue) -> list[Finding]:
    """Every id that names nothing, and every sum that does not come out."""
    return [*_dangling(paths, catalogue), *_parts(paths), *_roles(paths), *_section_hours(paths, catalogue)]


def _dangling(paths: Paths, catalogue: Catalogue) -> Iterator[Finding]:
    """A field called topics, objectives or modules holds ids of such, wherever it stands."""
    objectives = catalogue.objectives
    known: dict[str, Mapping[str, object]] = {
        "topics": catalogue.topics,
        "objectives": objectives,
        "example": objectives,
        "modules": paths.modules,
        "module": paths.modules,
    }
    for value in _all(paths):
        for name, id in _references(value, frozenset(known)):
            if id not in known[name]:
                yield _unknown(
                    value.file, name.removesuffix("s").replace("example", "objective"), id, known[name]
                )


def _references(value: Any, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(field, id) for every id in a field of one of these names, at any depth."""
    if isinstance(value, tuple):
        for each in value:
            yield from _references(each, names)
    elif is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in names:
                yield from ((field.name, id) for id in ((inside,) if isinstance(inside, str) else inside))
            else:
                yield from _references(inside, names)


def _parts(paths: Paths) -> Iterator[Finding]:
    for role in paths.roles.values():
        for step in role.steps:
            if isinstance(step, ModuleStep) and step.module in paths.modules:
                there = {part.n for part in paths.modules[step.module].parts}
                for n in step.parts:
                    if n not in there:
                        where = _line(role.file, f'"{step.module}"')
                        yield Finding(where, f"{step.module} has no part {n}", f"It has {sorted(there)}.")


def _roles(paths: Paths) -> Iterator[Finding]:
    for checklist in paths.checklists.values():
        if checklist.role and checklist.role not in paths.roles:
            yield _unknown(checklist.file, "role", checklist.role, paths.roles)


def _section_hours(paths: Paths, catalogue: Catalogue) -> Iterator[Finding]:
    """The stated hours of a section's topics are the weeks that a plan gives the section."""
    for plan in paths.plans.values():
        for block in plan.blocks:
            if isinstance(block.at, Phase) and block.at.weeks is not None and plan.hours_per_week is not None:
                section, given = block.at.section, block.at.weeks * plan.hours_per_week
                stated = sum(t.hours.stated for t in catalogue.topics.values() if t.section is section)
                if stated != given:
                    where = _line(plan.file, f'"{section.value}"')
                    what = f"{section.value} gets {given:g} hours here, its topics state {stated:g}"
                    yield Finding(where, what, "Make `hours = { stated = ... }` of its topics add up.")


def _all(paths: Paths) -> Iterator[_Filed]:
    for field in fields(paths):
        yield from getattr(paths, field.name).values()


def _unknown(file: Path, noun: str, id: str, known: Iterable[str]) -> Finding:
    remedy = did_you_mean(id, known) or "Correct the id."
    return Finding(_line(file, f'"{id}"'), f"there is no {noun} {id}", remedy)


def _line(file: Path, quoted: str) -> str:
    """The first line of a file where these words stand."""
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return next((f"{file}:{number}" for number, line in lines if quoted in line), str(file))
