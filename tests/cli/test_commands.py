"""The other commands, as a learner and as an author type them."""

import json
import shutil
from pathlib import Path

import pytest

from viva.content.pack import bundled

pytestmark = pytest.mark.slow


def test_the_list_names_problems_and_filters(viva, small):
    done = viva("list", *small)
    assert "softmax-numpy" in done.stdout
    assert "softmax-torch" in done.stdout
    said = json.loads(viva("list", "torch", "--json", *small).stdout)
    assert [each["id"] for each in said] == ["hostility/softmax-torch"]


def test_the_bundled_pack_is_listed_by_topic(viva):
    done = viva("list", "--topic", "linear-algebra")
    assert "Inverse from scratch" in done.stdout


def test_a_learners_whole_road(viva, small, tmp_path, mistake, reference):
    started = viva("start", "softmax-numpy", *small)
    assert started.returncode == 0
    assert "Softmax" in started.stdout.splitlines()[0]
    assert "example: " in started.stdout
    file = tmp_path / "softmax_numpy.py"
    assert "def softmax(x):" in file.read_text()
    assert "np.exp" not in file.read_text()
    assert viva("start", "softmax-numpy", *small).returncode == 2  # nobody's work is overwritten

    closed = viva("solution", "softmax-numpy", *small)
    assert closed.returncode == 4
    assert "opens with your first submission" in closed.stderr

    assert viva("hint", "softmax-numpy", *small).stdout == "1. Subtract the maximum first.\n"
    assert "2. Then exponentiate" in viva("hint", "softmax-numpy", *small).stdout
    assert "no more hints" in viva("hint", "softmax-numpy", *small).stdout

    assert viva("run", "softmax-numpy", mistake, *small).returncode == 1
    opened = viva("solution", "softmax-numpy", *small)
    assert opened.returncode == 0
    assert "np.exp" in opened.stdout
    assert "## Idea" in opened.stdout

    assert viva("again", "softmax-numpy", *small).returncode == 0
    assert (tmp_path / "softmax_numpy_again.py").exists()


def test_what_programs_judge_is_not_kept_as_a_learners_history(viva, small, mistake):
    viva("run", "softmax-numpy", mistake, "--json", *small)
    assert viva("solution", "softmax-numpy", *small).returncode == 4


def test_a_new_problem_says_what_to_fill_in_and_fails_its_check_until_then(viva, tmp_path):
    pack = tmp_path / "pack"
    (pack / "algebra").mkdir(parents=True)
    only = ["--only-pack", "--pack", pack]
    made = viva("new", "problem", "algebra/outer-product", *only)
    assert made.returncode == 0
    assert "viva check algebra/outer-product --watch" in made.stdout
    assert (
        (pack / "algebra/problems/outer-product/reference.py").read_text().startswith("def outer_product(x):")
    )
    checked = viva("check", "algebra/outer-product", *only)
    assert checked.returncode == 1
    assert "problem.toml" in checked.stdout
    assert viva("new", "problem", "algebra/outer-product", *only).returncode == 2
    assert "no topic" in viva("new", "problem", "geometry/area", *only).stderr
    assert "form topic/name" in viva("new", "problem", "Area", *only).stderr


def test_a_sound_pack_is_proved_and_its_strength_is_measured(viva, small):
    done = viva("check", "hostility/softmax-numpy", "--mutants", "--json", *small)
    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert said["problems"][0]["findings"] == []
    assert all(row["planted"] == row["recognised"] for row in said["problems"][0]["confusion"])
    assert said["mutants"][0]["share"] == 1.0


def test_a_broken_promise_fails_the_check_and_says_where(viva, tmp_path):
    pack = tmp_path / "pack"
    source = Path(__file__).parent.parent / "packs" / "small"
    shutil.copytree(source, pack)
    mistake = pack / "hostility/problems/softmax-numpy/mistakes/no-sum.py"
    mistake.write_text('"""Only a headline."""\n')
    done = viva("check", "hostility/softmax-numpy", "--only-pack", "--pack", pack)
    assert done.returncode == 1
    assert "no-sum.py:1: this mistake does not say what to tell the learner" in done.stdout


