"""Compares a free answer with a rubric: which key points it mentions, in which words."""

from viva.answers.caution import CAUTION, NEVER, WEAKER
from viva.answers.comparing import compare
from viva.answers.encoder import Encoder, installed
from viva.answers.errors import AnswersError, NotARubric, WrongModel
from viva.answers.machine import compared_view
from viva.answers.recalibrate import Override, shift
from viva.answers.rubric import MOST_LETTERS, Rubric, read_line, rubric_of
from viva.answers.verdict import Compared, Label, MisconceptionSeen, PointVerdict

__all__ = [
    "CAUTION",
    "MOST_LETTERS",
    "NEVER",
    "WEAKER",
    "AnswersError",
    "Compared",
    "Encoder",
    "Label",
    "MisconceptionSeen",
    "NotARubric",
    "Override",
    "PointVerdict",
    "Rubric",
    "WrongModel",
    "compare",
    "compared_view",
    "installed",
    "read_line",
    "rubric_of",
    "shift",
]
