"""What a turn's decisions change, against nothing new in this turn: paired differences, each row with its own scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.analysis.comparison import Difference, describe, difference_at
from planner.analysis.indicators import Indicator, common, indicator
from planner.domain.period import Month
from planner.domain.projection import Projection

SHOWN: tuple[tuple[str, str], ...] = (
    ("escapes", "Escapes, cumulative"),
    ("untracked", "Untracked at home"),
    ("held|site=SDF camps", "People held in camps"),
    ("plot_involvement", "Plot involvement"),
    ("plot_potential_abroad", "…potential still abroad"),
    ("minors_held|nationality=third-country", "Third-country minors held"),
    ("child_months|nationality=third-country", "Third-country child-months"),
    ("minors_without_carer", "Returned without a carer"),
)
"""The rows of a preview: security and rights, and plot involvement never without its unrealised part."""
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


def preview_rows(
    reference: Projection,
    other: Projection,
    month: Month,
    shown: Sequence[tuple[str, str]] = SHOWN,
    reference_name: str = NOTHING,
) -> tuple[PreviewRow, ...]:
    """What the other path changes against the reference, at a month.

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
