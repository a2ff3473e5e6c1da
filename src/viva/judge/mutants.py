"""Plants one bug after another in a reference. A good examination lets none of them through.

Operators after the mutation-testing literature (Offutt et al., "An experimental determination of sufficient
mutant operators", ACM TOSEM 5(2), 1996), with the ones numerical code needs: axes, constants, dropped terms,
dropped calls, defaults, guards.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from viva.content.parsing import parsed


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong program: the reference with one change at `line`."""

    id: str
    line: int
    change: str
    source: str


Edit = tuple[str, Callable[[], None], Callable[[], None]]  # what, do, undo


def mutants(source: str) -> tuple[Mutant, ...]:
    """Every mutant of a program, each different from the program and from the others."""
    tree = parsed(source)
    _strip_docstrings(tree)
    seen = {ast.unparse(tree)}
    found: list[Mutant] = []
    for node in list(ast.walk(tree)):
        for change, apply, undo in _edits(node):
            apply()
            text = _text(tree)
            undo()
            if text is not None and text not in seen:
                seen.add(text)
                line = getattr(node, "lineno", 0)
                found.append(Mutant(f"{line}:{len(found)}", line, change, text))
    return tuple(found)


def _text(tree: ast.Module) -> str | None:
    try:
        text = ast.unparse(ast.fix_missing_locations(tree))
        compile(text, "<mutant>", "exec")
    except (SyntaxError, ValueError, TypeError):
        return None
    return text


def _strip_docstrings(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]


def _set(node: ast.AST, field: str, value: object, change: str) -> Edit:
    old = getattr(node, field)
    return change, lambda: setattr(node, field, value), lambda: setattr(node, field, old)


def _edits(node: ast.AST) -> Iterator[Edit]:
    for operator in (
        _arithmetic,
        _comparison,
        _logic,
        _constant,
        _guard,
        _call,
        _statement,
        _default,
        _unary,
        _slice,
    ):
        yield from operator(node)


_ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}


def _arithmetic(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for other in _ARITHMETIC.get(type(node.op), ()):
            yield _set(node, "op", other(), f"{type(node.op).__name__} becomes {other.__name__}")
    if isinstance(node, ast.BinOp) and isinstance(
        node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult)
    ):
        yield _replace(node, node.left, "the right operand is dropped")
        if not isinstance(node.op, (ast.Sub, ast.Div)):
            yield _replace(node, node.right, "the left operand is dropped")
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult)):
        yield _swap(node)


def _swap(node: ast.BinOp) -> Edit:
    def swap() -> None:
        node.left, node.right = node.right, node.left

    return "the operands change places", swap, swap


def _replace(node: ast.expr, by: ast.expr, change: str) -> Edit:
    """Replaces an expression in place: the node takes on the class and the fields of `by`."""
    kind, fields = type(node), dict(node.__dict__)
    new_kind, new_fields = type(by), copy.copy(by.__dict__)

    def apply() -> None:
        node.__dict__.clear()
        node.__class__ = new_kind
        node.__dict__.update(new_fields)

    def undo() -> None:
        node.__dict__.clear()
        node.__class__ = kind
        node.__dict__.update(fields)

    return change, apply, undo


_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}


def _comparison(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Compare):
        for position, op in enumerate(node.ops):
            for other in _COMPARISONS[type(op)]:
                ops = [*node.ops[:position], other(), *node.ops[position + 1 :]]
                yield _set(node, "ops", ops, f"{type(op).__name__} becomes {other.__name__}")


