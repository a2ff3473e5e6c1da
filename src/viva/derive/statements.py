"""A line of a derivation as statements: A = B <= C, several where a line draws a conclusion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viva.derive import grammar
from viva.derive.cursor import Cursor, shown
from viva.derive.declared import Declarations
from viva.derive.errors import NotParsed
from viva.derive.relations import RELATIONS, sides
from viva.derive.tokens import CLOSING, OPENING, Token, split, tokenize
from viva.derive.tree import Node

_ARROWS = frozenset({r"\Rightarrow"})
_LEADING = frozenset({r"\therefore", r"\because", ":", ",", r"\\", r"\Rightarrow", "&"})
_TRAILING = frozenset({".", ",", ";", r"\\", ":", r"\qed", r"\square", r"\blacksquare"})
_ENVIRONMENTS = frozenset(
    {"aligned", "align", "align*", "split", "gathered", "gather", "gather*", "equation", "equation*"}
)
_WORDS_THAT_MEAN = frozenset(
    {
        "word(const)",
        "word(Var)",
        "word(Cov)",
        "word(KL)",
        "word(JSD)",
        "word(JS)",
        "word(d)",
        "word(E)",
        "word(H)",
        "word(I)",
    }
    | {"word(P)", "word(D)", "word(MI)", "word(V)", "word(Fro)", "word(F)", "word(op)"}
)


_REASON = re.compile(
    r"\(?(as|because|since|where|by|using|from|due to|for all|for every|for each|if|when|with)\b"
)
_REASON_AHEAD = re.compile(r"(?:(?:and|but|now|so|then)\s+)?(?:as|because|since|by|using|from)\b")
_PLAIN = r"(?!(?:sum|prod|log|exp|sqrt|softmax|diag|max|min|det|sigmoid|alpha|beta|gamma|lambda|sigma|theta|mu|pi)\b)"
_PROSE = (
    re.compile(r"(?<!\\)%.*$"),
    re.compile(
        r"^\s*(so|hence|thus|therefore|then|and|but|now|finally|i\.e\.|we get|we have)\b[:,]?", re.IGNORECASE
    ),
    re.compile(rf"\(\s*(?:{_PLAIN}[A-Za-z]{{2,}}[\s,.-]+)+{_PLAIN}[A-Za-z]{{2,}}\s*\)\s*$"),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Sides with relations between them, one fewer. A first side of None goes on from the line before."""

    sides: tuple[Node | None, ...]
    relations: tuple[str, ...]


def parse_line(line: str, declared: Declarations) -> tuple[Statement, ...]:
    """What a line says; nothing if it is a comment. Raises NotParsed."""
    flat = _flat(tokenize(without_prose(line), declared.letters))
    tokens = _without_comments(_without_heading(flat, declared), declared)
    statements = []
    for part in split(tokens, _ARROWS):
        for piece in _conjuncts(_trimmed(part)):
            if piece:
                statements.append(_statement(piece, declared, line))
    return tuple(statements)


def parse_expression(text: str, declared: Declarations) -> Node:
    """One expression, without relations. Raises NotParsed."""
    tokens = tokenize(text, declared.letters)
    return Cursor((), declared, text, grammar.GRAMMAR).parse(tokens)


def _flat(tokens: Sequence[Token]) -> list[Token]:
    """Without the environments that only align, and without their signs."""
    out: list[Token] = []
    skip: list[bool] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in (r"\begin", r"\end") and at + 1 < len(tokens) and tokens[at + 1] == "{":
            close = next(place for place in range(at + 1, len(tokens)) if tokens[place] == "}")
            name = "".join(tokens[at + 2 : close])
            if name in _ENVIRONMENTS:
                skip = [*skip, True] if token == r"\begin" else skip[:-1]
                at = close + 1
                continue
            skip = [*skip, False] if token == r"\begin" else skip[:-1]
        elif (token == "&" and (not skip or skip[-1])) or (token == r"\\" and (not skip or skip[-1])):
            at += 1
            continue
        out.append(token)
        at += 1
    return out


