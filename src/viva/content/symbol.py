"""What a letter of a derivation is: its type, its shape, where its values lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viva.content.toml import Table

#: Each type, and the keys it must have.
TYPES: dict[str, tuple[str, ...]] = {
    "size": (),
    "int": ("domain",),
    "index": ("range",),
    "scalar": (),
    "vector": ("shape",),
    "matrix": ("shape",),
    "family": (),
    "defined": ("definition",),
    "function": ("args", "returns"),
    "element": (),
    "pmf": ("over",),
    "joint": ("over",),
    "density": ("over", "domain"),
    "rv": ("element",),
    "rvfamily": ("element", "index_range"),
    "recursion": ("element", "step"),
    "solution": ("of", "wrt"),
    "differential": ("of",),
}


@dataclass(frozen=True, slots=True)
class Symbol:
    """One declared name. docs/authors/derivations.md says what each type is and which keys it has."""

    name: str  # LaTeX, as lines write it
    type: str
    about: str = ""
    domain: str = ""
    shape: tuple[str, ...] = ()
    element: str = "scalar"
    index_range: tuple[str, ...] = ()
    range: str = ""
    rows_of: str = ""
    cols_of: str = ""
    definition: str = ""
    args: tuple[str, ...] = ()
    returns: str = "scalar"
    set: str = ""
    over: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    params: str = ""
    init: str = "0"
    step: str = ""
    of: str = ""
    wrt: tuple[str, ...] = ()
    independent: bool = False


def read_symbols(table: Table) -> tuple[Symbol, ...]:
    """The [[symbol]] tables of a file; what is wrong with them is noted in the table."""
    symbols = tuple(_symbol(each) for each in table.tables("symbol"))
    names = [symbol.name for symbol in symbols]
    for name in sorted({name for name in names if names.count(name) > 1}):
        table.refuse("symbol", f"`{name}` is declared twice", "Give one of them another name.")
    return symbols


def _symbol(table: Table) -> Symbol:
    kind = table.choice("type", tuple(TYPES))
    symbol = Symbol(
        name=table.text("name"),
        type=kind,
        about=table.text("about", " ").strip(),
        domain=table.text("domain", " ").strip(),
        shape=table.texts("shape", ()),
        element=table.text("element", "scalar"),
        index_range=table.texts("index_range", ()),
        range=table.text("range", " ").strip(),
        rows_of=table.text("rows_of", " ").strip(),
        cols_of=table.text("cols_of", " ").strip(),
        definition=table.text("definition", " ").strip(),
        args=table.texts("args", ()),
        returns=table.text("returns", "scalar"),
        set=table.text("set", " ").strip(),
        over=table.texts("over", ()),
        given=table.texts("given", ()),
        params=table.text("params", " ").strip(),
        init=table.text("init", "0"),
        step=table.text("step", " ").strip(),
        of=table.text("of", " ").strip(),
        wrt=table.texts("wrt", ()),
        independent=table.boolean("independent", False),
    )
    for key, what, remedy in _faults(symbol, table):
        table.refuse(key, what, remedy)
    return symbol


def _faults(symbol: Symbol, table: Table) -> Iterator[tuple[str, str, str]]:
    for key in TYPES[symbol.type]:
        if key not in table:
            yield (
                "type",
                f"`{symbol.name}`: a {symbol.type} needs `{key}`",
                f"Add `{key}`; see docs/authors/derivations.md.",
            )
    if symbol.type == "family" and not (symbol.index_range or symbol.rows_of or symbol.cols_of):
        yield (
            "type",
            f"`{symbol.name}`: a family needs `index_range`",
            "Say from where to where its index runs.",
        )
    if symbol.type in ("vector", "matrix") and len(symbol.shape) != (1 if symbol.type == "vector" else 2):
        wanted = 'one size, such as ["d"]' if symbol.type == "vector" else 'two sizes, such as ["n", "d"]'
        yield "shape", f"`{symbol.name}`: the shape of a {symbol.type} is {wanted}", "Correct `shape`."
