"""One reader of counts and of the months they are of, as people write them. A number that could be two is refused."""

from __future__ import annotations

import re

from planner.domain.period import Month

_SPACES = re.compile(r"[ \u00a0\u2009\u202f']")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3})+(?:\.\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d*)?(?:[eE][+-]?\d{1,2})?|\.\d+")
_SHARE = re.compile(r"(.+?)[ \u00a0\u202f]?%")
_BETWEEN = re.compile(r"(.+?)(?:\s*[–—]\s*|\s+to\s+|(?<=\d)\s*-\s*(?=\d))(.+)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = {name: number for number, name in enumerate(_MONTHS, 1)}
_LARGEST = 1e12

FIRST_YEAR, LAST_YEAR = 1990, 2200


def read_count(text: str) -> float:
    """`1500`, `1 500`, `1,500`, `1.2`, `120 %`. Raises `ValueError` with what is wrong and what to write."""
    plain = text.strip()
    share = _SHARE.fullmatch(plain)
    if share is not None:
        return read_count(share[1]) / 100.0
    if plain.startswith(("-", "−")):
        raise ValueError(f"“{text}” is below 0; a count cannot be")
    if _GROUPED.fullmatch(plain):
        plain = _SPACES.sub("", plain)
    elif _COMMAS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif not _PLAIN.fullmatch(plain):
        raise ValueError(f"“{text}” is not a number; write it as 1500 or 1.5")
    number = float(plain)
    if number > _LARGEST:
        raise ValueError(f"“{text}” is too large to be a count")
    return number


def read_counted(text: str) -> tuple[float | None, float | None, float | None]:
    """Value, low and high of one cell: also `250–300`, `250 to 300` and `<10`, which is 0 to 9. Raises `ValueError`."""
    plain = text.strip()
    if plain.startswith("<"):
        below = read_count(plain[1:])
        if not (below.is_integer() and below >= 1):
            raise ValueError(f"“{text}” is not a range; write it as <10 or 0–9")
        return None, 0.0, below - 1.0
    between = _BETWEEN.fullmatch(plain)
    if between is not None:
        low, high = read_count(between[1]), read_count(between[2])
        if low > high:
            raise ValueError(f"“{text}” falls; write the lower number first")
        return None, low, high
    return read_count(plain), None, None


def read_when(text: str) -> tuple[Month, bool]:
    """`2020-06`, `2020-06-30`, `Jun 2020`; or `2020`, a whole year, as its December and True. Raises `ValueError`."""
    plain = " ".join(text.split())
    dated = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-\d{1,2}(?:[T ]00:00(?::00)?)?)?", plain)
    named = re.fullmatch(r"([A-Za-z]{3})[a-z]* (\d{4})", plain)
    if re.fullmatch(r"\d{4}", plain):
        year, month, yearly = int(plain), 12, True
    elif dated is not None:
        year, month, yearly = int(dated[1]), int(dated[2]), False
    elif named is not None and named[1].lower() in _NAMES:
        year, month, yearly = int(named[2]), _NAMES[named[1].lower()], False
    else:
        raise ValueError(f"“{text}” is not a month; write it as 2020-06, or a year as 2020")
    if not 1 <= month <= 12:
        raise ValueError(f"“{text}” has no such month; write it as 2020-06")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"“{text}” lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return Month.of(year, month), yearly
