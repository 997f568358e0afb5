"""What to look at before the export, and what is another than in the last one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from planner.domain.finding import Finding, Severity
from planner.ui.reports.parts import Card, as_tall_as_needed
from planner.ui.reports.shown import Printed
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, row, rule
from planner.ui.widgets.text import caption, heading, label, picture

_LOOKS = {Severity.NOTE: ("tick", "good"), Severity.WARNING: ("warning", "warn"), Severity.FAILURE: ("cross", "bad")}
_SHOWN_CHANGES = 3


class ChecksCard(Card):
    """`changes_wanted` opens the whole list of what changed."""

    changes_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Checks before export", theme)
        self._said: tuple[object, ...] = ()
        self._rows = column(spacing=0)
        self.inside.addLayout(self._rows)

    def render_printed(self, printed: Printed | None) -> None:
        """Show what was found, the grave things first, and what changed since the last export."""
        checks = tuple(printed.composed.checks) if printed else ()
        changes = tuple(printed.composed.changes) if printed else ()
        before = printed.composed.issue.number - 1 if printed else 0
        if (checks, changes, before) == self._said:
            return
        self._said = checks, changes, before
        empty(self._rows)
        order = [Severity.FAILURE, Severity.WARNING, Severity.NOTE]
        for found in sorted(checks, key=lambda found: order.index(found.severity)):
            self._rows.addLayout(self._line(found))
        look_at = sum(found.severity is not Severity.NOTE for found in checks)
        self.aside.setText(f"{look_at} to look at" if look_at else "all in order" if checks else "")
        if before:
            self._rows.addWidget(rule())
            self._rows.addLayout(self._changes(before, changes))

    def _line(self, found: Finding) -> QVBoxLayout:
        name, tone = _LOOKS[found.severity]
        line = row(spacing=8)
        line.setContentsMargins(14, 5, 16, 5)
        line.addWidget(picture(name, self._theme, token=tone), alignment=Qt.AlignmentFlag.AlignTop)
        words = column(spacing=0)
        words.addWidget(as_tall_as_needed(label(found.what, self._theme, wrap=True)))
        if found.severity is not Severity.NOTE and found.remedy:
            words.addWidget(as_tall_as_needed(caption(found.remedy, self._theme, wrap=True)))
        line.addLayout(words, 1)
        whole = column(spacing=0)
        whole.addLayout(line)
        return whole

    def _changes(self, before: int, changes: Sequence[str]) -> QVBoxLayout:
        part = column(spacing=4)
        part.setContentsMargins(16, 8, 16, 10)
        part.addWidget(heading(f"Since version {before}", self._theme))
        for change in changes[:_SHOWN_CHANGES]:
            part.addWidget(as_tall_as_needed(caption(change, self._theme, wrap=True)))
        more = len(changes) - _SHOWN_CHANGES
        if more > 0:
            link = button(f"{more} more…", self._theme, look="link", small=True)
            link.setAccessibleName(f"All {len(changes)} changes since version {before}")
            link.clicked.connect(self.changes_wanted)
            part.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        if not changes:
            part.addWidget(caption("Nothing has changed.", self._theme))
        return part
