"""The distances that depend on how wide the window is; type never shrinks or grows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measures:
    """Heights and widths in logical px. `words` says whether the rail has room for words."""

    band: int
    top_bar: int
    status: int
    rail: int
    margin: int
    gap: int
    words: bool = True
    compact: bool = False


FULL = Measures(band=24, top_bar=48, status=32, rail=80, margin=16, gap=16)
COMPACT = Measures(band=20, top_bar=40, status=28, rail=72, margin=8, gap=8, compact=True)
NARROW = Measures(band=20, top_bar=40, status=28, rail=48, margin=8, gap=8, words=False, compact=True)


def measures_for(width: int) -> Measures:
    """The measures of a window `width` px wide: full from 1560, compact below, rail without words below 1200."""
    if width >= 1560:
        return FULL
    return COMPACT if width >= 1200 else NARROW