def _without_heading(tokens: list[Token], declared: Declarations) -> list[Token]:
    """Without what words announce up to a colon, as in `orthogonal to v: v^T g = 0`.

    A relation before the colon is a condition, and no part that may be left out; but for a reason: `since A = B: ...`.
    """
    before, *rest = split(tokens, {":"})
    if not (rest and before and _is_prose(before[0], declared)):
        return tokens
    if sides(before, conditions=True)[1] and not _REASON_AHEAD.match(before[0][5:-1].lower()):
        return tokens
    return tokens[len(before) + 1 :]


def _is_prose(token: Token, declared: Declarations) -> bool:
    """Whether a token is words, and no part of a formula."""
    if not token.startswith("word(") or token in grammar.FUNCTIONS or token in _WORDS_THAT_MEAN:
        return False
    return all(token not in names for names, _ in declared.tokens)


def _without_comments(tokens: Sequence[Token], declared: Declarations) -> list[Token]:
    """Without words that are no part of a formula, such as `by independence`, and brackets they leave empty."""
    named = {token for names, _ in declared.tokens for token in names}
    kept: list[Token] = []
    inner = 0  # environments around a token: the "if" of cases is no reason for the line
    for token in tokens:
        inner += (token == r"\begin") - (token == r"\end")
        if token == r"\forall":
            break
        if token.startswith("word(") and token not in grammar.FUNCTIONS and token not in _WORDS_THAT_MEAN:
            inside = token[5:-1].lower()
            if kept and not inner and _REASON.match(inside):
                break  # what stands behind "because" is a reason, and no part of the formula
            if inside.strip(". ").startswith("const"):
                kept.append(Token("word(const)", token.start, token.end))
                continue
            if token not in named:
                continue
        kept.append(token)
    out: list[Token] = []
    for token in kept:
        if token in CLOSING and out and OPENING.get(out[-1]) == token and token in (")", "]"):
            out.pop()
            continue
        out.append(token)
    return out


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    start, end = 0, len(tokens)
    while start < end and tokens[start] in _LEADING:
        start += 1
    while end > start and tokens[end - 1] in _TRAILING:
        end -= 1
    return list(tokens[start:end])


def _conjuncts(tokens: list[Token]) -> list[list[Token]]:
    """Several relations with commas between them; a part without a relation belongs to the one before."""
    parts = split(tokens, {",", ";"})
    if len(parts) > 1 and all(sides(part)[1] for part in parts):
        return [_trimmed(part) for part in parts]
    if len(parts) > 1 and sides(parts[0])[1] and all(_is_range(part) for part in parts[1:]):
        return [_trimmed(parts[0])]  # "A = B, i = 1, \dots, n": for which indices it holds
    return [tokens]


def _is_range(tokens: Sequence[Token]) -> bool:
    return (
        len(tokens) <= 5
        and (not tokens or tokens[0] == r"\dots" or r"\dots" in tokens or sides(tokens)[1] == ["="])
    ) or (r"\in" in tokens)


def without_prose(line: str) -> str:
    """The line with words in plain English blanked out: "so A = B (chain rule)  % by symmetry". Places stay."""
    for pattern in _PROSE:
        line = pattern.sub(lambda match: " " * len(match.group()), line)
    return line


def _statement(tokens: list[Token], declared: Declarations, line: str) -> Statement:
    parts, relations = sides(tokens)
    cursor = Cursor(tokens, declared, line, grammar.GRAMMAR)
    if not relations:
        return Statement((None, cursor.parse(tokens)), ("=",))
    parsed: list[Node | None] = []
    for place, part in enumerate(parts):
        if not part and place == 0:
            parsed.append(None)
        elif not part:
            raise NotParsed(
                f"nothing stands behind the {shown(_spelled(relations[place - 1]))}",
                at=tokens[-1].end,
                read=line[: tokens[-1].end],
                expected="an expression",
            )
        else:
            parsed.append(cursor.parse(part))
    return Statement(tuple(parsed), tuple(relations))


def _spelled(relation: str) -> str:
    return next(token for token, name in RELATIONS.items() if name == relation)
