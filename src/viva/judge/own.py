"""A run on inputs that the learner wrote, beside the reference's answer."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

import numpy as np

from viva.content.parsing import parsed
from viva.content.verdict import Verdict
from viva.judge import build as building
from viva.judge.answer import answer_of
from viva.judge.built import Asked, Built
from viva.judge.candidate.wire import pack
from viva.judge.errors import InputsError
from viva.judge.judgement import Run
from viva.judge.pool import Call, Pool
from viva.judge.rule import judge_answer, why_ended
from viva.judge.show import show

LONGEST = 20_000  # characters of own inputs


def own_inputs(pool: Pool, built: Built, source: str, text: str) -> Run:
    """Runs a submission on `text`, lines such as `A = [[1, 2], [3, 4]]`, beside the reference.

    Raises InputsError if the text cannot be read as inputs of this problem.
    """
    problem = built.problem
    example = built.asked[0].inputs() if built.asked else {}
    values = {
        name: like(value, example.get(name)) for name, value in read_inputs(text, tuple(example)).items()
    }
    case = Asked("own inputs", "case", (), False, 0, pack(values), ())
    call = [Call(building.target(problem), case.frame, 0)]
    mine = pool.run(building.setup(problem, source), call)
    theirs = pool.run(building.setup(problem, problem.reference), call)
    shown = tuple((name, show(value)) for name, value in values.items())
    if not mine.replies or not theirs.replies:
        verdict, message = why_ended(mine if not mine.replies else theirs, problem.entry)
        return Run(
            case.name,
            case.kind,
            verdict,
            message,
            inputs=shown,
            stdout=mine.stdout_rest or mine.load_stdout,
            traceback=mine.load_error.traceback if mine.load_error else "",
        )
    expected = answer_of(theirs.replies[0])
    run = judge_answer(
        replace(case, raises=expected.errors[:1]), answer_of(mine.replies[0]), expected, problem, mine, 0
    )
    answer = answer_of(mine.replies[0])
    return replace(
        run,
        inputs=shown,
        got=show(answer.value) if answer.returned else None,
        expected=show(expected.value) if expected.returned else None,
        message=run.message
        or ("" if expected.returned else f"{expected.errors[0]} is raised, as it should be"),
        verdict=Verdict.WRONG_ANSWER if run.verdict is Verdict.UNSTABLE else run.verdict,
    )


def read_inputs(text: str, names: tuple[str, ...]) -> dict[str, Any]:
    """Assignments of literals, one for each of `names` at most. Raises InputsError naming the line."""
    if len(text) > LONGEST:
        raise InputsError(f"these inputs are longer than {LONGEST} characters")
    try:
        body = parsed(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise InputsError(f"these inputs are not Python: {error}") from error
    values = {}
    for statement in body:
        if not (
            isinstance(statement, ast.Assign)
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], ast.Name)
        ):
            raise InputsError(
                f"line {statement.lineno}: write one input per line, such as {names[0] if names else 'x'} = 1.5"
            )
        name = statement.targets[0].id
        if name not in names:
            raise InputsError(
                f"line {statement.lineno}: there is no input {name!r}; the inputs are {', '.join(names)}"
            )
        values[name] = _literal(statement.value, name)
    missing = [name for name in names if name not in values]
    if not values:
        raise InputsError(f"write the inputs as assignments: {', '.join(missing)}")
    return values


class _Named(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in ("inf", "nan"):
            return ast.copy_location(ast.Constant(float(node.id)), node)
        return node


def _literal(node: ast.expr, name: str) -> Any:
    """A literal; inf and nan may be written as names."""
    try:
        return ast.literal_eval(_Named().visit(node))
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        raise InputsError(
            f"{name} is not a literal: write numbers, strings, lists, tuples or dicts"
        ) from error


def like(value: Any, example: Any) -> Any:
    """A list becomes an array or tensor where the problem's own cases have one."""
    if isinstance(example, np.ndarray) and isinstance(value, (list, tuple, int, float)):
        return _array(value, example.dtype)
    if type(example).__module__.partition(".")[0] == "torch" and isinstance(value, (list, tuple, int, float)):
        import torch

        return torch.tensor(value, dtype=example.dtype)
    if isinstance(example, float) and type(value) is int:
        return float(value)
    return value


def _array(value: Any, dtype: Any) -> Any:
    try:
        return np.array(value, dtype=dtype)
    except (ValueError, TypeError) as error:
        raise InputsError(f"this is not a rectangular array of numbers: {error}") from error
