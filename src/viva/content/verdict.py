"""What can be said of a submission."""

from enum import Enum


class Verdict(Enum):
    """The outcome of one case or of a whole submission, in the words people read.

    Names follow Kattis and DMOJ where they have one; the rest name what only numerical work knows.
    """

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong answer"
    PRESENTATION = "presentation"  # the right values in the wrong shape or type
    LAW_BROKEN = "law broken"  # an identity that every right answer satisfies does not hold
    UNSTABLE = "unstable"  # right on ordinary inputs, lost to rounding or overflow on hard ones
    FORBIDDEN = "forbidden"
    ERROR = "error"
    TIME_LIMIT = "time limit"
    MEMORY_LIMIT = "memory limit"
    OUTPUT_LIMIT = "output limit"
    JUDGE_ERROR = "judge error"  # our defect, never the learner's
