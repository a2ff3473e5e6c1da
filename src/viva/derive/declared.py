"""The declared names of a derivation, in the form the parser looks them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from viva.content.derivation import Setting
from viva.content.symbol import Symbol
from viva.derive.tokens import Token, tokenize

FUNCTIONS = ("function", "pmf", "joint", "density")  # types that are always called
_BARS = {r"\mid": "|"}


@dataclass(frozen=True)
class Indexed:
    """A name with an index in it: x_i, \\gamma_{ik}. base: the tokens before it. indices: its letters, in order."""

    symbol: Symbol
    base: tuple[str, ...]
    indices: tuple[str, ...]


@dataclass(frozen=True)
class Declarations:
    """What every name of a setting is."""

    setting: Setting

    @cached_property
    def symbols(self) -> Mapping[str, Symbol]:
        return {symbol.name: symbol for symbol in self.setting.symbols}

    @cached_property
    def tokens(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Each name by its tokens, longest first, so that the longest that fits is taken."""
        pairs = [(_plain(tokenize(name)), name) for name in self.symbols]
        for name, symbol in self.symbols.items():
            pairs += [(tokens, name) for tokens in _spellings(name, symbol)]
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The single letters among the names."""
        return frozenset(name for name in self.symbols if len(name) == 1)

    @cached_property
    def indexed(self) -> tuple[Indexed, ...]:
        return tuple(sorted(self._indexed(), key=lambda each: -len(each.base)))

    def _indexed(self) -> Iterator[Indexed]:
        for symbol in self.symbols.values():
            letters = self._index_of(symbol)
            if letters:
                yield Indexed(symbol, split_script(tokenize(symbol.name))[0], letters)

    def _index_of(self, symbol: Symbol, above: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The letters in a name that are its index; none if it has none. above: abbreviations that use this one."""
        bare_definition = symbol.type == "defined" and not symbol.args
        if symbol.type not in ("family", "rvfamily", "recursion") and not bare_definition:
            return ()
        _, letters = split_script(tokenize(symbol.name))
        if not letters:
            return ()
        if symbol.type in ("family", "rvfamily"):
            return letters[:1] if letters[0].islower() and letters[0].isalpha() else ()
        if not all(re.fullmatch("[a-z]", letter) for letter in letters):
            return ()
        return letters if not bare_definition or self._free(symbol, letters, above) else ()

    def _free(self, symbol: Symbol, letters: Sequence[str], above: frozenset[str]) -> bool:
        """Whether the letters are an index: they stand by themselves in the definition, in no other name."""
        alone = self._alone(symbol, above)
        kinds = {self.symbols[letter].type for letter in letters if letter in self.symbols}
        return all(letter in alone for letter in letters) and kinds <= {"index", "int", "element"}

    def _alone(self, symbol: Symbol, above: frozenset[str]) -> set[str]:
        """The tokens of a definition that belong to no declared name with a subscript."""
        tokens = list(_plain(tokenize(symbol.definition)))
        names = [
            known for known, name in self.tokens if len(known) > 1 and name != symbol.name and "_" in known
        ]
        found: set[str] = set()
        at = 0
        while at < len(tokens):
            here = (known for known in names if tuple(tokens[at : at + len(known)]) == known)
            match = next((known for known in here if self._is_fixed(known, above | {symbol.name})), None)
            if match is None:
                found.add(tokens[at])
            at += len(match) if match else 1
        return found

    def _is_fixed(self, known: Sequence[str], above: frozenset[str]) -> bool:
        """Whether a name with a subscript is one thing, and has no index: it is no family, nor written like one."""
        name = next(name for tokens, name in self.tokens if tokens == known)
        return name in above or not self._index_of(self.symbols[name], above)

    @cached_property
    def index_letters(self) -> Mapping[str, tuple[str, ...]]:
        """The index letters in the name of each indexed symbol."""
        return {each.symbol.name: each.indices for each in self.indexed}

    @cached_property
    def sizes(self) -> frozenset[str]:
        """How long declared vectors and matrices are, to either side, as it is written: n, d, n+1."""
        found: set[str] = set()
        for symbol in self.symbols.values():
            inner = re.search(r"\[(.*)\]", symbol.element)
            found.update(symbol.shape, (text.strip() for text in inner[1].split(",")) if inner else ())
        return frozenset(found)

    @cached_property
    def random(self) -> bool:
        return any(symbol.type in ("rv", "rvfamily") for symbol in self.symbols.values())

    @cached_property
    def continuous(self) -> bool:
        """Whether means are integrals, evaluated by quadrature."""
        laws = ("N(", "Exponential", "Uniform")
        return any(
            symbol.type == "density" or (symbol.type in ("rv", "rvfamily") and symbol.domain.startswith(laws))
            for symbol in self.symbols.values()
        )

    @cached_property
    def differentials(self) -> tuple[Symbol, ...]:
        return tuple(symbol for symbol in self.symbols.values() if symbol.type == "differential")

    def kind(self, name: str) -> str:
        """The type of a name; nothing if it is not declared."""
        symbol = self.symbols.get(name)
        return symbol.type if symbol else ""


def split_script(tokens: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tokens of a name before its subscript, and the letters of the subscript."""
    if "_" not in tokens:
        return _plain(tokens), ()
    at = [str(token) for token in tokens].index("_")
    script = [token for token in tokens[at + 1 :] if token not in ("{", "}", ",", "(", ")")]
    return _plain(tokens[:at]), _plain(script)


def _plain(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(_BARS.get(token, str(token)) for token in tokens)


def _spellings(name: str, symbol: Symbol) -> Iterator[tuple[str, ...]]:
    """Other ways to write a name that nobody could take for something else: TP for \\text{TP}."""
    plain = re.fullmatch(r"\\(?:text|mathrm|operatorname|mathit|textit)\{([A-Za-z]{2,})\}", name)
    if plain:
        yield tuple(plain.group(1))
    elif re.fullmatch(r"[A-Za-z]{2,}", name) and symbol.type != "differential":
        yield (f"word({name})",)
