"""The two panes beside the preview: what the report holds, and how it leaves. Where room is short they are drawers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from planner.ui.reports.checks_card import ChecksCard
from planner.ui.reports.export_box import ExportBox
from planner.ui.reports.formats_card import FormatsCard
from planner.ui.reports.marking_card import MarkingCard
from planner.ui.reports.scenarios_card import ScenariosCard
from planner.ui.reports.sections_card import SectionsCard
from planner.ui.reports.shown import Shown
from planner.ui.reports.sign_off_card import SignOffCard
from planner.ui.reports.words_card import WordsCard
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, ground, scrolling


class Pane(QFrame):
    """Cards above one another, scrolled where they do not fit; Escape says that a drawer may close.

    `first` gets the keyboard when it opens.
    """

    left = Signal()

    def __init__(self, cards: Sequence[QWidget], first: QWidget, foot: QWidget | None = None) -> None:
        super().__init__()
        self.first = first
        inner = ground("none")
        self._cards = column(inner)
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        self._inside = column(self)
        self._inside.addWidget(scrolling(inner), 1)
        if foot is not None:
            self._inside.addWidget(foot)

    def measure(self, measures: Measures, width: int, *, drawer: bool) -> None:
        """Take the window's gaps and the width there is; a drawer has an edge and a ground of its own."""
        margin = measures.margin if drawer else 0
        self.setFixedWidth(width)
        self._cards.setSpacing(measures.gap)
        self._inside.setSpacing(measures.gap)
        self._inside.setContentsMargins(margin, margin, margin, margin)
        self.setProperty("popup", "true" if drawer else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)


class ContentsPane(Pane):
    """Sections, scenarios and words."""

    def __init__(self, theme: Theme) -> None:
        self.sections, self.scenarios, self.words = SectionsCard(theme), ScenariosCard(theme), WordsCard(theme)
        super().__init__((self.sections, self.scenarios, self.words), self.sections.list)
        self.setAccessibleName("Contents of the report")

    def render_shown(self, shown: Shown) -> None:
        """Show what a report holds."""
        for card in (self.sections, self.scenarios, self.words):
            card.render_shown(shown)


class ExportPane(Pane):
    """Formats, marking, sign-off, checks and the export."""

    def __init__(self, theme: Theme) -> None:
        self.formats, self.marking = FormatsCard(theme), MarkingCard(theme)
        self.sign_off, self.checks, self.export = SignOffCard(theme), ChecksCard(theme), ExportBox(theme)
        super().__init__((self.formats, self.marking, self.sign_off, self.checks), self.formats.first_box, self.export)
        self.setAccessibleName("Formats, sign-off and export of the report")

    def render_shown(self, shown: Shown, today: date, *, ready: bool) -> None:
        """Show how a report leaves; `ready` when it can be written."""
        self.formats.render_shown(shown)
        self.marking.render_shown(shown, today)
        self.sign_off.render_shown(shown)
        self.checks.render_printed(shown.printed)
        draft = bool(shown.printed and shown.printed.composed.draft)
        self.export.render_offer(len(shown.design.formats), draft=draft, ready=ready)
