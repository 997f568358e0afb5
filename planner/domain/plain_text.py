"""The one rule for text that a person types or a file brings in: what may stand in it, and how long it may be."""

from __future__ import annotations

import re
import unicodedata

from planner.domain.errors import InputError

LONGEST_LINE = 120
"""Characters of a name or a role."""
LONGEST_REASON = 2_000
"""Characters of a reason."""
LONGEST_TEXT = 20_000
"""Characters of any other text."""

_LEFT_BEHIND = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Soft hyphens, spaces without width and marks of byte order: typesetters leave them behind, and nobody sees them."""
_JOINERS = "\u200c\u200d"
"""They shape letters in Persian, Urdu and the scripts of India, so they are letters here."""
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def plain_line(text: str, what: str, longest: int = LONGEST_LINE) -> str:
    """A text on one line, in single spaces. Raises `InputError` as `plain_text` does."""
    return plain_text(" ".join(text.split()), what, longest)


def plain_text(text: str, what: str, longest: int = LONGEST_TEXT) -> str:
    """The text without what typesetters leave behind and without space at its ends; `what` names it, as “reason”.

    Lines and tabs stay. Raises `InputError` for what cannot be shown (control characters, marks that turn the
    direction of text, halves of characters, signs without a meaning) and for more than `longest` characters.
    """
    plain = without_leftovers(text).strip()
    if len(plain) > longest:
        raise InputError(f"The {what} is {len(plain)} characters long; use at most {longest}.")
    if found := unseen_in(plain):
        code = f"U+{ord(found):04X}"
        raise InputError(f"The {what} holds {_kind(found)} ({code}); take it out, or type the {what} again.")
    return plain


def without_leftovers(text: str) -> str:
    """The text without what a paste may bring and nobody sees; halves of characters become signs."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").translate(_LEFT_BEHIND)


def unseen_in(text: str) -> str:
    """The first character in a text that nobody can see, lines, tabs and joiners apart; empty when there is none."""
    if text.isprintable():
        return ""
    return next((found for found in text if _is_unseen(found)), "")


def shown(text: str, longest: int = 60) -> str:
    """A text from outside, fit to stand inside a sentence: on one line, short, and with nothing unseen in it."""
    line = re.sub(r"\s+", " ", "".join("\ufffd" if _is_unseen(found) else found for found in text[: longest + 1]))
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _kind(character: str) -> str:
    if character in _TURNING:
        return "a character that turns the direction of text"
    return "a control character" if unicodedata.category(character) == "Cc" else "a character that cannot be shown"


def _is_unseen(character: str) -> bool:
    return character not in "\n\t" and character not in _JOINERS and unicodedata.category(character) in _UNSEEN
