"""Hypothesis strategies for what the journal keeps."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection
from hypothesis import strategies as st

from viva.content.derivation import Slip
from viva.content.verdict import Verdict
from viva.derive.verdicts import Counterexample, LineVerdict, Quantity, Report, Status
from viva.judge.judgement import (
    Diagnosis,
    Difference,
    Growth,
    Judgement,
    LawResult,
    Run,
    Shown,
)
from viva.store.entries import (
    Answer,
    Attempt,
    Draft,
    Face,
    HintTaken,
    Note,
    Opening,
    SolutionSeen,
    Subject,
    Submission,
    TriedTests,
)

#: PostgreSQL keeps no NUL in a text; the pages take it away before.
NEVER = "\0" if connection.vendor == "postgresql" else ""
letters = st.characters(codec="utf-8", exclude_characters=NEVER)
words, texts = st.text(letters, max_size=20), st.text(letters)
seconds = st.floats(0, 1e6)
counts = st.integers(0, 10**6)
problems = st.from_regex(r"[a-z]{1,9}/[a-z]{1,9}", fullmatch=True)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def tuples(values: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(values, max_size=most).map(tuple)


distances = st.floats(0, allow_nan=False)  # infinity too
shown = st.builds(
    Shown,
    text=words,
    kind=words,
    shape=st.none() | tuples(counts),
    grid=st.none() | tuples(tuples(words)),
    clipped=st.booleans(),
)
differences = st.builds(
    Difference,
    worst=distances,
    at=tuples(counts),
    wrong=counts,
    of=counts,
    grid=st.none() | tuples(tuples(st.none() | distances)),
)
runs = st.builds(
    Run,
    case=words,
    kind=words,
    verdict=st.none() | st.sampled_from(Verdict),
    message=words,
    seconds=seconds,
    inputs=tuples(st.tuples(words, shown)),
    got=st.none() | shown,
    expected=st.none() | shown,
    difference=st.none() | differences,
    traceback=words,
    stdout=words,
)
laws = st.builds(LawResult, law=words, holds=st.none() | st.booleans(), case=words, message=words)
diagnoses = st.builds(Diagnosis, mistakes=tuples(words), wrong=words, advice=words, cases=counts)
growths = st.builds(
    Growth,
    sizes=tuples(counts),
    operations=tuples(counts),
    reference_operations=tuples(counts),
    yours=words,
    reference=words,
    differs=st.booleans(),
    message=words,
)
judgements = st.builds(
    Judgement,
    problem=problems,
    digest=words,
    verdict=st.sampled_from(Verdict),
    message=words,
    runs=tuples(runs),
    laws=tuples(laws),
    diagnosis=st.none() | diagnoses,
    nearly=words,
    growth=st.none() | growths,
    traceback=words,
    line=st.none() | counts,
    cpu_seconds=seconds,
    wall_seconds=seconds,
    peak_mib=seconds,
    tier=words,
    stdout=words,
)
submissions = st.builds(
    Submission,
    source=st.text(letters, max_size=200),
    judgement=judgements,
    at=moments,
    seconds=seconds,
    face=st.sampled_from(Face),
    confidence=st.none() | st.floats(0, 1),
)
drafts = st.builds(Draft, problem=problems, source=words, at=moments, inputs=st.none() | words)
openings = st.builds(Opening, problem=problems, at=moments, from_memory=st.booleans())
tried_tests = st.builds(
    TriedTests,
    problem=problems,
    digest=words,
    source=words,
    sound=st.booleans(),
    caught=counts,
    total=counts,
    at=moments,
)
hints_taken = st.builds(HintTaken, problem=problems, hint=st.integers(1, 9), at=moments)
solutions_seen = st.builds(SolutionSeen, problem=problems, at=moments)
answers = st.builds(Answer, question=problems, digest=words, text=texts, at=moments, seconds=seconds)
covered = tuples(st.from_regex(r"[a-z]{1,9}(-[a-z]{1,9})?", fullmatch=True), most=8)
notes = st.builds(Note, subject=st.sampled_from(Subject), item=problems, text=texts, at=moments)

numbers = st.floats(allow_nan=False)  # infinity too; a NaN is not equal to itself
rows = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[numbers] * width), min_size=1, max_size=3).map(tuple)
)
counterexamples = st.builds(
    Counterexample,
    quantities=tuples(st.builds(Quantity, name=words, value=rows)),
    left=rows,
    right=rows,
    relation=st.sampled_from(["=", "<=", "propto"]),
    left_latex=words,
    right_latex=words,
)
line_verdicts = st.builds(
    LineVerdict,
    status=st.sampled_from(Status),
    message=words,
    counterexample=st.none() | counterexamples,
    slip=st.none() | st.builds(Slip, name=words, line=counts, latex=words, advice=words),
    repair=words,
    at=st.none() | counts,
    read=words,
    expected=words,
    own=st.booleans(),
    seconds=seconds,
)
reports = st.builds(
    Report,
    lines=tuples(line_verdicts),
    reached=tuples(counts),
    milestones=tuples(counts),
    complete=st.booleans(),
    notes=tuples(words),
)
written_lines = st.text(letters, min_size=1, max_size=40).filter(
    lambda line: "\n" not in line and bool(line.strip())
)
attempts = st.builds(
    Attempt,
    item=problems.map("derivation:{}".format),
    digest=words,
    lines=tuples(written_lines),
    report=reports,
    at=moments,
    seconds=seconds,
    face=st.sampled_from(Face),
)