def _logic(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield _set(node, "op", other(), f"{type(node.op).__name__} becomes {other.__name__}")
        for position in range(len(node.values)):
            rest = node.values[:position] + node.values[position + 1 :]
            if len(rest) > 1:
                yield _set(node, "values", rest, "one condition is dropped")
            else:
                yield _replace(node, rest[0], "one condition is dropped")


def _constant(node: ast.AST) -> Iterator[Edit]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if value is True or value is False:
        yield _set(node, "value", not value, f"{value} becomes {not value}")
    elif isinstance(value, int):
        yield from _others(node, value, (value + 1, value - 1, -value))
    elif isinstance(value, float):
        yield from _others(node, value, (value * 2, value / 2, -value, value + 1.0))
    elif value is None:
        yield _set(node, "value", ..., "None becomes ...")


def _others(node: ast.Constant, value: float, others: tuple[float, ...]) -> Iterator[Edit]:
    for other in dict.fromkeys(others):
        if other != value:
            yield _set(node, "value", other, f"{value} becomes {other}")


def _guard(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, (ast.If, ast.IfExp)):
        yield _set(node, "test", ast.Constant(False), "the condition is never true")
        yield _set(node, "test", ast.Constant(True), "the condition is always true")
    if isinstance(node, ast.While):
        yield _set(node, "test", ast.Constant(False), "the loop never runs")
    if isinstance(node, ast.comprehension) and node.ifs:
        yield _set(node, "ifs", [], "the filter is dropped")


_TWINS = {
    "max": "min",
    "min": "max",
    "any": "all",
    "all": "any",
    "exp": "log",
    "log": "exp",
    "sin": "cos",
    "cos": "sin",
    "argmax": "argmin",
    "argmin": "argmax",
    "maximum": "minimum",
    "minimum": "maximum",
    "triu": "tril",
    "tril": "triu",
    "floor": "ceil",
    "ceil": "floor",
    "sum": "mean",
    "mean": "sum",
    "zeros": "ones",
    "ones": "zeros",
    "amax": "amin",
    "zeros_like": "ones_like",
    "ones_like": "zeros_like",
    "sqrt": "square",
    "append": "insert0",
    "hypot": "fmod",
    "log1p": "log",
    "expm1": "exp",
    "sort": "flip",
    "cumsum": "cumprod",
    "var": "std",
    "std": "var",
    "sinh": "cosh",
}


def _call(node: ast.AST) -> Iterator[Edit]:
    if not isinstance(node, ast.Call):
        return
    name = (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )
    twin = _TWINS.get(name)
    if twin is not None and twin != "insert0":
        yield _set(
            node.func, "id" if isinstance(node.func, ast.Name) else "attr", twin, f"{name} becomes {twin}"
        )
    if (
        len(node.args) == 1
        and not node.keywords
        and not isinstance(node.args[0], (ast.GeneratorExp, ast.Starred))
    ):
        yield _replace(node, node.args[0], f"the call of {name or 'the function'} is dropped")
    for position in range(len(node.keywords)):
        rest = node.keywords[:position] + node.keywords[position + 1 :]
        yield _set(node, "keywords", rest, f"the argument {node.keywords[position].arg} is dropped")
    if len(node.args) == 2 and not any(isinstance(a, ast.Starred) for a in node.args):
        yield _set(node, "args", node.args[::-1], "the arguments change places")


def _statement(node: ast.AST) -> Iterator[Edit]:
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if not isinstance(block, list):
            continue
        for position, statement in enumerate(block):
            if isinstance(
                statement, (ast.Assign, ast.AugAssign, ast.Expr, ast.If, ast.Raise, ast.Break, ast.Continue)
            ):
                rest = [*block[:position], ast.copy_location(ast.Pass(), statement), *block[position + 1 :]]
                yield _set(node, field, rest, f"line {statement.lineno}: the statement is dropped")
            if isinstance(statement, ast.AugAssign):
                plain = ast.copy_location(ast.Assign([statement.target], statement.value), statement)
                rest = [*block[:position], plain, *block[position + 1 :]]
                yield _set(node, field, rest, f"line {statement.lineno}: accumulates no more")


def _default(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.arguments):
        for position, default in enumerate(node.defaults):
            if isinstance(default, ast.Name):
                rest = [*node.defaults[:position], ast.Constant(0), *node.defaults[position + 1 :]]
                yield _set(node, "defaults", rest, "a default becomes 0")


def _unary(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield _replace(node, node.operand, f"{type(node.op).__name__} is dropped")
    if (
        isinstance(node, ast.Return)
        and node.value is not None
        and isinstance(node.value, (ast.Name, ast.BinOp, ast.Call))
    ):
        yield _set(node, "value", ast.UnaryOp(ast.USub(), node.value), "the result is negated")


def _slice(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Slice):
        for end in ("lower", "upper", "step"):
            if getattr(node, end) is not None:
                yield _set(node, end, None, f"the {end} end of a slice is dropped")
