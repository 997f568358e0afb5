"""Paired changes of a debrief in words and in cells: ranges first, then in how many runs."""

from __future__ import annotations

from planner.analysis.exercises.debrief import AlternativeResult
from planner.analysis.exercises.preview import PreviewRow
from planner.domain.wording import THIN
from planner.reports.document import Number
from planner.reports.plain_text import plain

SLIGHT = f"within 2{THIN}%"
NOTHING_BETTER = "none was lower"


def change_words(row: PreviewRow) -> str:
    """`−9 640 to −6 320 child-months, lower in all runs`, `no change`, `within 2 % either way`."""
    if row.difference.draws == 0:
        return "not applicable"
    if row.difference.equal:
        return "no change"
    if row.difference.slight:
        return f"{SLIGHT} either way"
    return f"{row.text}, {runs_words(row)}"


def runs_words(row: PreviewRow) -> str:
    """`lower in 97 of 100 runs`, `lower in all runs`."""
    return row.runs_text if row.runs_text in ("no change", "n/a") else f"{row.runs_text} runs"


def change_cell(row: PreviewRow) -> str:
    """The range as a cell that also says its numbers."""
    spread = row.difference.spread
    text = SLIGHT if row.difference.slight and not row.difference.equal else row.text
    return Number(text, spread.low, spread.high, row.indicator.unit)


def alternative_words(found: AlternativeResult | None) -> str:
    """What was tried, and by whom."""
    return f"{plain(found.alternative.text)} ({plain(found.alternative.cell)})" if found else NOTHING_BETTER


def alternative_cells(found: AlternativeResult | None) -> tuple[str, str]:
    """What it would have changed in escapes and in child-months."""
    return (change_cell(found.security), change_cell(found.rights)) if found else ("none", "none")
