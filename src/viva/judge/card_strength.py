"""Whether the check of a formula card notices a wrong formula: bugs are planted in `formula`, and `check` is run.

A mutant that fails otherwise than by an assertion is loud: any run finds it, and the share leaves it out.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from viva.content.card import PARTS, Card
from viva.content.parsing import parsed
from viva.judge.mutants import Mutant, mutants
from viva.judge.pool import Limits, Outcome, Pool
from viva.judge.snippets import IMPORTS, run_blocks

LEAST = 0.95  # share of the silent mutants of all cards together
LEAST_OF_ONE = 0.8  # of a single card, which may have a few that change nothing
_LIMITS = Limits(cpu_seconds=5.0, wall_seconds=20.0, memory_mib=512, output_kib=64)


@dataclass(frozen=True, slots=True)
class CardStrength:
    """The mutation test of one card. survivors: wrong formulas that its check lets pass."""

    card: Card
    loud: int
    killed: int
    survivors: tuple[Mutant, ...]

    @property
    def silent(self) -> int:
        return self.killed + len(self.survivors)

    @property
    def caught_share(self) -> float:
        """1.0 where nothing could be planted."""
        return self.killed / self.silent if self.silent else 1.0


def card_strengths(cards: Sequence[Card], pool: Pool, *, threads: int = 2) -> list[CardStrength]:
    """One for each card, in their order. The cards themselves have to be sound."""
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(lambda card: card_strength(card, pool), cards))


def card_strength(card: Card, pool: Pool) -> CardStrength:
    """Plants one bug after another in the formula of a card."""
    formula, rest = _apart(card.check)
    every = mutants(formula)
    outcomes = [_outcome(card, f"{rest}\n\n{mutant.source}", pool) for mutant in every]
    survivors = tuple(m for m, (passed, _) in zip(every, outcomes, strict=True) if passed)
    killed = sum(asserted for _, asserted in outcomes)
    return CardStrength(card, len(every) - killed - len(survivors), killed, survivors)


def _apart(check: str) -> tuple[str, str]:
    """The function `formula`, and everything else."""
    body = parsed(check).body
    named = [isinstance(each, ast.FunctionDef) and each.name == PARTS[0] for each in body]
    formula = "\n".join(ast.unparse(each) for each, is_it in zip(body, named, strict=True) if is_it)
    rest = "\n".join(ast.unparse(each) for each, is_it in zip(body, named, strict=True) if not is_it)
    return formula, rest


def _outcome(card: Card, check: str, pool: Pool) -> tuple[bool, bool]:
    """Whether the check passes, and whether it fails by an assertion."""
    transcript = run_blocks(pool, card.runtime, [IMPORTS[card.runtime], check, "check()"], _LIMITS)
    replies = transcript.replies
    if len(replies) == 3 and replies[-1].outcome is Outcome.RETURNED:
        return True, False
    error = replies[-1].error if replies else None
    return False, error is not None and error.names[0] == "AssertionError"
