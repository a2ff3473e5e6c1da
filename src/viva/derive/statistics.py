"""Probability as it is written: expectations, variances, divergences, entropies, normal laws."""

from __future__ import annotations

from viva.derive.cursor import Cursor
from viva.derive.names import match
from viva.derive.relations import comparison, is_comparison
from viva.derive.tokens import Token, split
from viva.derive.tree import (
    Comparison,
    Covariance,
    Divergence,
    Entropy,
    Expectation,
    Information,
    Item,
    Law,
    Member,
    Name,
    Node,
    Normal,
    NormalDensity,
    Probability,
)

_BARS = frozenset({"|", r"\mid"})
_DIVERGENCES = {
    "word(KL)": "KL",
    "word(JSD)": "JS",
    "word(JS)": "JS",
    "KL": "KL",
    "JS": "JS",
    "JSD": "JS",
}


def special(cursor: Cursor) -> Node | None:
    """A divergence, entropy, information or probability that stands here, unless its letter is declared."""
    token = cursor.peek()
    if token == "E" and cursor.peek(1) in ("_", "[") and match(cursor)[0] is None:
        return expectation(cursor)
    if token == "D" and cursor.peek(1) == "_" and match(cursor)[0] in (None, "D"):
        return _divergence_with_script(cursor)
    if (
        token in ("word(KL)", "word(JSD)", "word(JS)", "word(D)")
        and cursor.peek(1) in ("(", "[")
        and match(cursor)[0] is None
    ):
        kind = _DIVERGENCES.get(cursor.next(), "KL")
        return _divergence(cursor, kind)
    if token == "D" and cursor.peek(1) == "(" and match(cursor)[0] is None:
        cursor.next()
        return _divergence(cursor, "KL")
    if token in ("H", "word(H)") and cursor.peek(1) in ("(", "[") and match(cursor)[0] is None:
        cursor.next()
        return _entropy(cursor, cursor.group())
    if token in ("I", "word(I)", "word(MI)") and cursor.peek(1) == "(" and match(cursor)[0] is None:
        return _mutual_information(cursor)
    if token == "E" and cursor.peek(1) == "[" and match(cursor)[0] is None:
        return expectation(cursor)
    if token in ("P", r"\Pr", "bb(P)", "word(P)") and match(cursor)[0] is None:
        return _probability(cursor)
    return None


def _divergence_with_script(cursor: Cursor) -> Node | None:
    place = cursor.at
    cursor.next()
    cursor.next()
    kind = _DIVERGENCES.get("".join(cursor.script()))
    if kind is None or cursor.peek() not in ("(", "["):
        cursor.at = place
        return None
    return _divergence(cursor, kind)


def _divergence(cursor: Cursor, kind: str) -> Node:
    inside = cursor.group()
    parts = split(inside, {r"\|", "LNORM", "RNORM"})
    if len(parts) == 1:
        parts = split(inside, {","})
    if len(parts) != 2:
        raise cursor.error("a divergence has two sides", expected=r"D_{KL}(p \| q)")
    return Divergence(kind, law(cursor, parts[0]), law(cursor, parts[1]))


def _entropy(cursor: Cursor, inside: list[Token]) -> Node:
    letters = _joint_letters(cursor)
    flat = [token for token in inside if token not in (",", ";", *_BARS)]
    if letters and all(token.lower() in letters and token.isupper() for token in flat):
        groups, given = _capitals(inside)
        return Information("H", groups, given)
    parts = split(inside, {","})
    return Entropy(law(cursor, parts[0]), law(cursor, parts[-1]))


def _mutual_information(cursor: Cursor) -> Node | None:
    place = cursor.at
    cursor.next()
    inside = cursor.group()
    letters = _joint_letters(cursor)
    flat = [token for token in inside if token not in (",", ";", *_BARS)]
    if not letters or not all(token.isupper() and token.lower() in letters for token in flat):
        cursor.at = place
        return None
    groups, given = _capitals(inside)
    if len(groups) != 2:
        raise cursor.error("mutual information has two sides", expected="I(X; Y)")
    return Information("I", groups, given)


def _joint_letters(cursor: Cursor) -> set[str]:
    return {
        letter
        for symbol in cursor.declared.symbols.values()
        if symbol.type == "joint"
        for letter in symbol.over
    }


