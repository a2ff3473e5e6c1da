"""What can be wrong with a file that leaves or comes."""


class ExchangeError(ValueError):
    """A file cannot be read or made. The message says what is wrong with it and what to do, to the learner."""
