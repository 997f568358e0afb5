"""Which range may be printed, and at how many draws: every surface asks here, so that none prints more than it knows.

A range is named by its share of draws in per cent, 50 to 95; 0 stands for the median alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.wording import THIN, whole

FEWEST = {95: 1000, 90: 500, 80: 250, 50: 100}
"""The fewest draws a range is printed from, so that about 25 draws lie beyond each end; the widest range first."""

MEDIAN_ALONE = 0


def widest(draws: int) -> int:
    """The widest range that may be printed from so many draws, 0 where only the median may."""
    return next((share for share, fewest in FEWEST.items() if draws >= fewest), MEDIAN_ALONE)


def ends_of(share: int) -> tuple[float, float]:
    """The quantiles at the ends of a range: .025 and .975 for 95; twice the median for 0."""
    return (100 - share) / 200, (100 + share) / 200


def printable(shares: Iterable[float], draws: int) -> tuple[float, ...]:
    """Those quantiles that may be printed as figures from so many draws."""
    low, high = ends_of(widest(draws))
    return tuple(share for share in shares if low <= share <= high)


def range_name(share: int) -> str:
    """`95 % range`, or `median` where no range may be printed."""
    return f"{share}{THIN}% range" if share else "median"


def shares_text(shares: Iterable[int]) -> str:
    """`50, 80 and 95 %`, the narrowest first."""
    *others, last = (str(share) for share in sorted(shares))
    return f"{', '.join(others)} and {last}{THIN}%" if others else f"{last}{THIN}%"


def left_out(draws: int) -> str:
    """Why the 95 % range is not printed, in one sentence; empty from 1,000 draws."""
    share = widest(draws)
    if share == max(FEWEST):
        return ""
    if share == MEDIAN_ALONE:
        fewest, needs = min(FEWEST.values()), f"a 95{THIN}% range {whole(FEWEST[95])}"
        return f"{whole(draws)} runs are too few for a range: a 50{THIN}% range needs {fewest}, {needs}."
    return f"{whole(draws)} runs carry a {share}{THIN}% range; a 95{THIN}% range needs {whole(FEWEST[95])}."
