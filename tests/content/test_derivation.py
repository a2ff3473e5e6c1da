"""Files of derivations and exercises: what the documentation shows is read; what is wrong is refused with all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viva.content.derivation import bare_setting, read_derivation, read_exercise
from viva.content.errors import ContentError

from .small_pack import write

GUIDE = Path(__file__).parents[2] / "docs/authors/derivations.md"
DERIVATION, EXERCISE = re.findall(r"```toml\n(title.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def derivation(tmp_path, text=DERIVATION):
    return read_derivation(write(tmp_path / "linear-regression/derivations/least-squares.toml", text))


def exercise(tmp_path, text=EXERCISE):
    return read_exercise(write(tmp_path / "evaluation-metrics/exercises/f1.toml", text))


def refusals(read, tmp_path, text):
    with pytest.raises(ContentError) as raised:
        read(tmp_path, text)
    return [f"{found.what} | {found.remedy}" for found in raised.value.findings]


def test_the_derivation_that_the_documentation_shows_is_read(tmp_path):
    found = derivation(tmp_path)
    assert (found.id, found.topic, found.name) == (
        "linear-regression/least-squares",
        "linear-regression",
        "least-squares",
    )
    assert found.title == "Gradient of the least-squares loss"
    assert len(found.lines) == 4
    assert found.milestones == (1, 2)
    assert [slip.line for slip in found.slips] == sorted(slip.line for slip in found.slips)
    assert found.follow_ups[0].ask.startswith("What changes")


def test_latex_is_kept_as_it_stands(tmp_path):
    found = derivation(tmp_path)
    assert found.goal == r"\nabla_w L(w) = \frac{1}{n} X^\top (X w - y)"
    assert found.lines[3].latex == r"= \frac{1}{n} X^\top (X w - y)"


def test_the_exercise_that_the_documentation_shows_is_read(tmp_path):
    found = exercise(tmp_path)
    assert (found.id, found.target) == ("evaluation-metrics/f1", "F_1")
    assert found.formula == r"F_1 = \frac{2 P R}{P + R}"
    assert [slip.name for slip in found.slips] == ["arithmetic-mean", "forgets-the-two"]


def without(text, heading, keep):
    """The text with only the first `keep` tables of a heading."""
    parts = re.split(r"(?m)^(?=\[\[)", text)
    seen = 0
    kept = []
    for part in parts:
        if part.startswith(f"[[{heading}]]"):
            seen += 1
            if seen > keep:
                continue
        kept.append(part)
    return "".join(kept)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (without(DERIVATION, "mistake", 2), "2 mistakes | Plant at least 3"),
        (without(DERIVATION, "line", 3), "3 model lines | A model derivation has 4 to 12 lines"),
        (without(DERIVATION, "follow_up", 0), "follow"),
        (without(DERIVATION, "line", 3), "which is not there | Correct `line`"),
        (re.sub("(?m)^milestone.*$", "", DERIVATION), "no line is a milestone"),
        (
            DERIVATION.replace('name = "forgets-the-two"', 'name = "transposes-the-wrong-factor"'),
            "two mistakes are called",
        ),
        (DERIVATION.replace("level = 2", "level = 5"), "at most 4"),
        (DERIVATION.replace("goal = ", "gaol = "), "Did you mean `goal`?"),
        (DERIVATION.replace("minutes = 10", 'minutes = "ten"'), "minutes"),
        (DERIVATION.replace("name = 'd'", "name = 'n'"), "`n` is declared twice"),
        (DERIVATION.replace('shape = ["n", "d"]', 'shape = ["n"]'), "the shape of a matrix is two sizes"),
    ],
)
def test_what_is_wrong_with_a_derivation_is_said(tmp_path, text, refused):
    found = refusals(derivation, tmp_path, text)
    assert any(refused in each for each in found), found


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (EXERCISE.replace("answer = ", "# answer = "), "one of target with answer, and relation, is needed"),
        (
            EXERCISE.replace("target = ", "relation = 'P = R'\ntarget = "),
            "one of target with answer, and relation",
        ),
        (without(EXERCISE, "mistake", 1), "1 mistakes | Plant at least 2"),
        (
            EXERCISE.replace('name = "forgets-the-two"', 'name = "arithmetic-mean"'),
            "two mistakes are called arithmetic-mean",
        ),
        (EXERCISE.replace("sources = ", "source = "), "Did you mean `sources`?"),
    ],
)
def test_what_is_wrong_with_an_exercise_is_said(tmp_path, text, refused):
    found = refusals(exercise, tmp_path, text)
    assert any(refused in each for each in found), found


def test_a_relation_may_be_the_answer(tmp_path):
    text = re.sub("(?m)^(target|answer) = .*$", "", EXERCISE).replace(
        "sources", r"relation = '''P \le R'''" + "\nsources", 1
    )
    assert exercise(tmp_path, text).formula == r"P \le R"


def test_all_faults_are_reported_together(tmp_path):
    text = without(DERIVATION, "mistake", 1).replace("level = 2", "level = 0").replace("title", "titel", 1)
    assert len(refusals(derivation, tmp_path, text)) >= 3


def test_what_is_assumed_is_part_of_the_setting():
    setting = bare_setting(
        {
            "symbol": [{"name": "w", "type": "scalar"}, {"name": "h", "type": "scalar"}],
            "given": ["w = w"],
            "constant_in": ["w"],
            "small": "h",
            "conditions": ["w = 1"],
            "stationary": {"of": "w^2", "wrt": ["w"]},
        },
        "some.toml",
    )
    assert (setting.given, setting.constant_in, setting.small) == (("w = w",), ("w",), "h")
    assert (setting.conditions, setting.stationary_of, setting.stationary_wrt) == (("w = 1",), "w^2", ("w",))


def test_a_setting_with_a_key_nobody_knows_is_refused():
    with pytest.raises(ContentError, match="means nothing here"):
        bare_setting({"symbol": [], "constants_in": ["w"]}, "some.toml")
