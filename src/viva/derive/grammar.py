"""Expressions: sums of terms, terms of factors, factors with powers and indices.

A recursive descent that asks the declarations what a name is: `f(x)` is a call where f is a function, and a product
where f is a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from viva.derive import names, operators, statistics
from viva.derive.cursor import Cursor, Grammar, shown
from viva.derive.relations import RELATIONS, comparison, is_comparison
from viva.derive.spelling import GREEK
from viva.derive.tokens import CLOSING, Token, split
from viva.derive.tree import (
    Absolute,
    At,
    Binomial,
    Bracket,
    Cases,
    Elementwise,
    Factorial,
    Function,
    Indicator,
    Infinity,
    Inverse,
    Item,
    Kronecker,
    Matrix,
    Name,
    Node,
    Norm,
    Number,
    Power,
    Product,
    PseudoInverse,
    Quotient,
    Sum,
    Transpose,
    negative,
)

FUNCTIONS = {
    r"\log": "log",
    r"\exp": "exp",
    r"\sin": "sin",
    r"\cos": "cos",
    r"\tan": "tan",
    r"\tanh": "tanh",
    r"\sinh": "sinh",
    r"\cosh": "cosh",
    r"\arctan": "arctan",
    r"\det": "det",
    r"\Gamma": "gamma",
    "word(tr)": "tr",
    "word(Tr)": "tr",
    "word(trace)": "tr",
    "word(diag)": "diag",
    "word(Diag)": "diag",
    "word(softmax)": "softmax",
    "word(sign)": "sign",
    "word(sgn)": "sign",
    "word(adj)": "adj",
    "word(ReLU)": "relu",
    "word(relu)": "relu",
    "word(logsumexp)": "logsumexp",
    "word(LSE)": "logsumexp",
    "word(sigmoid)": "sigmoid",
    "word(logit)": "logit",
    "word(vec)": "vec",
    "word(rank)": "rank",
    "word(tanh)": "tanh",
    "word(erf)": "erf",
    "word(softplus)": "softplus",
    "word(exp)": "exp",
    "word(log)": "log",
    "word(det)": "det",
    "word(inv)": "inv",
    "word(digamma)": "digamma",
    "word(arctan)": "arctan",
    "word(dim)": "dim",
}
MORE_FACTORS_STOP = frozenset(
    {
        "+",
        "-",
        ",",
        ";",
        r"\mid",
        "&",
        r"\\",
        r"\sim",
        ":",
        "'",
        "^",
        "_",
        "!",
        "RABS",
        "RNORM",
        r"\to",
        r"\end",
        r"\in",
    }
    | {
        "*",
        "/",
        r"\cdot",
        r"\times",
        r"\odot",
        r"\otimes",
        r"\pm",
        r"\mp",
        r"\dots",
        ".",
        r"\ne",
        r"\Rightarrow",
    }
)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+")
_LETTER = re.compile(r"[a-zA-Z]|(hat|bar|tilde|vec|dot|ddot|check|breve)\(.*\)|cal\(.*\)", re.DOTALL)


def expression(cursor: Cursor) -> Node:
    """Terms with signs between them."""
    terms = [_signed_term(cursor)]
    while cursor.peek() in ("+", "-"):
        terms.append(_signed_term(cursor))
    if len(terms) == 1 and terms[0][0] == 1:
        return terms[0][1]
    return Sum(tuple(terms))


def _signed_term(cursor: Cursor) -> tuple[int, Node]:
    sign = 1
    while cursor.peek() in ("+", "-"):
        sign *= -1 if cursor.next() == "-" else 1
    return sign, term(cursor)


def term(cursor: Cursor) -> Node:
    """Factors side by side, or with a sign of multiplication or division between them."""
    if cursor.take("-"):
        return negative(term(cursor))
    cursor.take("+")
    product = factor(cursor)
    while True:
        if cursor.take(r"\cdot", r"\times", "*"):
            product = Product(product, _maybe_negative(cursor), dotted=True)
        elif cursor.take(r"\odot"):
            product = Elementwise(product, _maybe_negative(cursor))
        elif cursor.take(r"\otimes"):
            product = Kronecker(product, factor(cursor))
        elif cursor.take("/"):
            product = Quotient(product, factor(cursor))
        elif starts_factor(cursor):
            product = Product(product, factor(cursor))
        else:
            return product


def _maybe_negative(cursor: Cursor) -> Node:
    return negative(factor(cursor)) if cursor.take("-") else factor(cursor)


def starts_factor(cursor: Cursor) -> bool:
    token = cursor.peek()
    if token is None or token in CLOSING or token in MORE_FACTORS_STOP or token in RELATIONS:
        return False
    # a bar opens an absolute value here, unless it is the bar of "evaluated at"
    return not (token == "|" and cursor.peek(1) in ("_", None))


def factor(cursor: Cursor) -> Node:
    return postfix(cursor, primary(cursor))


def postfix(cursor: Cursor, node: Node, *, transposes: bool = True) -> Node:
    """Powers, transposes, indices, factorials behind a primary. transposes: whether ^T belongs to it too."""
    while True:
        token = cursor.peek()
        if token == "^":
            if not transposes and _is_transpose(cursor):
                return node
            cursor.next()
            node = _power(cursor, node, cursor.script())
        elif token == "_":
            cursor.next()
            node = _indexed(cursor, node, cursor.script())
        elif token == "!":
            cursor.next()
            node = Factorial(node)
        elif token == "|" and cursor.peek(1) == "_":
            cursor.next()
            cursor.next()
            node = _evaluated(cursor, node, cursor.script())
        else:
            return node


def _is_transpose(cursor: Cursor) -> bool:
    behind = cursor.peek(1)
    if behind == "{":
        return cursor.peek(2) in (r"\top", "-", "T")
    return behind == r"\top" or (behind == "T" and "T" not in cursor.declared.symbols)


def _power(cursor: Cursor, node: Node, script: list[Token]) -> Node:
    declared_t = "T" in cursor.declared.symbols
    if script == [r"\top"] or (script == ["T"] and not declared_t):
        return Transpose(node)
    if script in (["-", r"\top"], ["-", "T"]) and not declared_t:
        return Transpose(Inverse(node))
    if script == ["-", "1"]:
        return Inverse(node)
    if script in (["+"], [r"\dagger"]):
        return PseudoInverse(node)
    if script in (["*"], ["'"], [r"\top", "*"]):
        raise cursor.error(
            f"^{{{''.join(script)}}} is not understood here", expected="a power, or a declared name"
        )
    return Power(node, cursor.parse(script))


def _indexed(cursor: Cursor, node: Node, script: list[Token]) -> Node:
    if script == ["+"]:  # the positive part
        return Function("relu", node)
    if len(script) > 1 and all(re.fullmatch(r"[a-zA-Z]|[0-9]+", token) for token in script):
        return Item(node, tuple(cursor.parse([token]) for token in script))  # W_{ij}
    return Item(node, tuple(cursor.parse(part) for part in split(script, {","})))


def _evaluated(cursor: Cursor, node: Node, script: list[Token]) -> Node:
    sides = split(script, {"="})
    if len(sides) != 2:
        raise cursor.error("what is it evaluated at?", expected="|_{x = a}")
    return At(node, cursor.parse(sides[0]), cursor.parse(sides[1]))


def primary(cursor: Cursor) -> Node:
    """One thing, without what stands behind it."""
    with cursor.deeper():  # log log log x goes deeper without any bracket
        return _primary(cursor)


def _primary(cursor: Cursor) -> Node:
    token = cursor.peek()
    if token is None:
        raise cursor.error("the line ends too early", expected="an expression")
    found = statistics.special(cursor) or names.declared(cursor)
    if found is not None:
        return found
    if _NUMBER.fullmatch(token):
        return Number(float(cursor.next()))
    reader = _READERS.get(token)
    if reader is not None:
        return reader(cursor)
    if token in FUNCTIONS:
        return _function(cursor)
    return _letter(cursor)


def _letter(cursor: Cursor) -> Node:
    """A letter nobody declared: bound by a sum or integral, or a known one."""
    known = names.known(cursor)
    if known is not None:
        return known
    token = cursor.peek()
    assert token is not None
    if _LETTER.fullmatch(token) or (token.startswith("\\") and token[1:] in GREEK):
        name = str(cursor.next())
        while cursor.take("'"):
            name += "'"
        return Name(name)
    raise cursor.error(f"{shown(token)} is not understood here", expected="a number, a name or a bracket")


def _bracket(cursor: Cursor) -> Node:
    opening = cursor.peek()
    inside = cursor.group()
    if opening in ("[", "(", r"\{") and is_comparison(inside):
        return Indicator(comparison(cursor, inside))
    if opening == r"\langle":
        parts = split(inside, {",", "|"})
        if len(parts) != 2:
            raise cursor.error("an inner product has two sides", expected=r"\langle x, y \rangle")
        return operators.inner_product(cursor.parse(parts[0]), cursor.parse(parts[1]))
    node = cursor.parse(inside)
    if opening in (r"\lfloor", r"\lceil"):
        return Function("floor" if opening == r"\lfloor" else "ceil", node)
    if opening == "[" and cursor.peek() == "_":
        place = cursor.at
        cursor.next()
        low = cursor.script()
        if cursor.take("^"):
            return Bracket(node, cursor.parse(low), cursor.parse(cursor.script()))
        cursor.at = place
    return node


def _absolute(cursor: Cursor) -> Node:
    inside = cursor.group() if cursor.peek() == "LABS" else _between(cursor, "|")
    return Absolute(cursor.parse(inside))


def _norm(cursor: Cursor) -> Node:
    inside = cursor.group() if cursor.peek() == "LNORM" else _between(cursor, r"\|")
    body = cursor.parse(inside)
    if not cursor.take("_"):
        return Norm("2", body)
    script = cursor.script()
    text = "".join(script)
    if text in ("1", "2", "F", "p") or _NUMBER.fullmatch(text):
        return Norm(text, body)
    if text in (r"\infty", r"\max"):
        return Norm("inf", body)
    if text == "word(F)" or text == "word(Fro)":
        return Norm("F", body)
    if text in ("*", "word(op)", r"\sigma"):
        return Norm({"*": "nuclear"}.get(text, "operator"), body)
    return Norm("2", body, cursor.parse(script))


def _between(cursor: Cursor, bar: str) -> list[Token]:
    cursor.next()
    return cursor.until(bar)


def _root(cursor: Cursor) -> Node:
    cursor.next()
    if cursor.peek() == "[":
        degree = cursor.parse(cursor.group())
        return Power(cursor.parse(cursor.script()), Quotient(Number(1.0), degree))
    if cursor.peek() == "(":
        return Function("sqrt", cursor.parse(cursor.group()))
    return Function("sqrt", cursor.parse(cursor.script()))


def _binomial(cursor: Cursor) -> Node:
    cursor.next()
    return Binomial(cursor.parse(cursor.script()), cursor.parse(cursor.script()))


def _function(cursor: Cursor) -> Node:
    name = FUNCTIONS[cursor.next()]
    if name == "log" and cursor.take("_"):
        base = cursor.parse(cursor.script())
        return Quotient(Function("log", function_argument(cursor)), Function("log", base))
    exponent = None
    if cursor.take("^"):
        exponent = cursor.parse(cursor.script())
    node = Function(name, function_argument(cursor))
    return node if exponent is None else Power(node, exponent)


_ENDS_ARGUMENT = frozenset(FUNCTIONS) | {
    r"\sum", r"\prod", r"\int", "(", "[", r"\{", "bb(E)", "LABS", "LNORM", "|", r"\|", r"\nabla", r"\frac", r"\max",
    r"\min", r"\sqrt", "word(Var)", "cal(N)", "ONES", "INDICATOR",
}  # fmt: skip


def function_argument(cursor: Cursor) -> Node:
    """What a function is applied to: a bracket, or simple factors side by side, as in log 2 pi x."""
    if cursor.peek() in ("(", "[", r"\{", "{"):
        return _bracket(cursor)
    node = factor(cursor)
    while _simple(node.right if isinstance(node, Product) else node) and starts_factor(cursor):
        if cursor.peek() in _ENDS_ARGUMENT:
            break
        place = cursor.at
        following = factor(cursor)
        if not _simple(following):
            cursor.at = place
            break
        node = Product(node, following)
    return node


def _simple(node: Node) -> bool:
    return isinstance(node, (Number, Name, Item)) or (isinstance(node, Power) and _simple(node.base))


def _fraction(cursor: Cursor) -> Node:
    cursor.next()
    top, bottom = _numerator(cursor), _numerator(cursor)
    return operators.derivative(cursor, top, bottom) or Quotient(cursor.parse(top), cursor.parse(bottom))


def _numerator(cursor: Cursor) -> list[Token]:
    """A braced group, or one digit: \\frac12 is a half."""
    token = cursor.peek()
    if token is not None and token.isdigit() and len(token) > 1:
        # Both digits stay where they are: what is read here may be read once more, from before the fraction.
        parts = (Token(token[0], token.start, token.start + 1), Token(token[1:], token.start + 1, token.end))
        cursor.tokens[cursor.at : cursor.at + 1] = parts
    return cursor.script()


def _environment(cursor: Cursor) -> Node:
    cursor.next(r"\begin")
    name = "".join(cursor.group())
    rows: list[list[list[Token]]] = [[[]]]
    depth = 0
    while True:
        token = cursor.next()
        if token == r"\end" and depth == 0:
            break
        depth += (token == r"\begin") - (token == r"\end")
        if token == "&" and depth == 0:
            rows[-1].append([])
        elif token == r"\\" and depth == 0:
            rows.append([[]])
        else:
            rows[-1][-1].append(token)
    cursor.group()
    filled = [row for row in rows if any(row)]
    if name == "cases":
        return Cases(tuple(_case(cursor, row) for row in filled))
    if name in ("matrix", "pmatrix", "bmatrix", "vmatrix", "array", "smallmatrix"):
        matrix = Matrix(tuple(tuple(cursor.parse(cell) for cell in row) for row in filled))
        return Absolute(matrix) if name == "vmatrix" else matrix
    raise cursor.error(f"the environment {name} is not known here", expected="cases or pmatrix")


def _case(cursor: Cursor, row: list[list[Token]]) -> tuple[Node, Node | None]:
    value = [token for token in row[0] if not _is_prose(cursor, token)]
    while value and value[-1] in (",", ";"):
        value.pop()
    condition = [token for token in row[1] if not _is_prose(cursor, token)] if len(row) > 1 else []
    while condition and condition[-1] in (",", ";", "."):
        condition.pop()
    return cursor.parse(value), comparison(cursor, condition) if condition else None


def _is_prose(cursor: Cursor, token: Token) -> bool:
    """Whether a token is words such as "if" and "otherwise", and no function or declared name."""
    if not token.startswith("word(") or token in FUNCTIONS or token in _READERS:
        return False
    return all(token not in names for names, _ in cursor.declared.tokens)


def _infinity(cursor: Cursor) -> Node:
    cursor.next()
    return Infinity()


_READERS: dict[str, Callable[[Cursor], Node]] = {
    "(": _bracket,
    "[": _bracket,
    r"\{": _bracket,
    "{": _bracket,
    r"\langle": _bracket,
    r"\lfloor": _bracket,
    r"\lceil": _bracket,
    "LABS": _absolute,
    "|": _absolute,
    "LNORM": _norm,
    r"\|": _norm,
    r"\frac": _fraction,
    r"\sqrt": _root,
    r"\binom": _binomial,
    r"\sum": operators.big,
    r"\prod": operators.big,
    r"\int": operators.integral,
    r"\lim": operators.limit,
    r"\max": operators.extremum,
    r"\min": operators.extremum,
    r"\argmax": operators.extremum,
    r"\argmin": operators.extremum,
    r"\sup": operators.extremum,
    r"\inf": operators.extremum,
    r"\nabla": operators.gradient,
    r"\Delta": operators.laplacian,
    r"\partial": operators.partial,
    r"\begin": _environment,
    r"\infty": _infinity,
    "bb(E)": statistics.expectation,
    "word(E)": statistics.expectation,
    "word(Var)": statistics.expectation,
    "word(V)": statistics.expectation,
    "bb(V)": statistics.expectation,
    "word(Cov)": statistics.covariance,
    "cal(N)": statistics.normal_density,
}

GRAMMAR = Grammar(
    expression=expression,
    term=term,
    factor=factor,
    primary=primary,
    closed=lambda cursor, node: postfix(cursor, node, transposes=False),
    starts_factor=starts_factor,
)
