"""The exceptions of the candidate's side.

ValueError
└── WireError       a value is not plain data, or bytes are not a frame
BaseException
└── ForbiddenName   learner's code touched a name that its problem forbids
"""


class WireError(ValueError):
    """A value that may not cross, or bytes that are no value. The message is for learners."""


class ForbiddenName(BaseException):
    """A name that the problem forbids was used.

    Not an Exception, so that `except Exception` in a submission does not hide it from its author.
    """
