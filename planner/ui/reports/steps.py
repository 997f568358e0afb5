"""The history of one row of a log, the last step first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from planner.ui.reports.dates import date_text
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import caption, label

if TYPE_CHECKING:
    from planner.use_cases.reports.assurance import Step  # brings the database along, for a name in signatures

AS_SHIPPED = "As shipped: nothing was changed in this workspace."

SHOWN = 20
"""Steps that are told; the file keeps all of them."""


def steps(history: Sequence[Step], nothing: str, theme: Theme) -> QVBoxLayout:
    """What was done, when and by which role; `nothing` where nothing was."""
    part = column(spacing=4)
    for step in list(reversed(history))[:SHOWN]:
        part.addWidget(label(step.label[:1].upper() + step.label[1:], theme, size=SMALL, wrap=True))
        part.addWidget(caption(f"{date_text(step.when.date())}, {step.who}", theme))
    if len(history) > SHOWN:
        part.addWidget(caption(f"and {len(history) - SHOWN} earlier steps", theme))
    if not history and nothing:
        part.addWidget(caption(nothing, theme, wrap=True))
    return part
