"""`viva run`: for people, for programs, in batches, warm and cold."""

import json
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

KEYS = {
    "interface", "problem", "verdict", "accepted", "message", "diagnosis", "diagnosis_ties", "advice", "nearly",
    "cases", "laws", "growth", "line", "traceback", "cpu_seconds", "wall_seconds", "peak_mib", "tier", "warm",
}  # fmt: skip


def test_a_wrong_file_is_explained_and_the_exit_code_says_so(viva, small, mistake):
    done = viva("run", "softmax-numpy", mistake, *small)
    assert done.returncode == 1
    assert done.stdout.startswith("WRONG ANSWER  hostility/softmax-numpy")
    assert "it behaves like a known mistake: Normalises over the rows" in done.stdout
    assert "The weights of one row must sum to one" in done.stdout
    assert "cold start" in done.stdout
    assert done.stderr == ""


def test_a_right_file_is_accepted_with_exit_code_zero(viva, small, reference):
    done = viva("run", "softmax-numpy", reference, *small)
    assert done.returncode == 0
    assert "ACCEPTED" in done.stdout
    assert "8 of 8 cases right" in done.stdout


def test_programs_read_one_object_with_the_documented_keys(viva, small, mistake):
    done = viva("run", "hostility/softmax-numpy", mistake, "--json", *small)
    said = json.loads(done.stdout)
    assert set(said) == KEYS
    assert said["interface"] == 1
    assert said["accepted"] is False
    assert said["diagnosis"] == "wrong-axis"
    assert {"name", "verdict", "message", "seconds", "got", "expected", "difference"} <= set(said["cases"][0])
    assert done.returncode == 1


def test_the_documentation_names_every_key(viva):
    from pathlib import Path

    text = (Path(__file__).parents[2] / "docs" / "machine-interface.md").read_text()
    assert [key for key in KEYS if f"`{key}`" not in text] == []


def test_standard_input_is_a_file_too(viva, small, reference):
    assert viva("run", "softmax-numpy", "-", *small, stdin=reference.read_text()).returncode == 0


def test_a_problem_that_is_not_there_is_answered_with_what_to_do(viva, small, reference):
    done = viva("run", "softmax", reference, *small)
    assert done.returncode == 2
    assert "there is no problem of this name" in done.stderr
    assert "Did you mean" in done.stderr
    said = json.loads(viva("run", "nosuch", reference, "--json", *small).stdout)
    assert "there is no problem" in said["error"]


def test_a_file_that_is_not_there_is_answered_plainly(viva, small):
    done = viva("run", "softmax-numpy", "nosuch.py", *small)
    assert done.returncode == 2
    assert "nosuch.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_batch_is_answered_line_by_line_in_order(viva, small, mistake, reference):
    lines = [
        {"problem": "softmax-numpy", "source": reference.read_text()},
        {"problem": "softmax-numpy", "source": mistake.read_text()},
        {"problem": "nosuch", "source": ""},
        {"problem": "softmax-python", "source": "def softmax(x):\n    return x\n"},
    ] * 3
    done = viva("run", "--batch", *small, stdin="\n".join(map(json.dumps, lines)))
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each.get("verdict", "none") for each in said] == [
        "accepted",
        "wrong answer",
        "none",
        "wrong answer",
    ] * 3
    assert done.returncode == 2  # one line could not be judged


def test_a_batch_line_that_is_no_json_is_answered_in_its_place(viva, small, reference):
    good = json.dumps({"problem": "softmax-numpy", "source": reference.read_text()})
    done = viva("run", "--batch", *small, stdin=f"{{\n{good}\n")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert "a line is an object" in first["error"]
    assert second["accepted"] is True


def test_a_warm_judge_answers_and_ends_by_itself(viva, small, environment, mistake):
    daemon = subprocess.Popen(
        [sys.executable, "-m", "viva.cli.main", "daemon", "--idle", "6"],
        env=environment,
        stdout=subprocess.PIPE,
    )
    try:
        for _ in range(100):
            said = json.loads(viva("run", "softmax-numpy", mistake, "--json", *small).stdout)
            if said["warm"]:
                break
            time.sleep(0.1)
        assert said["warm"] is True
        assert said["diagnosis"] == "wrong-axis"
        assert daemon.wait(timeout=60) == 0
    finally:
        daemon.kill()
        daemon.communicate()


def test_watching_judges_again_when_the_file_is_saved(small, environment, tmp_path, mistake, reference):
    file = tmp_path / "mine.py"
    file.write_text(mistake.read_text())
    watching = subprocess.Popen(
        [sys.executable, "-m", "viva.cli.main", "run", "softmax-numpy", str(file), "--watch", *small],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        lines = iter(watching.stdout.readline, "")
        assert any("WRONG ANSWER" in line for line in lines)
        file.write_text(reference.read_text())
        assert any("ACCEPTED" in line for line in lines)
        watching.send_signal(signal.SIGINT)
        assert watching.wait(timeout=30) == 130
    finally:
        watching.kill()
        watching.communicate()
