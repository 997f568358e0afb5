"""The one reader of numbers that a person types, in the window and on the command line."""

from __future__ import annotations

import math
import re

_GAP = "[ \u00a0\u202f]"
_NUMBER = re.compile(rf"[+-]?(?:[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+|[0-9]+)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{{1,3}})?")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
_LONGEST = 40


def read_number(text: str) -> float:
    """Read `40`, `0.7`, `−3`, `1 500` as the planner prints it, or `1e3`. Raises `ValueError` with a plain sentence.

    Thousands are parted by spaces in groups of three; signs of other scripts and `_` are no digits here.
    """
    words = text.strip().replace("\u2212", "-")
    if _NOT_FINITE.fullmatch(words):
        raise ValueError(f"“{words}” is not a finite number")
    if len(words) > _LONGEST or not _NUMBER.fullmatch(words) or not re.search("^[+-]?[.]?[0-9]", words):
        raise ValueError(f"“{text.strip()[:_LONGEST]}” is not a number")
    number = float(re.sub(_GAP, "", words))
    if not math.isfinite(number):
        raise ValueError(f"“{words}” is not a finite number")
    return number


def read_whole(text: str) -> int:
    """Read a whole number as above. Raises `ValueError` with a plain sentence."""
    number = read_number(text)
    if not number.is_integer():
        raise ValueError(f"“{text.strip()}” is not a whole number")
    return int(number)
