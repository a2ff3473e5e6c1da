"""Plans, roles, checklists and interviews of the bundled pack are complete, and lead somewhere."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from viva.content.catalogue import Catalogue
from viva.content.errors import ContentError
from viva.content.paths import Paths, findings
from viva.content.plan import Days, Phase, PlanKind, Turn
from viva.content.role import ActivityStep, ModuleStep

from .small_pack import objective_text, write, write_topic

PACK = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def paths() -> Paths:
    return Paths.read(PACK)


def digest(lines) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


# Numbers and digests below were computed from the table the files were written from, not from the files.


def test_nothing_is_missing(paths):
    assert {field.name: len(getattr(paths, field.name)) for field in dataclasses.fields(paths)} == {
        "plans": 4,
        "roadmaps": 1,
        "modules": 13,
        "roles": 8,
        "routines": 1,
        "methods": 7,
        "question_categories": 3,
        "interviews": 3,
        "interview_formats": 7,
        "company_focus": 4,
        "checklists": 17,
        "lesson_formats": 1,
    }
    assert {plan.id: len(plan.blocks) for plan in paths.plans.values()} == {
        "math-three-weeks": 12,
        "full-stack-nine-to-ten-weeks": 11,
        "accelerated-three-to-four-weeks": 4,
        "coding-course-order": 5,
    }
    assert sum(len(module.parts) for module in paths.modules.values()) == 39
    assert sum(len(role.steps) for role in paths.roles.values()) == 51
    assert sum(len(method.steps) for method in paths.methods.values()) == 32
    assert sum(len(checklist.items) for checklist in paths.checklists.values()) == 124


def test_every_item_of_every_checklist_is_there_word_for_word(paths):
    lines = (
        f"{checklist.id}\t{item.text}\t{','.join(item.objectives)}\t{';'.join(item.requested_by)}"
        for checklist in paths.checklists.values()
        for item in checklist.items
    )
    assert digest(lines) == "8e450cdce6262ab78bf8dae044b1287199a987d0a917842350ab34f32855f4ec"


def test_every_block_of_every_plan_has_its_place_topics_and_objectives(paths):
    lines = (
        "\t".join([plan.id, str(place), ",".join(block.topics), ",".join(block.objectives)])
        for plan in paths.plans.values()
        for place, block in enumerate(plan.blocks)
    )
    assert digest(lines) == "a7f382edf9a9d1b3a9973d585e63d120eb09c522ee16ac1171ab34269c57a11d"


def test_every_step_of_every_method_is_there_word_for_word(paths):
    lines = (
        "\t".join([method.id, step.action, ",".join(step.objectives)])
        for method in paths.methods.values()
        for step in method.steps
    )
    assert digest(lines) == "dbf0f7c283883677b0aa45b7e6db8d62d45eb20439fc1213050eb2e17777585a"


def test_all_249_references_to_the_founding_documents_are_there(paths):
    references = [
        line
        for field in dataclasses.fields(paths)
        for value in getattr(paths, field.name).values()
        for line in requested(value)
    ]
    assert len(references) == 249
    assert digest(references) == "d6714aeab847d238b637e792f2c1f46940ca98f8f826c96950a17798af728be5"


def requested(value):
    """Every `requested_by` at any depth."""
    if isinstance(value, tuple):
        return [line for each in value for line in requested(each)]
    if not dataclasses.is_dataclass(value):
        return []
    return [
        line
        for field in dataclasses.fields(value)
        for inside in [getattr(value, field.name)]
        for line in (inside if field.name == "requested_by" else requested(inside))
    ]


def test_fifteen_of_them_say_what_their_document_leaves_open(paths):
    values = [each for field in dataclasses.fields(paths) for each in getattr(paths, field.name).values()]
    assert sum(bool(getattr(value, "note", "")) for value in values) == 15


def test_the_paths_lead_somewhere(paths):
    assert findings(paths, Catalogue.read(PACK)) == []


def test_a_block_stands_in_a_week_a_phase_or_an_order(paths):
    assert paths.plans["math-three-weeks"].blocks[0].at == Days(1, 1, 2, "foundations", "study")
    phase = paths.plans["full-stack-nine-to-ten-weeks"].blocks[0].at
    assert isinstance(phase, Phase) and (phase.number, phase.weeks, phase.numbered) == (1, 2.0, True)
    course = paths.plans["coding-course-order"]
    assert course.kind is PlanKind.COURSE
    turns = [block.at for block in course.blocks if isinstance(block.at, Turn)]
    assert sum(turn.problems or 0 for turn in turns) == 27
    assert [turn.inferred for turn in turns] == [False, False, False, False, True]


def test_a_role_goes_through_modules_or_their_parts_and_ends_in_activities(paths):
    steps = paths.roles["generative-models"].steps
    assert steps[0] == ModuleStep("qa-01-math", (4, 5))
    assert steps[-1] == ActivityStep(
        "build-a-gan-and-a-vae", ("gen.gan-implementation", "gen.vae-implementation")
    )


def test_the_design_interview_has_eight_stages_in_28_minutes(paths):
    stages = paths.interviews["ml-system-design"].stages
    assert [stage.minutes for stage in stages] == [2, 3, 5, 5, 3, 5, 3, 2]
    assert paths.interviews["ml-system-design"].minutes == 28


def small(tmp_path: Path) -> Path:
    write_topic(tmp_path, "vectors", objective_text("linalg.a"))
    return tmp_path


def said(pack: Path) -> list[tuple[str, str]]:
    found = findings(Paths.read(pack), Catalogue.read(pack))
    return [(each.where.rpartition(":")[2], each.what) for each in found]


def test_ids_that_name_nothing_are_found_wherever_they_stand(tmp_path):
    pack = small(tmp_path)
    write(
        pack / "paths/checklists/last.toml",
        'title = "Last"\nrole = "nobody"\nrequested_by = ["001:1"]\n[[item]]\ntext = "x"\n'
        'objectives = ["linalg.b"]\nrequested_by = ["001:1"]\n',
    )
    write(
        pack / "paths/modules/m.toml",
        'title = "M"\ndifficulty = "easy"\nkey_for = ["all"]\nessential = true\nrequested_by = ["001:1"]\n'
        '[[part]]\nn = 1\ntitle = "p"\ntopics = ["vectros"]\nobjectives = ["linalg.a"]\n',
    )
    write(
        pack / "paths/roles/r.toml",
        'title = "R"\nrequested_by = ["001:1"]\n[[step]]\nmodule = "m"\nparts = [1, 2]\n[[step]]\nmodule = "n"\n',
    )
    assert said(pack) == [
        ("9", "there is no topic vectros"),
        ("7", "there is no module n"),
        ("6", "there is no objective linalg.b"),
        ("4", "m has no part 2"),
        ("2", "there is no role nobody"),
    ]


def test_minutes_that_do_not_add_up_are_refused(tmp_path):
    write(
        small(tmp_path) / "paths/routines/hour.toml",
        'title = "Hour"\nminutes = 60\nrequested_by = ["001:1"]\n[[block]]\nminutes = 50\nactivity = "derive"\n'
        'count = 1\nunit = "result"\nobjectives = ["linalg.a"]\n',
    )
    with pytest.raises(ContentError, match="the blocks take 50 of 60 minutes"):
        Paths.read(tmp_path)


def test_stated_hours_must_fill_the_weeks_of_a_plan(tmp_path):
    write(
        small(tmp_path) / "paths/plans/p.toml",
        'title = "P"\nkind = "schedule"\nhours_per_week = 20\nrequested_by = ["004:1"]\n[[block]]\nphase = 1\n'
        'section = "00-foundations"\nweeks = 0.5\nnumbered = true\ntopics = ["vectors"]\n',
    )
    assert said(tmp_path) == [("7", "00-foundations gets 10 hours here, its topics state 2")]


def test_a_pack_without_paths_has_none(tmp_path):
    assert Paths.read(small(tmp_path)).plans == {}
