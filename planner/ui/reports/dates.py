"""Days as an officer types and reads them."""

from __future__ import annotations

from datetime import date, datetime

from planner.domain.errors import InputError

_FORMS = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def date_text(day: date) -> str:
    """`31 May 2027`."""
    return f"{day.day} {day:%B %Y}"


def read_date(text: str) -> date | None:
    """A day as typed, `31 May 2027`, `2027-05-31` or `31/05/2027`; None for an empty text. Raises `InputError`."""
    words = " ".join(text.split())
    if not words:
        return None
    for form in _FORMS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    raise InputError(f"“{words}” is not a day; type it as 31 May 2027.")


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in range(day.day, day.day - 4, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th day")
