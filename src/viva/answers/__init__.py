"""Compares a free answer with a rubric: which key points it mentions, in which words."""

from viva.answers.by_model import ByModel, compare_by_model, disagree
from viva.answers.caution import CAUTION, NEVER, WEAKER
from viva.answers.comparing import compare
from viva.answers.encoder import Encoder, installed
from viva.answers.endpoint import Endpoint, endpoint_of
from viva.answers.errors import AnswersError, ModelError, NotARubric, SpeechError, WrongModel
from viva.answers.machine import compared_view
from viva.answers.recalibrate import Override, shift
from viva.answers.rubric import MOST_LETTERS, Rubric, read_line, rubric_of
from viva.answers.speech import Transcriber, transcriber_of
from viva.answers.verdict import Compared, Label, MisconceptionSeen, PointVerdict

__all__ = [
    "CAUTION",
    "MOST_LETTERS",
    "NEVER",
    "WEAKER",
    "AnswersError",
    "ByModel",
    "Compared",
    "Encoder",
    "Endpoint",
    "Label",
    "MisconceptionSeen",
    "ModelError",
    "NotARubric",
    "Override",
    "PointVerdict",
    "Rubric",
    "SpeechError",
    "Transcriber",
    "WrongModel",
    "compare",
    "compare_by_model",
    "compared_view",
    "disagree",
    "endpoint_of",
    "installed",
    "read_line",
    "rubric_of",
    "shift",
    "transcriber_of",
]
