"""Operators with a variable: sums, integrals, limits, extrema, derivatives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viva.derive.cursor import Cursor
from viva.derive.relations import comparison, is_comparison
from viva.derive.spelling import GREEK
from viva.derive.tokens import CLOSING, OPENING, Token, split
from viva.derive.tree import (
    Big,
    BigOver,
    Comparison,
    Extremum,
    ExtremumOver,
    Function,
    Gradient,
    Integral,
    Item,
    Laplacian,
    Limit,
    Member,
    Name,
    Node,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Sum,
    Transpose,
    names_in,
    walk,
)

_D = ("d", "word(d)", r"\partial")


def inner_product(left: Node, right: Node) -> Node:
    return Product(left, right, dotted=True)


def _scripts(cursor: Cursor) -> tuple[list[Token] | None, list[Token] | None]:
    """The lower and the upper script that follow, in whatever order."""
    low = high = None
    for _ in range(2):
        if low is None and cursor.take("_"):
            low = cursor.script()
        elif high is None and cursor.take("^"):
            high = cursor.script()
    return low, high


def _variable(cursor: Cursor, tokens: Sequence[Token]) -> Node:
    node = cursor.parse(tokens)
    if not isinstance(node, (Name, Item, Member)):
        raise cursor.error("this is no variable", expected="a letter")
    return node


def big(cursor: Cursor) -> Node:
    """A sum or product: over a range, over a set, over all that satisfy a condition."""
    operation = "sum" if cursor.next() == r"\sum" else "product"
    low, high = _scripts(cursor)
    if low is None:
        raise cursor.error("a sum without an index", expected=r"\sum_{i=1}^{n}")
    body = cursor.term()
    parts = split(low, {"="})
    if len(parts) == 2 and len(split(low, {","})) == 1:
        upper = cursor.parse(high) if high else None
        variable = _variable(cursor, parts[0])
        inside, outside = _divided(operation, variable, body)
        node: Node = Big(operation, variable, cursor.parse(parts[1]), upper, inside)
        for factor in outside:
            node = Product(node, factor)
        return node
    if high is not None and (found := _all_from(cursor, operation, low, high, body)) is not None:
        return found
    return _chained(cursor, operation, low, body) or _over(cursor, operation, low, high, body)


def _all_from(cursor: Cursor, operation: str, low: list[Token], high: list[Token], body: Node) -> Node | None:
    """A sum over i, j = 1 to n: one inside the other, each over the same range; None for other scripts."""
    *others, last = split(low, {","})
    parts = split(last, {"="})
    if not others or len(parts) != 2 or any(is_comparison(each) for each in others):
        return None
    first, upper, found = cursor.parse(parts[1]), cursor.parse(high), body
    for letter in reversed([*others, parts[0]]):
        found = Big(operation, _variable(cursor, letter), first, upper, found)
    return found


def _chained(cursor: Cursor, operation: str, low: list[Token], body: Node) -> Node | None:
    """A sum over 1 <= i < j <= n: one inside the other, each from the one before it; None for other conditions."""
    if not is_comparison(low) or len(split(low, {",", ":", "|", r"\mid"})) > 1:
        return None
    chain = comparison(cursor, low)
    first, *letters, last = chain.sides
    if not letters or not all(isinstance(each, Name) for each in letters):
        return None
    if not set(chain.operations) <= {"<", "<="}:
        return None
    upper = last if chain.operations[-1] == "<=" else _plus(last, -1)
    starts = zip((first, *letters), letters, chain.operations, strict=False)
    found = body
    for before, letter, step in reversed(list(starts)):
        found = Big(operation, letter, before if step == "<=" else _plus(before, 1), upper, found)
    return found


def _plus(node: Node, step: int) -> Node:
    return Sum(((1, node), (step, Number(1.0))))


def _divided(operation: str, variable: Node, body: Node) -> tuple[Node, list[Node]]:
    """What a product is over, and the factors behind it that have nothing of its index: they stand outside."""
    outside: list[Node] = []
    if operation != "product":
        return body, outside
    while isinstance(body, Product) and not names_in(variable) & names_in(body.right):
        outside.insert(0, body.right)
        body = body.left
    return body, outside


def _over(cursor: Cursor, operation: str, low: list[Token], high: list[Token] | None, body: Node) -> Node:
    groups = split(low, {",", ":", "|", r"\mid"})
    conditions = [group for group in groups if is_comparison(group)]
    plain = [split(group, {r"\in"})[0] for group in groups if group not in conditions]
    where: Comparison | None = None
    for group in conditions:
        found = comparison(cursor, group)
        # sum over i < j, or j != i: the last letter that is no outer one is the variable
        if not plain:
            plain = _variables_of(cursor, found)
        where = (
            found
            if where is None
            else Comparison((*where.sides, *found.sides), (*where.operations, *found.operations))
        )
    if high is not None and len(plain) == 1:
        return Big(operation, _variable(cursor, plain[0]), Number(1.0), cursor.parse(high), body)
    node = body
    for place, tokens in enumerate(reversed(plain)):
        node = BigOver(operation, _variable(cursor, tokens), where if place == 0 else None, node)
    return node


def _variables_of(cursor: Cursor, condition: Comparison) -> list[list[Token]]:
    """Which letters a condition in a sum's script runs over: j of j != i, and both of i < j."""
    letters = [side for side in condition.sides if isinstance(side, Name)]
    if condition.operations[0] in ("<", ">", "<=", ">=") and len(letters) == 2:
        free = [each for each in letters if cursor.declared.kind(each.name) != "index"]
        # With i fixed one writes j > i: in i < j the first letter runs, whatever else it stands for.
        letters = free if free and free[0] is letters[0] else letters
    else:
        letters = letters[:1]
    if not letters:
        raise cursor.error("what does this sum run over?", expected=r"\sum_{j \ne i}")
    return [[Token(each.name, cursor.at, cursor.at)] for each in letters]


