"""What can go wrong with a comparison.

AnswersError
├── NotARubric      what was given cannot be read as a rubric and an answer
├── WrongModel      the file of the encoder is not the one that was measured
├── SpeechError     a recording could not be turned into text
└── ModelError      a language model gave no reply that can be used
    └── ModelRefused  its server takes no such request
"""

from __future__ import annotations


class AnswersError(Exception):
    """Something that people can act on."""


class NotARubric(AnswersError):
    """Says what is wrong with what was given, and how it must be."""


class WrongModel(AnswersError):
    """Says which file was found and which was expected."""


class SpeechError(AnswersError):
    """Says what is wrong with the recording, or with the model that listens."""


class ModelError(AnswersError):
    """Says what the model, or the way to it, did instead."""


class ModelRefused(ModelError):
    """The server says that the request is not one it knows."""
