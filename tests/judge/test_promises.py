"""What an author claims is proved by running it, and each broken promise is found."""

import dataclasses
import re

import pytest

from viva.judge.promises import prove

WRONG_ADVICE = '"""A copy.\n\nIt is right.\n"""\n'


def changed(problem, **fields):
    return dataclasses.replace(
        problem, **fields, digest=f"changed {hash(str(sorted(fields.items(), key=str)))}"
    )


def found(problem, examiner, pool):
    return "\n".join(finding.what for finding in prove(problem, examiner, pool).findings)


def test_a_sound_problem_has_no_findings_and_a_diagonal_confusion_matrix(softmax, examiner, judge_pool):
    report = prove(softmax, examiner, judge_pool)
    assert report.findings == ()
    assert (report.cases, report.edges, report.laws, report.mistakes) == (8, 4, 2, 4)
    assert all(planted == recognised for planted, recognised in report.confusion)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda p: {"hints": ()}, "0 hints, at least 2 are needed"),
        (lambda p: {"follow_ups": p.follow_ups[:1]}, "1 follow-ups, at least 3 are needed"),
        (lambda p: {"editorial": "## Idea\n"}, "there is no section “Complexity”"),
        (lambda p: {"mistakes": p.mistakes[:2]}, "2 mistakes, at least 4 are needed"),
        (lambda p: {"statement": "Write it."}, "too short"),
        (lambda p: {"entry": ("nosuch",)}, "no starter can be cut"),
        (lambda p: {"reference": p.reference.replace("x.max(", "x.min(")}, "raises|not accepted"),
        (lambda p: {"cases": p.cases.replace("@edge", "@case")}, "0 edge cases, at least 4 are needed"),
        (lambda p: {"cases": p.cases.replace("shown=True", "shown=False")}, "no case is shown"),
        (
            lambda p: {"cases": p.cases.replace("one row of logits", "two rows of three")},
            "two cases are named",
        ),
        (
            lambda p: {
                "reference": p.reference.replace(
                    "    e = ", "    x = x + np.random.default_rng().normal(size=x.shape)\n    e = "
                )
            },
            "two runs on|not accepted",
        ),
        (
            lambda p: {"library_source": "def softmax(x):\n    return x * 0\n"},
            "the library answers otherwise",
        ),
        (lambda p: {"library_differs": ("nosuch",), "library_source": p.reference}, "which is no case"),
        (
            lambda p: {
                "cases": p.cases
                + '\n\n@law("never", when=lambda x: False)\ndef never(output):\n    return True\n'
            },
            "applies to no case",
        ),
    ],
)
def test_each_broken_promise_is_found(softmax, examiner, judge_pool, change, what):
    assert re.search(what, found(changed(softmax, **change(softmax)), examiner, judge_pool))


def test_a_mistake_that_is_right_is_found(softmax, examiner, judge_pool):
    copied = dataclasses.replace(softmax.mistakes[0], id="a-copy", source=WRONG_ADVICE + softmax.reference)
    text = found(changed(softmax, mistakes=(*softmax.mistakes, copied)), examiner, judge_pool)
    assert "this mistake is accepted" in text


def test_a_mistake_that_stands_twice_is_found(softmax, examiner, judge_pool):
    twin = dataclasses.replace(softmax.mistakes[0], id="a-twin")
    text = found(changed(softmax, mistakes=(*softmax.mistakes, twin)), examiner, judge_pool)
    assert "no case tells this mistake from" in text


def test_a_weak_examination_accepts_the_starter_and_is_found(softmax, examiner, judge_pool):
    cases = (
        "from viva.content.authoring import case\n\n\n"
        "@case('none', shown=True)\ndef none(rng):\n    return {'x': None}\n"
    )
    weak = changed(softmax, cases=cases, reference="def softmax(x):\n    return None\n", mistakes=())
    assert "the untouched starter is accepted" in found(weak, examiner, judge_pool)