def integral(cursor: Cursor) -> Node:
    cursor.next()
    low, high = _scripts(cursor)
    _out_of_fraction(cursor)
    place = _its_differential(cursor)
    inside = cursor.tokens[cursor.at : place]
    variable = cursor.tokens[place + 1]
    cursor.at = place + 2
    if cursor.peek() == "'":
        variable = Token(variable + cursor.next(), variable.start, variable.end)
    body = _integrand(cursor, inside)
    name = next((name for tokens, name in cursor.declared.tokens if tokens == (variable,)), str(variable))
    return Integral(name, cursor.parse(low) if low else None, cursor.parse(high) if high else None, body)


def _out_of_fraction(cursor: Cursor) -> None:
    r"""Writes \frac{dt}{t} as \frac{1}{t} dt in all that follows, where integrals inside this one have theirs."""
    depth, place = 0, cursor.at
    while place < len(cursor.tokens) and depth >= 0:
        token = cursor.tokens[place]
        depth += (token in OPENING) - (token in CLOSING)
        if depth == 0 and token == r"\frac":
            _take_differential_out(cursor, place)
        place += 1


def _take_differential_out(cursor: Cursor, place: int) -> None:
    """Of the fraction at a place, if its numerator ends with a dt and it is no derivative."""
    end = _end_of_group(cursor, place + 1)
    behind = None if end is None else _end_of_group(cursor, end + 1)
    if end is None or behind is None or end - place < 4 or cursor.tokens[end - 2] not in _D[:2]:
        return
    if not _is_letter(cursor, end - 1) or cursor.tokens[end + 2] in _D:
        return
    d, letter = cursor.tokens[end - 2 : end]
    top = cursor.tokens[place + 2 : end - 2] or [Token("1", d.start, d.end)]
    cursor.tokens[place + 2 : behind + 1] = [*top, *cursor.tokens[end : behind + 1], d, letter]


def _end_of_group(cursor: Cursor, place: int) -> int | None:
    """Where the braced group that begins at a place ends; None if none begins there."""
    if place >= len(cursor.tokens) or cursor.tokens[place] != "{":
        return None
    depth = 0
    for at in range(place, len(cursor.tokens)):
        depth += (cursor.tokens[at] in OPENING) - (cursor.tokens[at] in CLOSING)
        if depth == 0:
            return at
    return None


def _its_differential(cursor: Cursor) -> int:
    """Where the dx of an integral stands: behind those of the integrals inside it."""
    depth = others = 0
    for place in range(cursor.at, len(cursor.tokens) - 1):
        token = cursor.tokens[place]
        depth += (token in OPENING) - (token in CLOSING)
        if depth == 0 and token == r"\int":
            others += 1
        elif depth == 0 and token in ("d", "word(d)") and _is_letter(cursor, place + 1):
            if not others:
                return place
            others -= 1
    raise cursor.error("an integral without its dx", expected="dx at its end")


def _integrand(cursor: Cursor, inside: list[Token]) -> Node:
    return cursor.parse(inside) if inside else Number(1.0)


def _is_letter(cursor: Cursor, place: int) -> bool:
    token = cursor.tokens[place]
    return bool(re.fullmatch(r"[a-zA-Z]", token)) or token[1:] in GREEK


def limit(cursor: Cursor) -> Node:
    cursor.next()
    cursor.next("_")
    script = cursor.script()
    parts = split(script, {r"\to"})
    if len(parts) != 2:
        raise cursor.error("a limit says where its variable goes", expected=r"\lim_{n \to \infty}")
    variable = _variable(cursor, parts[0])
    target = (
        [token for token in parts[1] if token not in ("^", "+", "-")]
        if parts[1][-1] in ("+", "-")
        else parts[1]
    )
    assert isinstance(variable, Name)
    return Limit(variable.name, cursor.parse(target), cursor.term())


def extremum(cursor: Cursor) -> Node:
    token = cursor.next()
    operation = {r"\sup": "max", r"\inf": "min"}.get(token, token[1:])
    if cursor.take("_"):
        script = split(cursor.script(), {",", r"\in", ":"})[0]
        variable = _variable(cursor, script)
        body = cursor.expression() if operation.startswith("arg") else cursor.term()
        return ExtremumOver(operation, variable, body)
    if operation.startswith("arg"):
        raise cursor.error(f"{operation} of what variable?", expected=rf"\{operation}_x")
    if cursor.peek() not in OPENING:
        raise cursor.error(f"{operation} of what?", expected=rf"\{operation}(a, b)")
    return Extremum(operation, tuple(cursor.parse(part) for part in split(cursor.group(), {","})))


