"""A number that a learner types: read without running anything, and compared with the answer of a drill."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from viva.content.drilling import Asked

LONGEST = 60  # characters of an answer
COUNTED = ("parameters", "tokens", "bytes", "bits", "operations", "FLOP", "FLOPs", "examples", "requests")
FACTORS = {"k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}

MANY_TIMES = 3.0  # from here on "3 times" says more than "200 % above"

_ROUNDING = 1e-9  # of the slack: an answer on its very edge is right, whatever binary fractions make of it
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?"
_POWER = r"(?:\s*[*x×·]\s*10\s*(?:\^|\*\*)\s*\(?([+-]?[0-9]{1,4})\)?)?"
_TYPED = re.compile(rf"({_NUMBER}){_POWER}(?:\s*/\s*({_NUMBER}))?\s*(.*)", re.DOTALL)


class NumberError(ValueError):
    """A text that is no number, or not clearly one. The message tells the learner what to type."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a number is worth. error: its distance from the answer, as a share of it where that is not 0."""

    right: bool
    error: float
    words: str  # one or two sentences to the learner


def read_number(text: str, unit: str = "") -> float:
    """What a learner means by "0.25", "1/4", "25 %", "2.5e-1", "2.5*10^-1", and "7 G" where things are counted.

    unit: of the answer. It may be typed or left out. Raises NumberError.
    """
    typed = " ".join(text.replace("\N{MINUS SIGN}", "-").split())
    if len(typed) > LONGEST:
        raise NumberError(f"That is longer than {LONGEST} characters. Type the number alone.")
    if "," in typed:
        raise NumberError("Write decimals with a point, and thousands without a comma: 0.5, 1000.")
    match = _TYPED.fullmatch(typed)
    if match is None:
        raise NumberError("That is no number. Type one such as 0.25, 1/4, 25 % or 2.5e-3.")
    number, power, divisor, rest = match.groups()
    value = float(f"{number}e{power}" if power and "e" not in number.lower() else number)
    if power and "e" in number.lower():
        raise NumberError("There are two powers of ten. Write 2.5e-3 or 2.5*10^-3.")
    value = _bounded(value / _divisor(divisor) if divisor else value)
    return _bounded(value * _factor(rest.strip(), unit))


def compare(asked: Asked, value: float) -> Comparison:
    """Right where the distance to the answer is within the tolerance; by how much it is off, in words."""
    distance = abs(value - asked.answer)
    error = distance / abs(asked.answer) if asked.answer else distance
    right = distance <= asked.slack * (1 + _ROUNDING)
    return Comparison(right, error, _right(asked, distance) if right else _wrong(asked, value))


def tolerance_text(asked: Asked) -> str:
    """How exact an answer has to be: "within 1 % of the exact value"."""
    if asked.absolute:
        return f"at most {_with_unit(asked.tolerance, asked)} from the exact value"
    return f"within {number_text(100 * asked.tolerance)} % of the exact value"


def number_text(value: float) -> str:
    """With four significant digits: "0.03125", "1.235e+07"."""
    return f"{value:.4g}"


def answer_text(asked: Asked) -> str:
    """The answer with its unit."""
    return _with_unit(asked.answer, asked)


def _divisor(text: str) -> float:
    value = float(text)
    if value == 0:
        raise NumberError("Nothing can be divided by zero.")
    return value


def _bounded(value: float) -> float:
    if not math.isfinite(value):
        raise NumberError("That number is too large to be kept.")
    return value


def _factor(rest: str, unit: str) -> float:
    """What stands behind the number, as a factor."""
    if rest in ("", unit):
        return 1.0
    if rest == "%":
        if unit:
            raise NumberError(f"The answer is asked for in {unit}, not in per cent.")
        return 0.01
    prefix = rest.removesuffix(unit).strip()
    if prefix in FACTORS:
        if unit in COUNTED:
            return FACTORS[prefix]
        raise NumberError(f"Write the number out: {prefix} is {FACTORS[prefix]:g} times as much.")
    if rest.startswith(("^", "*")):
        raise NumberError("Work it out and type the number; only powers of ten are read: 2.5*10^-3.")
    wanted = f" in {unit}" if unit else ""
    raise NumberError(f"“{rest[:20]}” is not understood. Type the number alone{wanted}.")


def _right(asked: Asked, distance: float) -> str:
    if distance <= 1e-9 * max(abs(asked.answer), 1e-300):
        return "Exact."
    return f"{_off(asked, distance)} from the exact value."


def _wrong(asked: Asked, value: float) -> str:
    side = "above" if value > asked.answer else "below"
    said = f"{_off(asked, abs(value - asked.answer))} {side} the exact value."
    if asked.answer and value / asked.answer >= MANY_TIMES:
        said = f"That is {float(f'{value / asked.answer:.2g}'):g} times the exact value."
    slip = _slip(asked, value)
    return f"{said} {slip}" if slip else said


def _off(asked: Asked, distance: float) -> str:
    """A distance, as a share where that tells something, else in the unit of the answer."""
    if asked.absolute or not asked.answer:
        return _with_unit(distance, asked)
    return f"{100 * distance / abs(asked.answer):.3g} %"


def _slip(asked: Asked, value: float) -> str:
    """The usual way to a number that is wrong in this way; nothing where there is none."""
    if _hits(asked, -value):
        return "The sign is the other one."
    if _hits(asked, value / 100) or _hits(asked, value * 100):
        return "It is off by a factor of 100: a share and a percentage are confused."
    if any(_hits(asked, value * 10.0**power) for power in range(-12, 13)):
        return "Only the power of ten is wrong."
    whole = {"": 1.0, "%": 100.0}.get(asked.unit, 0.0)
    if 0 < asked.answer < whole and _hits(asked, whole - value):
        return f"It is the complement: {whole:g} minus the answer."
    if any(float(f"{asked.answer:.{digits}g}") == value for digits in (1, 2, 3)):
        return "It was rounded too early: give more digits."
    return ""


def _hits(asked: Asked, value: float) -> bool:
    """Whether it would have been right. Never where the tolerance is so wide that this says nothing."""
    return abs(value - asked.answer) <= asked.slack < abs(asked.answer) / 3


def _with_unit(value: float, asked: Asked) -> str:
    return f"{number_text(value)} {asked.unit}".strip()
