"""Everything a learner did can leave and come back: archive, tables, Anki, calendar."""

from viva.practice.exchange.anki import write_anki
from viva.practice.exchange.archive import write_archive
from viva.practice.exchange.bring_in import BroughtIn, Source, bring_in
from viva.practice.exchange.calendar_file import plan_calendar
from viva.practice.exchange.csv_file import reviews_csv, submissions_csv
from viva.practice.exchange.errors import ExchangeError

__all__ = [
    "BroughtIn",
    "ExchangeError",
    "Source",
    "bring_in",
    "plan_calendar",
    "reviews_csv",
    "submissions_csv",
    "write_anki",
    "write_archive",
]
