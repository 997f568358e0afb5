"""What the fonts of the pages can show and how wide it is; what they cannot show is named: [U+1F600], never a blank."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache

from planner import assets

_TEXT_FONT = ("fonts", "Inter-Regular.ttf")
_REST_FONT = ("report", "fonts", "DejaVuSans.ttf")
_UNSEEN = frozenset("\n\u2068\u2069")
"""Line ends and the signs that keep a direction of writing to itself need no glyph."""

_TABULAR = 0.649
"""Ems of a figure set for columns of numbers, where all are as wide as the widest."""


def named(text: str, *, text_font_only: bool = False) -> str:
    """The text with every character named that neither font shows (or, on demand, the text font alone)."""
    shown = _glyphs(_TEXT_FONT).keys() | _UNSEEN
    if all(character in shown for character in text):
        return text
    if not text_font_only:
        shown = shown | _glyphs(_REST_FONT).keys()
    return "".join(character if character in shown else _name(character) for character in text)


def ems(text: str, *, tabular: bool = False) -> float:
    """How wide a text is in the text font, in multiples of the type size."""
    widths = _widths(_TEXT_FONT)
    return sum(_TABULAR if tabular and character.isdigit() else widths.get(character, _TABULAR) for character in text)


def _name(character: str) -> str:
    """Joiners, selectors and the like are no signs of their own and vanish."""
    if unicodedata.category(character) in ("Cf", "Mn") and not unicodedata.combining(character):
        return ""
    return f"[U+{ord(character):04X}]"


@cache
def _widths(font: tuple[str, ...]) -> dict[str, float]:
    """The advance of every character in ems."""
    data = assets.read_bytes(*font)
    (units,) = struct.unpack_from(">H", data, _table(data, b"head") + 18)
    (count,) = struct.unpack_from(">H", data, _table(data, b"hhea") + 34)
    start = _table(data, b"hmtx")
    return {
        character: struct.unpack_from(">H", data, start + 4 * min(glyph, count - 1))[0] / units
        for character, glyph in _glyphs(font).items()
    }


@cache
def _glyphs(font: tuple[str, ...]) -> dict[str, int]:
    """The glyph of every character a TrueType font can show, from the groups (format 12) of its character map."""
    data = assets.read_bytes(*font)
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    offsets = (struct.unpack_from(">HHL", data, start + 4 + 8 * at)[2] for at in range(count))
    at = next(start + offset for offset in offsets if struct.unpack_from(">H", data, start + offset) == (12,))
    (groups,) = struct.unpack_from(">L", data, at + 12)
    spans = (struct.unpack_from(">LLL", data, at + 16 + 12 * group) for group in range(groups))
    return {chr(code): glyph + code - first for first, last, glyph in spans for code in range(first, last + 1)}


def _table(data: bytes, tag: bytes) -> int:
    """Where a table of the font starts."""
    (tables,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * table) for table in range(tables))
    return int(next(offset for found, _, offset, _ in records if found == tag))
