"""What a declared symbol is, in words with formulas between dollar signs."""

from __future__ import annotations

import re
from collections.abc import Callable

from viva.content.symbol import Symbol

DOMAINS = {
    ">0": "positive",
    ">=0": "not negative",
    "{0,1}": "0 or 1",
    "{-1,1}": "−1 or 1",
    "bits_mixed": "0 or 1, both occur",
    "{-1,1}_mixed": "−1 or 1, both occur",
    "counts": "a count: 0, 1, 2, …",
    "bounded": "between −1 and 1",
    "small": "small",
    "simplex": "positive entries that sum to 1",
    "unit": "of length 1",
    "spd": "symmetric positive definite",
    "psd": "symmetric positive semidefinite",
    "symmetric": "symmetric",
    "invertible": "invertible",
    "det>0": "with a positive determinant",
    "diagonal": "diagonal",
    "orthogonal": "orthogonal",
    "orthonormal_columns": "with orthonormal columns",
    "full_column_rank": "of full column rank",
    "full_row_rank": "of full row rank",
    "stochastic": "with rows that sum to 1",
    "contraction": "a contraction",
    "strongly_convex": "strongly convex",
    "increasing": "increasing",
}
QUIET = ("", "real", "wide", "covering")  # nothing that a learner has to know
INTERVAL = re.compile(r"\((.+),(.+)\)")
ELEMENT = re.compile(r"(vector|matrix)\[(.+)\]")
LAW = re.compile(r"(N|Bernoulli|Binomial|Poisson|Exponential|Uniform)\((.*)\)")


def symbol_name(symbol: Symbol) -> str:
    """Its name with its arguments, in LaTeX: `L(w)`, `p(x \\mid z)`."""
    if symbol.type == "defined" and symbol.args:
        return f"{symbol.name}({', '.join(symbol.args)})"
    if symbol.over:
        given = rf" \mid {', '.join(symbol.given)}" if symbol.given else ""
        return f"{symbol.name}({', '.join(symbol.over)}{given})"
    return symbol.name


def symbol_words(symbol: Symbol) -> str:
    """Its type, its shape, where its values lie: `matrix, $n \\times d$, of full column rank`."""
    return ", ".join(filter(None, (KINDS[symbol.type](symbol), domain_words(symbol))))


def domain_words(symbol: Symbol) -> str:
    """Where its values lie; nothing where that goes without saying."""
    domain = symbol.domain.strip()
    if domain in QUIET or symbol.type == "density":
        return ""
    if symbol.type in ("rv", "rvfamily"):
        return _law_words(symbol)
    if domain in DOMAINS:
        return DOMAINS[domain]
    if ".." in domain:
        return _range_words(domain)
    interval = INTERVAL.fullmatch(domain)
    return f"between {interval[1]} and {interval[2]}" if interval else domain


def _law_words(symbol: Symbol) -> str:
    domain = symbol.domain.strip()
    if domain == "any":
        return "with any law" + (", independent" if symbol.independent else "")
    law = LAW.fullmatch(domain)
    if law:
        name = r"\mathcal{N}" if law[1] == "N" else rf"\operatorname{{{law[1]}}}"
        return rf"with the law ${name}({law[2]})$"
    words = {"mean": "mean", "var": "variance"}
    parts = (part.strip().partition(" ") for part in domain.split(","))
    return "with " + " and ".join(f"{words.get(word, word)} ${value}$" for word, _, value in parts)


def _range_words(text: str) -> str:
    """`n` is 1 to n, `0..4` is 0 to 4."""
    low, dots, high = text.partition("..")
    return f"${low}$ to ${high}$" if dots else f"1 to ${text}$"


def _shape(sizes: tuple[str, ...]) -> str:
    product = r" \times ".join(sizes)
    return f"${product}$" if len(sizes) > 1 else f"${product}$ entries"


def _element_words(element: str) -> str:
    """`vector[d]` is a vector of d entries."""
    found = ELEMENT.fullmatch(element)
    if found is None:
        return "number" if element == "scalar" else f"element like ${element.removeprefix('element ')}$"
    sizes = _shape(tuple(each.strip() for each in found[2].split(",")))
    return f"vector of {sizes}" if found[1] == "vector" else f"{sizes} matrix"


def _family(symbol: Symbol) -> str:
    if symbol.rows_of:
        return f"the rows of ${symbol.rows_of}$, as columns"
    if symbol.cols_of:
        return f"the columns of ${symbol.cols_of}$"
    return f"{_element_words(symbol.element)}, one for each index, {_indices(symbol)}"


def _indices(symbol: Symbol) -> str:
    return " and ".join(map(_range_words, symbol.index_range)) or "of any value"


def _function(symbol: Symbol) -> str:
    numeric = all(each == "scalar" or ELEMENT.fullmatch(each) for each in symbol.args)
    taken = [_element_words(each) if numeric else f"${each}$" for each in symbol.args]
    smooth = "smooth function of a " if numeric else "function of "
    return (
        smooth
        + (" and a " if numeric else " and ").join(taken)
        + f"; its value is a {_element_words(symbol.returns)}"
    )


def _element(symbol: Symbol) -> str:
    return f"element of the finite set ${symbol.set}$" if symbol.set else "element of a finite set"


def _probabilities(symbol: Symbol) -> str:
    smooth = f", smooth in ${symbol.params}$" if symbol.params else ""
    return f"probabilities of ${', '.join(symbol.over)}${smooth}"


def _density(symbol: Symbol) -> str:
    law = symbol.domain.replace("N(", r"\mathcal{N}(", 1)
    return f"normal density ${law}$"


def _solution(symbol: Symbol) -> str:
    return f"where ${symbol.of}$ is least, or stationary, in ${', '.join(symbol.wrt)}$"


KINDS: dict[str, Callable[[Symbol], str]] = {
    "size": lambda _: "a size",
    "int": lambda _: "whole number",
    "index": lambda symbol: f"index, {_range_words(symbol.range)}",
    "scalar": lambda _: "number",
    "vector": lambda symbol: f"vector, {_shape(symbol.shape)}",
    "matrix": lambda symbol: f"matrix, {_shape(symbol.shape)}",
    "family": _family,
    "defined": lambda symbol: f"stands for ${symbol.definition}$",
    "function": _function,
    "element": _element,
    "pmf": _probabilities,
    "joint": lambda symbol: f"joint probabilities of ${', '.join(symbol.over)}$, with all marginals",
    "density": _density,
    "rv": lambda symbol: f"random {_element_words(symbol.element)}",
    "rvfamily": lambda symbol: (
        f"independent, each a random {_element_words(symbol.element)}, {_indices(symbol)}"
    ),
    "recursion": lambda symbol: f"sequence: ${symbol.name} = {symbol.step}$, from {_start(symbol)}",
    "solution": _solution,
    "differential": lambda symbol: f"arbitrary small change of ${symbol.of}$",
}


def _start(symbol: Symbol) -> str:
    return "a random start" if symbol.init == "random" else f"${symbol.init}$"
