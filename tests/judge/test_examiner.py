"""From a submission to a judgement, through a real sandbox."""

import dataclasses
import json

import pytest

from viva.content.verdict import Verdict
from viva.judge.errors import AuthorError, InputsError
from viva.judge.examiner import Examiner
from viva.judge.judgement import Judgement

NUMPY = "import numpy as np\n\n\ndef softmax(x):\n"
HONEST = NUMPY + "    e = np.exp(x - x.max(-1, keepdims=True))\n    return e / e.sum(-1, keepdims=True)\n"


def judged(examiner, problem, body):
    return examiner.judge(problem, NUMPY + body)


def test_another_right_program_is_accepted_with_every_case_and_law(examiner, softmax):
    judgement = examiner.judge(softmax, HONEST)
    assert judgement.accepted
    assert [run.verdict for run in judgement.runs] == [Verdict.ACCEPTED] * 8
    assert [law.holds for law in judgement.laws] == [True] * 3
    assert judgement.diagnosis is None


def test_a_judgement_becomes_json_and_comes_back_equal(examiner, softmax):
    for body in (
        "    return x * np.nan\n",
        "    return None\n",
        "    return x / 0\n",
        "    return x[:, :1]\n",
    ):
        judgement = judged(examiner, softmax, body)
        assert Judgement.from_json(json.loads(json.dumps(judgement.as_json()))) == judgement


def test_a_known_mistake_is_named_in_another_spelling(examiner, softmax):
    judgement = judged(examiner, softmax, "    z = np.exp(x)\n    return z / np.sum(z, axis=1)[:, None]\n")
    assert judgement.verdict is Verdict.UNSTABLE
    assert judgement.diagnosis.mistakes == ("no-shift",)
    assert "overflows" in judgement.diagnosis.advice


def test_the_first_failing_case_shows_inputs_got_expected_and_the_difference(examiner, softmax):
    judgement = judged(examiner, softmax, "    e = np.exp(x)\n    return e / e.sum()\n")
    run = judgement.first_failure
    assert judgement.verdict is Verdict.WRONG_ANSWER
    assert run.case == "two rows of three"
    assert [name for name, _ in run.inputs] == ["x"]
    assert run.got.shape == run.expected.shape == (2, 3)
    assert run.difference.wrong == 6
    assert run.difference.at == (0, 0)
    assert len(run.difference.grid) == 2


@pytest.mark.parametrize(
    ("body", "verdict", "words"),
    [
        ("    pass\n", Verdict.WRONG_ANSWER, "Does every path of the function return a value?"),
        (
            "    return honest(x)[..., None]\n",
            Verdict.PRESENTATION,
            "shape (2, 3, 1), shape (2, 3) is expected",
        ),
        ("    return honest(x).tolist()\n", Verdict.PRESENTATION, "a list of lists, an array is expected"),
        (
            "    return honest(x).astype(np.float32)\n",
            Verdict.PRESENTATION,
            "dtype float32, float64 is expected",
        ),
        ("    return (row for row in x)\n", Verdict.WRONG_ANSWER, "not plain data"),
        ("    return nosuch\n", Verdict.ERROR, "NameError"),
        (
            "    x[:] = honest(x)\n    return x.copy()\n",
            Verdict.LAW_BROKEN,
            "changes its argument x in place",
        ),
        ("    import scipy\n    return x\n", Verdict.FORBIDDEN, "line 9: this problem does not allow scipy"),
    ],
)
def test_every_kind_of_failure_has_its_verdict_and_a_sentence(examiner, softmax, body, verdict, words):
    honest = "def honest(x):\n    e = np.exp(x - x.max(-1, keepdims=True))\n    return e / e.sum(-1, keepdims=True)\n"
    source = f"import numpy as np\n\n{honest}\n\ndef softmax(x):\n{body}"
    judgement = examiner.judge(softmax, source)
    assert judgement.verdict is verdict
    assert words in judgement.message


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def softmax(x:\n    return x\n", "line 1: this is not Python"),
        ("def soft_max(x):\n    return x\n", "the file does not define softmax"),
        ("raise ValueError('early')\ndef softmax(x): ...\n", "line 1: ValueError: early"),
        ("softmax = 1\0", "this is not Python"),
    ],
)
def test_a_file_that_does_not_load_is_an_error_that_says_where(examiner, softmax, source, words):
    judgement = examiner.judge(softmax, source)
    assert judgement.verdict is Verdict.ERROR
    assert words in judgement.message


def test_a_traceback_shows_the_learners_lines_and_nothing_of_ours(examiner, softmax):
    judgement = judged(examiner, softmax, "    return helper(x)\n\n\ndef helper(x):\n    return x.nosuch\n")
    text = judgement.first_failure.traceback
    assert "return helper(x)" in text
    assert "x.nosuch" in text
    assert "viva" not in text
    assert "candidate" not in text


def test_what_is_printed_is_kept_case_by_case_and_never_graded(examiner, softmax):
    judgement = examiner.judge(softmax, HONEST.replace("    e =", "    print('shape', x.shape)\n    e =", 1))
    assert judgement.accepted
    assert judgement.runs[0].stdout == "shape (2, 3)\n"
    assert judgement.runs[1].stdout == "shape (1, 5)\n"


def test_a_program_that_is_no_known_mistake_gets_no_diagnosis(examiner, softmax):
    judgement = judged(examiner, softmax, "    return np.exp(-x) / np.exp(-x).sum(-1, keepdims=True)\n")
    assert not judgement.accepted
    assert judgement.diagnosis is None


