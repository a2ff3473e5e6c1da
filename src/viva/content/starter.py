"""What a learner begins with, cut from the reference: the two cannot drift apart."""

from __future__ import annotations

import ast

from viva.content.parsing import parsed


def starter(reference: str, entry: tuple[str, ...]) -> str:
    """The signatures and docstrings of the public functions and classes of `reference`, bodies left to write.

    Imports stay, and the constants that signatures need; names that begin with an underscore go.
    Raises ValueError if the reference is not Python or does not define every name in `entry`.
    """
    tree = parsed(reference)
    kept = [cut for node in tree.body if (cut := _cut(node)) is not None]
    definitions = [node for node in kept if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    missing = set(entry) - {node.name for node in definitions}
    if missing:
        raise ValueError(f"the reference does not define {', '.join(sorted(missing))}")
    needed = {name.id for node in definitions for name in ast.walk(node) if isinstance(name, ast.Name)}
    parts = [
        ast.unparse(node) for node in kept if not isinstance(node, ast.Assign) or _targets(node) & needed
    ]
    return _spaced(parts)


def _spaced(parts: list[str]) -> str:
    """Imports and constants one per line, definitions two blank lines apart."""
    text = ""
    for part in parts:
        block = part.startswith(("def ", "class ", "@"))
        text += ("\n\n" if block and text else "") + part + "\n"
    return text


def _targets(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _cut(node: ast.stmt) -> ast.stmt | None:
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assign)):
        return node
    if isinstance(node, ast.FunctionDef) and not _private(node.name):
        return _emptied(node)
    if isinstance(node, ast.ClassDef) and not _private(node.name):
        return _skeleton(node)
    return None


def _private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def _emptied(node: ast.FunctionDef) -> ast.FunctionDef:
    """The function with its docstring, and an ellipsis where the learner's code goes."""
    docstring = node.body[:1] if ast.get_docstring(node) is not None else []
    node.body = [*docstring, ast.Expr(ast.Constant(...))]
    return ast.fix_missing_locations(node)


def _skeleton(node: ast.ClassDef) -> ast.ClassDef:
    kept: list[ast.stmt] = []
    for number, part in enumerate(node.body):
        if isinstance(part, ast.FunctionDef) and not _private(part.name):
            kept.append(_emptied(part))
        elif isinstance(part, ast.AnnAssign) or (number == 0 and ast.get_docstring(node) is not None):
            kept.append(part)
    node.body = kept or [ast.Expr(ast.Constant(...))]
    return ast.fix_missing_locations(node)
