"""What a turn's decisions change, against nothing new in this turn: paired differences, each row with its own scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.analysis.comparison import Difference, describe, difference_at
from planner.analysis.indicators import Indicator, common, indicator
from planner.analysis.roles import Role, placed
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.situation import Situation

NOTHING = "nothing new"


@dataclass(frozen=True)
class PreviewRow:
    """One indicator: the paired range in words, in how many runs, and low, median and high for the bar."""

    indicator: Indicator
    title: str
    text: str
    runs_text: str
    difference: Difference

    @property
    def ends(self) -> tuple[float, float, float]:
        """Low, median and high of the paired change."""
        spread = self.difference.spread
        return spread.low, spread.median, spread.high


def shown_in_preview(situation: Situation) -> tuple[tuple[str, str], ...]:
    """The rows of a preview: security and rights, and plot involvement never without its unrealised part."""
    return tuple((one.key, one.title) for one in placed(Role.PREVIEW, situation))


def preview_rows(
    reference: Projection,
    other: Projection,
    month: Month,
    shown: Sequence[tuple[str, str]],
    reference_name: str = NOTHING,
) -> tuple[PreviewRow, ...]:
    """What the other path changes against the reference, at a month, on indicators under the names `shown` gives them.

    `reference_name` is what “within 2 % of …” names. Raises `InputError` when they cannot be paired.
    """
    there = {found.key for found in common((reference, other), [indicator(key) for key, _ in shown])}
    return tuple(_row(reference, other, key, title, month, reference_name) for key, title in shown if key in there)


def runs_text(difference: Difference, closing: str = "") -> str:
    """`lower in 97 of 100`, `lower in all`, `no change`: the direction most draws agree on."""
    if difference.draws == 0 or difference.equal or difference.lower == difference.higher == 0:
        return "no change" if difference.draws else "n/a"
    lower = difference.lower > difference.higher
    share = max(difference.lower, difference.higher)
    word = "lower" if lower else "higher"
    if share == 1:
        return f"{word} in all{closing}"
    return f"{word} in {min(99, max(1, round(share * 100)))} of 100{closing}"


def _row(
    reference: Projection, other: Projection, key: str, title: str, month: Month, reference_name: str
) -> PreviewRow:
    shown = indicator(key)
    difference = difference_at(reference, other, key, month)
    text = describe(difference, shown.quantity, reference_name)
    return PreviewRow(shown, title, text, runs_text(difference), difference)
