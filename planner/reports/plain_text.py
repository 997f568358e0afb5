"""What people typed, made safe to print anywhere: no control characters, no tricks with the direction of writing."""

from __future__ import annotations

import re
import unicodedata

_ISOLATE, _POP = "\u2068", "\u2069"
_DIRECTION = {*"\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_REPLACED = "\ufffd"
_BLANKS = re.compile("[^\\S\u00a0\u202f]+")
"""Blanks and line ends, but not those that keep a number and its thousands on one line."""


def plain(text: str) -> str:
    """The text on one line, with control characters shown as signs and writing direction kept inside it.

    Markup needs no care here: it is escaped by the writer of each format.
    """
    shown = "".join(_shown(character) for character in _BLANKS.sub(" ", text).strip())
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in shown):
        return f"{_ISOLATE}{shown}{_POP}"
    return shown


def printable(text: str) -> str:
    """The text without what no document may hold: control characters, halves of pairs, and what is no character.

    Content is `plain` already; this is the writers' own guard.
    """
    return "".join(character for character in text if character == "\n" or _is_printable(character))


def _is_printable(character: str) -> bool:
    return character >= " " and unicodedata.category(character) not in ("Cc", "Cs") and character not in "\ufffe\uffff"


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if character in _DIRECTION or unicodedata.category(character) in ("Cc", "Cs", "Cn"):
        return _REPLACED
    return character