def test_the_bundled_catalogue_prints_its_coverage(viva):
    """The pack with its topics, but without the problems, which have tests of their own."""
    done = viva("check", "dimensionality-reduction")
    assert "planted mistakes recognised as themselves" in done.stdout


def test_the_doctor_names_the_layers_of_this_machine(viva):
    said = json.loads(viva("doctor", "--json").stdout)
    assert said["tier"] in ("sandboxed", "container", "own code only")
    assert {"name", "present", "why", "what_to_do"} == set(said["layers"][0])
    assert "learners' code runs here" in viva("doctor").stdout


def test_an_unknown_command_is_refused_with_the_ones_there_are(viva):
    done = viva("dance")
    assert done.returncode == 2
    assert "invalid choice" in done.stderr


def test_the_bundled_pack_is_where_the_code_says(viva):
    assert (bundled() / "pack.toml").is_file()


def test_reading_matter_is_proved_and_figures_are_drawn(viva, tmp_path):
    folder = Path(shutil.copytree(Path(__file__).parents[1] / "packs/reading", tmp_path / "reading"))
    pack = ("--only-pack", "--pack", str(folder))
    assert viva("check", *pack).returncode == 0
    assert viva("draw", *pack).stdout == ""  # everything is drawn

    lesson, figure = folder / "entropy/lesson.md", folder / "softmax/figures/temperature.py"
    lesson.write_text(lesson.read_text().replace("0.6931", "0.7"))
    figure.write_text(figure.read_text().replace("3.0", "4.0"))
    checked = viva("check", *pack)
    assert checked.returncode == 1
    assert "this block prints\n0.6931" in checked.stdout + checked.stderr
    assert "Run: viva draw softmax" in checked.stdout + checked.stderr

    assert viva("draw", "entropy", *pack).stdout == ""
    assert viva("draw", "softmax", *pack).stdout == "drawn: softmax/temperature\n"
    assert "Run: viva draw" not in viva("check", *pack).stdout

    figure.write_text(figure.read_text().replace("axes.legend()", "1 / 0"))
    failed = viva("draw", *pack)
    assert failed.returncode == 1
    assert "ZeroDivisionError" in failed.stderr


def test_one_kind_of_a_topic_is_checked_alone(viva, tmp_path):
    folder = Path(shutil.copytree(Path(__file__).parents[1] / "packs/reading", tmp_path / "reading"))
    pack = ("--only-pack", "--pack", str(folder))
    lesson, cards = folder / "softmax/lesson.md", folder / "softmax/formulas.md"
    lesson.write_text(lesson.read_text().replace("[0.269 0.731]", "[0.3 0.7]"))
    assert "this block prints" in viva("check", "softmax/lesson", *pack).stdout
    assert viva("check", "entropy/lesson", "softmax/formulas", "softmax/comparisons", *pack).returncode == 0
    assert "rubrics: 2 of 2" in viva("check", "softmax/questions", *pack).stdout

    measured = viva("check", "softmax/formulas", "--mutants", *pack)
    assert "15 of 15 wrong formulas noticed (100.0%)" in measured.stdout
    cards.write_text(cards.read_text().replace("assert np", "assert True or np"))
    weak = viva("check", "softmax/softmax", "--mutants", *pack)
    assert weak.returncode == 1
    assert "softmax/softmax gets through: " in weak.stdout
    assert "the check of “Softmax with a temperature” notices" in weak.stdout


def test_a_kind_that_a_topic_does_not_have_is_no_name(viva):
    pack = ("--only-pack", "--pack", str(Path(__file__).parents[1] / "packs/reading"))
    done = viva("check", "entropy/formulas", *pack)
    assert done.returncode != 0
    assert "there is no problem of this name" in done.stderr


def test_a_problem_is_checked_by_its_full_name_also_where_its_topic_has_drills(viva):
    done = viva("check", "linear-algebra/allclose")
    assert done.returncode == 0
    assert "linear-algebra/allclose" in done.stdout
    unknown = viva("check", "linear-algebra/nonsense")
    assert unknown.returncode != 0
    assert "there is no problem of this name" in unknown.stderr
