"""SymPy decides what numbers cannot: endless sums that settle slowly, limits, integrals with heavy tails.

The two sides are spelled out in SymPy's language from a list of what is allowed, and compared in a process of its own
with limits on time and memory: SymPy may think for hours.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from viva.derive.declared import Declarations
from viva.derive.tree import (
    Absolute,
    Big,
    Binomial,
    Factorial,
    Function,
    Infinity,
    Integral,
    Inverse,
    Limit,
    Name,
    Node,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Sum,
    inside,
    walk,
)

SECONDS = 4  # of computing
_MEMORY = 1 << 30
_MOST_NODES = 120
_MOST_INSIDE = 2  # integrals, sums and limits inside each other: with three, it thinks until its time is up
_FUNCTIONS = {
    "log": "log",
    "exp": "exp",
    "sqrt": "sqrt",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "tanh": "tanh",
    "sinh": "sinh",
    "cosh": "cosh",
    "arctan": "atan",
    "gamma": "gamma",
    "erf": "erf",
    "digamma": "digamma",
}
_POSITIVE = (">0", "(0,1)", "positive")

_CHILD = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
import sympy
from sympy import *
{symbols}
difference = ({left}) - ({right})
same = simplify(difference.doit()) == 0 or difference.doit().equals(0)
print("same" if same else "unknown")
"""

Run = Callable[[str], str]


def decided_equal(left: Node, right: Node, declared: Declarations, run: Run | None = None) -> bool:
    """Whether SymPy shows that two sides are equal. False where it does not, or the sides are not numbers."""
    if sum(1 for side in (left, right) for _ in walk(side)) > _MOST_NODES:
        return False
    if max(map(_inside_each_other, (left, right))) > _MOST_INSIDE:
        return False
    spelled = _Spelling(declared)
    try:
        sides = spelled(left), spelled(right)
    except KeyError:
        return False
    program = _CHILD.format(
        seconds=SECONDS, memory=_MEMORY, symbols=spelled.definitions(), left=sides[0], right=sides[1]
    )
    return (run or in_own_process)(program).strip() == "same"


def in_own_process(program: str) -> str:
    """What a program prints, in an interpreter that sees neither our environment nor our files' folder."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", program],
            capture_output=True,
            text=True,
            timeout=SECONDS + 6,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def _inside_each_other(node: Node) -> int:
    """How many integrals, sums and limits stand inside each other."""
    own = isinstance(node, (Integral, Big, Limit))
    return own + max(map(_inside_each_other, inside(node)), default=0)


class _Spelling:
    """Spells trees in SymPy's language; raises KeyError for what it does not know."""

    def __init__(self, declared: Declarations) -> None:
        self._declared = declared
        self._names: dict[str, str] = {}

    def definitions(self) -> str:
        """The lines that define every name used."""
        return "\n".join(
            f'{short} = Symbol("{short}", {self._assumption(name)})' for name, short in self._names.items()
        )

    def _assumption(self, name: str) -> str:
        symbol = self._declared.symbols.get(name)
        if symbol is None or symbol.type in ("index", "int", "size"):
            return "integer=True" if symbol is None else "integer=True, positive=True"
        return "positive=True" if symbol.domain in _POSITIVE else "real=True"

    def __call__(self, node: Node) -> str:
        return _RULES[type(node)](self, node)

    def name(self, name: str) -> str:
        symbol = self._declared.symbols.get(name)
        if symbol is not None and symbol.type not in ("scalar", "index", "int", "size"):
            raise KeyError(name)
        return self._names.setdefault(name, f"x{len(self._names)}")


def _sum(spell: _Spelling, node: Sum) -> str:
    return "(" + "".join(f"{'+' if sign > 0 else '-'}({spell(term)})" for sign, term in node.terms) + ")"


def _number(spell: _Spelling, node: Number) -> str:
    known = {3.141592653589793: "pi", 2.718281828459045: "E"}
    if node.value in known:
        return known[node.value]
    return f"Integer({int(node.value)})" if node.value.is_integer() else f"Rational('{node.value!r}')"


def _big(spell: _Spelling, node: Big) -> str:
    if not isinstance(node.variable, Name) or node.high is None:
        raise KeyError("variable")
    kind = "Sum" if node.operation == "sum" else "Product"
    variable = spell.name(node.variable.name)
    return f"{kind}({spell(node.body)}, ({variable}, {spell(node.low)}, {spell(node.high)}))"


def _integral(spell: _Spelling, node: Integral) -> str:
    variable = spell.name(node.variable)
    low = spell(node.low) if node.low is not None else "-oo"
    high = spell(node.high) if node.high is not None else "oo"
    return f"Integral({spell(node.body)}, ({variable}, {low}, {high}))"


def _limit(spell: _Spelling, node: Limit) -> str:
    return f"Limit({spell(node.body)}, {spell.name(node.variable)}, {spell(node.target)})"


def _partial(spell: _Spelling, node: Partial) -> str:
    variables = [spell(each) for each in node.variables]
    return f"Derivative({spell(node.body)}, {', '.join(variables)})"


_RULES: Mapping[type[Node], Callable[[_Spelling, Any], str]] = {
    Number: _number,
    Name: lambda spell, node: spell.name(node.name),
    Sum: _sum,
    Product: lambda spell, node: f"({spell(node.left)})*({spell(node.right)})",
    Quotient: lambda spell, node: f"({spell(node.top)})/({spell(node.bottom)})",
    Power: lambda spell, node: f"({spell(node.base)})**({spell(node.exponent)})",
    Inverse: lambda spell, node: f"1/({spell(node.body)})",
    Absolute: lambda spell, node: f"Abs({spell(node.body)})",
    Function: lambda spell, node: f"{_FUNCTIONS[node.name]}({spell(node.body)})",
    Factorial: lambda spell, node: f"factorial({spell(node.body)})",
    Binomial: lambda spell, node: f"binomial({spell(node.top)}, {spell(node.bottom)})",
    Infinity: lambda spell, node: "oo",
    Big: _big,
    Integral: _integral,
    Limit: _limit,
    Partial: _partial,
}
