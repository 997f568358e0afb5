"""What stands behind an assumption besides its numbers: impact, owner, sign-off, review day and history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.analysis.assumptions import Assumption
from planner.ui.evidence.facts import add_fact, add_words
from planner.ui.reports.assumption_card import AS_SHIPPED
from planner.ui.reports.dates import date_text
from planner.ui.reports.grades import IMPACT, NOT_RATED
from planner.ui.reports.steps import steps
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import label, pill
from planner.use_cases.reports.assurance import Step

TONES = {"G": "good", "A": "warn", "R": "bad"}
NO_WORKSPACE = "Owner, sign-off and review day are kept in a workspace; none is open."


@dataclass(frozen=True)
class Assured:
    """An assumption as a workspace knows it, with its history; `kept` is whether a workspace is open at all."""

    assumption: Assumption
    history: Sequence[Step] = ()
    kept: bool = True


def impact_line(assured: Assured, theme: Theme) -> QHBoxLayout:
    """How much it moves the result, as a letter and in words; the basis stands in the tip and below."""
    impact = assured.assumption.impact
    line = row()
    if impact is not None:
        line.addWidget(pill(impact.value, theme, TONES[impact.value], semibold=True))
    words = f"Impact: {IMPACT[impact]}" if impact is not None else f"Impact: {NOT_RATED}"
    said = label(words, theme, semibold=True, wrap=True)
    said.setToolTip(assured.assumption.impact_basis)
    line.addWidget(said, 1)
    return line


def add_assurance(grid: QGridLayout, assured: Assured, theme: Theme) -> None:
    """Who answers for it, who signed it and when, when it is looked at again, and what was changed here."""
    shown = assured.assumption
    add_words(grid, "Impact rests on", shown.impact_basis, theme)
    if not assured.kept:
        add_words(grid, "Sign-off", NO_WORKSPACE, theme)
        return
    add_words(grid, "Owner", shown.owner or "nobody yet", theme)
    add_words(grid, "Sign-off", _signed(shown), theme)
    add_words(grid, "Review by", date_text(shown.review_by) if shown.review_by else "no day chosen", theme)
    add_words(grid, "Note here", shown.note.note, theme)
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addLayout(steps(assured.history, AS_SHIPPED, theme))
    add_fact(grid, "History", holder, theme)


def _signed(shown: Assumption) -> str:
    signature = shown.note.signature
    if signature is None:
        return "not signed"
    said = f"{date_text(signature.on)} by {signature.post}, {signature.role.lower()}"
    return f"{said}; lapsed, as range or ratings have changed since" if shown.lapsed else said