def _capitals(inside: list[Token]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The letters of X, Y; Z | W in groups, and those behind the bar."""
    sides = split(inside, _BARS)
    separators = {";"} if ";" in inside else {","} if "I" in inside else {";"}
    groups = tuple(
        tuple(token.lower() for token in group if token != ",") for group in split(sides[0], separators)
    )
    given = tuple(token.lower() for token in sides[1] if token != ",") if len(sides) == 2 else ()
    return groups, given


def _probability(cursor: Cursor) -> Node | None:
    place = cursor.at
    cursor.next()
    if cursor.take("_"):
        cursor.script()
    if cursor.peek() not in ("(", "[", r"\{"):
        cursor.at = place
        return None
    inside = cursor.group()
    parts = split(inside, {r"\mid"})
    if len(parts) == 1:
        bars = split(inside, {"|"})
        parts = bars if len(bars) == 2 else [inside]
    if not is_comparison(parts[0]):
        cursor.at = place
        return None
    return Probability(_event(cursor, parts[0]), _event(cursor, parts[1]) if len(parts) == 2 else None)


def _event(cursor: Cursor, tokens: list[Token]) -> Node:
    """One or several conditions that hold together: X = 1, Y > 0."""
    found = [comparison(cursor, part) for part in split(tokens, {",", r"\cap", r"\wedge"})]
    sides = tuple(side for each in found for side in each.sides)
    operations: list[str] = []
    for each in found:
        operations += [*each.operations, ","]
    return Comparison(sides, tuple(operations[:-1]))


def expectation(cursor: Cursor) -> Node:
    """E[...], E_{x ~ p}[...], Var(...), with conditions behind a bar."""
    kind = "E" if cursor.next() in ("bb(E)", "word(E)", "E") else "Var"
    laws = _laws(cursor)
    body, given = _conditioned(cursor)
    return Expectation(kind, laws, cursor.parse(body), _given(cursor, given))


def covariance(cursor: Cursor) -> Node:
    cursor.next()
    laws = _laws(cursor)
    body, given = _conditioned(cursor)
    parts = split(body, {","})
    left = cursor.parse(parts[0])
    right = cursor.parse(parts[1]) if len(parts) == 2 else left
    return Covariance(laws, left, right, _given(cursor, given))


def _conditioned(cursor: Cursor) -> tuple[list[Token], list[Token]]:
    """The tokens of the body and of the condition behind its bar."""
    if cursor.peek() not in ("(", "[", r"\{", "{"):
        return _bare_body(cursor), []
    inside = cursor.group()
    parts = split(inside, {r"\mid"})
    if len(parts) == 1:
        bars = split(inside, {"|"})
        parts = bars if len(bars) == 2 else parts
    if len(parts) > 2:
        raise cursor.error("more than one bar in an expectation", expected=r"\mathbb{E}[Y \mid X]")
    return parts[0], parts[1] if len(parts) == 2 else []


def _bare_body(cursor: Cursor) -> list[Token]:
    """The factor behind an E without brackets."""
    place = cursor.at
    cursor.grammar.factor(cursor)
    return cursor.tokens[place : cursor.at]


def _given(cursor: Cursor, tokens: list[Token]) -> tuple[Node, ...]:
    if not tokens:
        return ()
    return tuple(
        comparison(cursor, part) if is_comparison(part) else cursor.parse(part)
        for part in split(tokens, {","})
    )


def _laws(cursor: Cursor) -> tuple[Law, ...]:
    """What an expectation is taken over: x ~ p, z ~ q(z | x); or p alone; or variables alone."""
    if not cursor.take("_"):
        return ()
    script = cursor.script()
    return tuple(_shared(cursor, split(script, {",", ";"})))


def _shared(cursor: Cursor, groups: list[list[Token]]) -> list[Law]:
    """Laws in order. In x, y ~ p both letters share the law."""
    laws: list[Law] = []
    waiting: list[Node] = []
    for group in groups:
        sides = split(group, {r"\sim"})
        if len(sides) == 1:
            node = law(cursor, group)
            if isinstance(node, (Name, Item, Member)) and not _is_law(cursor, node):
                waiting.append(node)
                continue
            laws.append(Law(None, node))
            continue
        variables = [_variable(cursor, sides[0])]
        if waiting:
            variables = [*waiting, *variables]
            waiting = []
        common = law(cursor, sides[1])
        if len(variables) > 1 and _covers(cursor, common, len(variables)):
            laws.append(Law(None, common))
        else:
            laws += [Law(each, common) for each in variables]
    return laws + [Law(each, each) for each in waiting]


def _covers(cursor: Cursor, common: Node, count: int) -> bool:
    """Whether one law is about all of several letters: (x, y) ~ p."""
    symbol = cursor.declared.symbols.get(common.name) if isinstance(common, Name) else None
    return symbol is not None and len(symbol.over) == count


def _is_law(cursor: Cursor, node: Node) -> bool:
    name = getattr(node, "name", "")
    symbol = cursor.declared.symbols.get(name)
    return symbol is not None and (
        symbol.type in ("pmf", "joint", "density", "function")
        or (symbol.type == "defined" and bool(symbol.args))
    )


def _variable(cursor: Cursor, tokens: list[Token]) -> Node:
    inside = tokens[1:-1] if tokens[:1] == ["("] and tokens[-1:] == [")"] else tokens
    parts = split(inside, {","})
    node = cursor.parse(parts[0])
    if not isinstance(node, (Name, Item, Member)):
        raise cursor.error("this is no variable", expected="a letter before \\sim")
    return node


def law(cursor: Cursor, tokens: list[Token]) -> Node:
    """A distribution: a name, p(. | z), or N(mu, Sigma)."""
    if tokens[:1] == ["cal(N)"] and tokens[1:2] == ["("] and tokens[-1] == ")":
        parts = split(tokens[2:-1], {",", ";", "|", r"\mid"})
        if len(parts) == 2:
            return Normal(cursor.parse(parts[0]), cursor.parse(parts[1]))
        if len(parts) == 3:
            return NormalDensity(*(cursor.parse(part) for part in parts))
    return cursor.parse(tokens)


def normal_density(cursor: Cursor) -> Node:
    cursor.next()
    parts = [cursor.parse(part) for part in split(cursor.group(), {",", ";", "|", r"\mid"})]
    if len(parts) == 2:
        return Normal(*parts)
    if len(parts) != 3:
        raise cursor.error(
            "a normal density has a point, a mean and a covariance", expected=r"\mathcal{N}(x; \mu, \Sigma)"
        )
    return NormalDensity(*parts)