def gradient(cursor: Cursor) -> Node:
    cursor.next()
    variable, order = None, 1
    for _ in range(2):
        if cursor.take("_"):
            variable = cursor.parse(cursor.script())
        elif cursor.peek() == "^" and cursor.peek(1) == "2":
            cursor.at += 2
            order = 2
    if cursor.take(r"\cdot"):
        return Function("tr", Gradient(variable, 1, operand(cursor)))
    return Gradient(variable, order, operand(cursor))


def laplacian(cursor: Cursor) -> Node:
    cursor.next()
    if cursor.peek() is None or cursor.peek() in CLOSING:
        raise cursor.error(r"\Delta is not declared here", expected="a declared name")
    return Laplacian(operand(cursor))


def operand(cursor: Cursor) -> Node:
    """What a gradient is of: L(w), a bracket, a sum; and a whole product where it begins with plain data: w^T A w."""
    grammar = cursor.grammar
    place = cursor.at
    bracketed = cursor.peek() in ("(", "[", r"\{")
    node = grammar.closed(cursor, grammar.primary(cursor))
    transposed = cursor.peek() == "^"
    if not (transposed or grammar.starts_factor(cursor) or cursor.peek() in ("/", r"\cdot", r"\odot")):
        return node
    if (bracketed and not transposed) or not _plain(cursor, node):
        return node
    cursor.at = place
    return cursor.term()


def _plain(cursor: Cursor, node: Node) -> bool:
    """Whether nothing in it is worth a gradient of its own: numbers and data, no function and no sum."""
    data = ("scalar", "vector", "matrix", "size", "int", "family", "index", "")
    for each in walk(node):
        if isinstance(each, Name):
            if cursor.declared.kind(each.name) not in data:
                return False
        elif isinstance(each, Member):
            if cursor.declared.kind(each.name) != "family":
                return False
        elif not isinstance(each, (Number, Item, Sum, Product, Power, Quotient, Transpose)):
            return False
    return True


def partial(cursor: Cursor) -> Node:
    """\\partial_x f, and \\partial f / \\partial x as typed."""
    cursor.next()
    if cursor.take("_"):
        variable = cursor.parse(cursor.script())
        order = 1
        if cursor.peek() == "^" and cursor.peek(1) == "2":
            cursor.at += 2
            order = 2
        return Partial((variable,) * order, operand(cursor))
    top = [Token(r"\partial"), *cursor.until("/")]
    if cursor.peek() != r"\partial":
        raise cursor.error("a derivative says with respect to what", expected=r"\partial f / \partial x")
    cursor.next()
    variable = cursor.grammar.factor(cursor)
    rest = top[1:]
    return Partial((variable,), cursor.parse(rest) if rest else cursor.term())


def derivative(cursor: Cursor, top: list[Token], bottom: list[Token]) -> Node | None:
    """A fraction that is a derivative: d/dx, \\partial^2 f / (\\partial x \\partial y); None if it is none."""
    for sign in _D:
        if (
            top
            and bottom
            and top[0] == sign
            and bottom[0] == sign
            and _is_derivative(cursor, sign, top, bottom)
        ):
            return _derivative(cursor, sign, top[1:], bottom)
    return None


def _is_derivative(cursor: Cursor, sign: str, top: list[Token], bottom: list[Token]) -> bool:
    if sign == r"\partial":
        return True
    if len(bottom) < 2 or (
        "d" in cursor.declared.symbols and sign == "d" and len(top) == 1 and bottom[1:2] == ["_"]
    ):
        return False
    return len(top) == 1 or top[1] == "^" or not (sign in cursor.declared.symbols and len(top) > 4)


def _derivative(cursor: Cursor, sign: str, rest: list[Token], bottom: list[Token]) -> Node:
    order = 1
    if rest[:1] == ["^"]:
        order = int(rest[1]) if rest[1].isdigit() else 1
        rest = rest[2:]
    variables: list[Node] = []
    for part in _parts(bottom, sign):
        if order > 1 and len(part) >= 3 and part[-2:] == ["^", str(order)]:
            variables += [cursor.parse(part[:-2])] * order
        else:
            variables.append(_denominator(cursor, part))
    return Partial(tuple(variables), cursor.parse(rest) if rest else cursor.term())


def _denominator(cursor: Cursor, part: list[Token]) -> Node:
    node = cursor.parse(part)
    if isinstance(node, Transpose):  # d/dx^T: the layout is ours in any case
        return node.body
    return node


def _parts(bottom: list[Token], sign: str) -> list[list[Token]]:
    """The variables of a denominator: x and y of \\partial x \\partial y."""
    parts: list[list[Token]] = []
    for token in bottom:
        if token == sign:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]