def test_one_learners_infinite_loop_does_not_hold_up_another(examiner, softmax):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as executor:
        stuck = executor.submit(judged, examiner, softmax, "    while True: pass\n")
        others = [executor.submit(examiner.judge, softmax, HONEST).result() for _ in range(20)]
        assert all(judgement.accepted for judgement in others)
        assert not stuck.done()
        assert stuck.result().verdict is Verdict.TIME_LIMIT


def test_growth_is_compared_with_the_reference(examiner):
    from viva.content.pack import Pack, bundled

    problem = Pack.open([bundled()]).problem("linear-algebra/inverse")
    slow = problem.reference.replace(
        "    return [row[n:]", "    for _ in range(n * n * n * n):\n        pass\n    return [row[n:]"
    )
    judgement = examiner.judge(problem, slow)
    assert judgement.accepted
    assert judgement.growth.differs
    assert "the reference like n^3" in judgement.growth.message
    assert examiner.judge(problem, problem.reference).growth.differs is False


def test_own_inputs_run_beside_the_reference(examiner, softmax):
    run = examiner.try_inputs(softmax, NUMPY + "    return np.exp(x)\n", "x = [[0, 0], [1000, 0]]")
    assert run.verdict is Verdict.WRONG_ANSWER
    assert run.expected.grid[0] == ("0.5", "0.5")
    assert run.got.grid[1][0] == "inf"
    assert examiner.try_inputs(softmax, HONEST, "x = [[1.5, -inf]]").verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "write the inputs as assignments: x"),
        ("y = 1", "there is no input 'y'; the inputs are x"),
        ("x = __import__('os')", "x is not a literal"),
        ("x = [[1, 2], [3]]", "not a rectangular array"),
        ("x +", "not Python"),
        ("print(1)", "one input per line"),
        ("x = " + "[" * 5000, "not Python"),
    ],
)
def test_own_inputs_that_cannot_be_read_say_why(examiner, softmax, text, words):
    with pytest.raises(InputsError, match=r".+") as raised:
        examiner.try_inputs(softmax, HONEST, text)
    assert words in str(raised.value)


def test_examples_are_the_cases_marked_as_shown(examiner, softmax):
    (example,) = examiner.examples(softmax)
    assert example.name == "two rows of three"
    assert example.expected.shape == (2, 3)


def test_a_built_problem_is_cached_and_judges_the_same_from_the_cache(judge_pool, softmax, tmp_path):
    first, second = Examiner(judge_pool, cache=tmp_path), Examiner(judge_pool, cache=tmp_path)
    wrong = softmax.mistakes[0].source
    before = first.judge(softmax, wrong)
    assert len(list(tmp_path.glob("*.built"))) == 1
    after = second.judge(softmax, wrong)
    plain = {"cpu_seconds": 0.0, "wall_seconds": 0.0, "peak_mib": 0.0, "runs": ()}
    assert dataclasses.replace(after, **plain) == dataclasses.replace(before, **plain)
    assert [(r.case, r.verdict) for r in after.runs] == [(r.case, r.verdict) for r in before.runs]
    first.close()
    second.close()


def test_a_damaged_cache_file_is_made_anew(judge_pool, softmax, tmp_path):
    with_cache = Examiner(judge_pool, cache=tmp_path)
    with_cache.built(softmax)
    (file,) = tmp_path.glob("*.built")
    file.write_bytes(file.read_bytes()[:100])
    again = Examiner(judge_pool, cache=tmp_path)
    assert again.judge(softmax, HONEST).accepted
    with_cache.close()
    again.close()


@pytest.mark.parametrize(
    "cases",
    [
        "import nosuch\n",
        "def f(:\n",
        "from viva.content.authoring import case\n\n\n@case('a')\ndef a(rng):\n    return {'x': 1 / 0}\n",
    ],
)
def test_an_authors_program_that_does_not_run_is_the_authors_error(examiner, softmax, cases):
    broken = dataclasses.replace(softmax, cases=cases, digest=f"broken {hash(cases)}")
    with pytest.raises(AuthorError, match=r"cases\.py"):
        examiner.judge(broken, HONEST)


def test_authors_code_runs_in_the_sandbox_too(examiner, softmax):
    """A pack is a program and may be a stranger's: it can read no file of the host."""
    cases = "from viva.content.authoring import case\nTEXT = open('/etc/passwd').read()\n"
    hostile = dataclasses.replace(softmax, cases=cases, digest="hostile author")
    with pytest.raises(AuthorError, match=r"FileNotFoundError|PermissionError"):
        examiner.judge(hostile, HONEST)


def test_a_problem_made_ahead_waits_in_the_cache(judge_pool, softmax, tmp_path):
    examiner = Examiner(judge_pool, cache=tmp_path)
    examiner.make_ahead(softmax)
    (file,) = tmp_path.glob("*.built")
    stamp = file.stat().st_mtime_ns
    examiner.make_ahead(softmax)
    assert examiner.judge(softmax, HONEST).accepted
    assert file.stat().st_mtime_ns == stamp
    examiner.close()


@pytest.mark.parametrize(
    "source",
    ["-" * 100_000 + "1", "(" * 10_000, "1+" * 100_000 + "1", "lambda:" * 5_000 + "1", "x" + ".a" * 100_000],
)
def test_a_text_made_to_exhaust_the_parser_is_an_error_like_any_other(examiner, softmax, source):
    judgement = examiner.judge(softmax, f"import numpy\nsoftmax = {source}\n")
    assert judgement.verdict in (Verdict.ERROR, Verdict.WRONG_ANSWER)
