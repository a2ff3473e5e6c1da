"""What a problem forbids, found in the text of a submission before it runs.

The candidate enforces the same names at run time (`candidate/forbid.py`), for what text cannot show; this
reading is for the clear message with a line number.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

LONGEST_CHAIN = (
    20  # attributes; no library nests deeper, and a text of a thousand would cost a thousand squared
)


@dataclass(frozen=True, slots=True)
class ForbiddenUse:
    """A forbidden name and the line that uses it."""

    name: str
    line: int


def forbidden_use(tree: ast.Module, forbidden: tuple[str, ...]) -> ForbiddenUse | None:
    """The first use of a forbidden name, or None. Dotted names cover everything below them."""
    if not forbidden:
        return None
    nodes = list(ast.walk(tree))
    aliases = _aliases(nodes)
    below = tuple(f"{name}." for name in forbidden)
    for node in nodes:
        for used in _used(node, aliases):
            if used in forbidden or used.startswith(below):
                return ForbiddenUse(used, getattr(node, "lineno", 1))
    return None


def _aliases(nodes: list[ast.AST]) -> dict[str, str]:
    """What each imported name stands for: {"np": "numpy", "inv": "numpy.linalg.inv"}."""
    aliases: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                aliases[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return aliases


def _used(node: ast.AST, aliases: dict[str, str]) -> list[str]:
    """The dotted names, with aliases resolved, that one node uses."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" if alias.name != "*" else node.module for alias in node.names]
    if isinstance(node, ast.Attribute):
        dotted = _dotted(node, aliases)
        return [] if dotted is None else [dotted]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return [aliases.get(node.id, node.id)]
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult):
        return ["@"]
    return []


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str | None:
    """The imported name that a chain of attributes starts from, and the chain. A loop: chains may be hostile."""
    chain: list[str] = []
    while isinstance(node, ast.Attribute) and len(chain) < LONGEST_CHAIN:
        chain.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return None
    return ".".join((aliases[node.id], *reversed(chain)))


def defines(tree: ast.Module, name: str) -> bool:
    """Whether the text can define `name` at its top level. Unsure counts as yes (star imports, exec, globals)."""
    if any(isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name for node in tree.body):
        return True
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.name == name:
            return True
        if isinstance(node, ast.Name) and (
            (node.id == name and isinstance(node.ctx, ast.Store))
            or node.id in ("exec", "globals", "setattr", "vars")
        ):
            return True
        if isinstance(node, (ast.Import, ast.ImportFrom)) and any(
            name in (alias.asname, alias.name, alias.name.partition(".")[0]) or alias.name == "*"
            for alias in node.names
        ):
            return True
    return False
