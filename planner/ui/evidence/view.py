"""Evidence: the register with filters and full-text search, and up to two items in full beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from planner.domain.evidence import Kind
from planner.system.evidence import register
from planner.system.series import SERIES_BY_NAME
from planner.ui.evidence.detail import item_card
from planner.ui.evidence.filtering import Filter, is_contested, kind_counts, matching, quality_counts
from planner.ui.evidence.filters import Filters
from planner.ui.evidence.gestures import Gestures
from planner.ui.evidence.indicator_card import indicator_card
from planner.ui.evidence.known import Known
from planner.ui.evidence.opened import Opened
from planner.ui.evidence.table import RegisterTable
from planner.ui.evidence.walk import INDICATOR, Walk
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, ground, row, scrolling
from planner.ui.widgets.text import caption, label, title

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace

BLANK = "A blank is “not known”, never zero. Quality: R opinion, A some evidence, G reliable."
NO_MATCH = "No row has all these words in the kinds that are ticked. Take a word away, or tick more kinds."
ROUND_CARD = 80
"""Width in px beside an item's parts: margins, borders, scroll bar."""

PART_WIDTH = 212
"""Width in px that one of an item's parts needs beside another."""

MOST_ACROSS = 3

NOTHING_OPEN = "Select a row to see its numbers, its sources and what rests on it."


class EvidenceView(QWidget):
    """Needs no workspace: the register belongs to the planner."""

    def __init__(self, workspace: OpenWorkspace | None, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filter = Filter()
        self.opened = Opened()
        self._across = MOST_ACROSS
        self._known = Known(workspace, self)
        self._gestures = Gestures(self.reveal, self._pin, self._close)

        self.filters = Filters(theme)
        self.count = label("", theme, tone="muted")
        self.table = RegisterTable(theme)
        self.no_match = label(NO_MATCH, theme, tone="muted", wrap=True)
        self.no_match.setContentsMargins(16, 16, 16, 16)
        self.no_match.setAlignment(Qt.AlignmentFlag.AlignTop)
        middle = ground("surface")
        inside = column(middle, spacing=0)
        head = row(spacing=12)
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(title("Evidence", theme))
        head.addWidget(self.count, 1)
        inside.addLayout(head)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.no_match, 1)
        note = caption(BLANK, theme, wrap=True)
        note.setContentsMargins(16, 8, 16, 8)
        inside.addWidget(note)
        self.cards = scrolling(ground("window"))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for widget in (self.filters, middle, self.cards):
            self._split.addWidget(widget)
        self._split.setStretchFactor(1, 1)
        across = row(self, spacing=0)
        across.addWidget(self._split)

        self.filters.asked.connect(self._ask)
        self._known.changed.connect(lambda: self.render_opened(self.opened))
        self.table.pointed.connect(self._open)
        search = QAction("Search the evidence", self)
        search.setData("search")
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(self.filters.words.setFocus)
        self.addAction(search)
        if workspace is not None:
            from planner.ui.taking import Taker  # brings the database along, which the first picture does not wait for

            Taker(workspace, self, lambda: "").serve_table(self.table)
        first = next(item for item in register().items if item.kind is Kind.FIGURE)
        self.opened = self.opened.show(first.id)
        self.render_register(self._filter)
        self.render_opened(self.opened)

    def render_register(self, wanted: Filter) -> None:
        """Show the rows that match, and what each filter would show."""
        items = register().items
        shown = matching(items, wanted)
        self.table.render_items(shown, self.opened.last)
        self.table.setVisible(bool(shown))
        self.no_match.setVisible(not shown)
        words = f" match “{wanted.words.strip()}” in words, sources or links" if wanted.words.strip() else ""
        self.count.setText(f"{len(shown)} of {len(items)} rows{words}")
        contested = sum(is_contested(item) for item in shown)
        self.filters.render_filter(wanted, kind_counts(items, wanted), quality_counts(items, wanted.words), contested)

    def render_opened(self, opened: Opened) -> None:
        """Show the open items in full, pinned ones first."""
        page = ground("window")
        stacked = column(page, margins=16, spacing=16)
        walk = Walk(self._known.situation, self._theme, self.reveal, self._across)
        for item_id in opened.shown:
            if (made := self._card(item_id, walk, pinned=item_id in opened.pinned)) is not None:
                stacked.addWidget(made)
        if not opened.shown:
            stacked.addWidget(label(NOTHING_OPEN, self._theme, tone="muted", wrap=True))
        if opened.is_full:
            stacked.addWidget(caption("Both places are pinned; unpin one to open another item.", self._theme))
        stacked.addStretch(1)
        self._turn_page(page)
        self.table.render_current(opened.last)

    def _card(self, item_id: str, walk: Walk, *, pinned: bool) -> QWidget | None:
        series = SERIES_BY_NAME.get(item_id.removeprefix(INDICATOR))
        if series is not None and item_id.startswith(INDICATOR):
            return indicator_card(series, walk, self._gestures, pinned=pinned)
        item = register().get(item_id)
        if item is None:
            return None
        return item_card(item, self._theme, self._gestures, walk, self._known.assured(item), pinned=pinned)

    def _turn_page(self, page: QWidget) -> None:
        """Show a fresh page: one that is refilled keeps the heights of what it held before."""
        focus = QApplication.focusWidget()
        before = self.cards.takeWidget()
        self.cards.setWidget(page)
        if before is not None:
            if focus is not None and before.isAncestorOf(focus):
                self.table.setFocus()
            before.deleteLater()

    def reveal(self, item_id: str) -> None:
        """Open an item by its id and show its row, ticking its kind when it is hidden; or `indicator:escapes`."""
        if item_id.removeprefix(INDICATOR) in SERIES_BY_NAME and item_id.startswith(INDICATOR):
            self._open(item_id)
            return
        item = register().get(item_id)
        if item is None:
            return
        if item not in matching(register().items, self._filter):
            self._filter = Filter(kinds=self._filter.kinds | {item.kind})
            self.render_register(self._filter)
        self._open(item_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = measures_for(self.window().width()).compact
        filters = 204 if compact else 216
        side = min(760, max(320, round(self.width() * 0.4)))
        across = max(1, min(MOST_ACROSS, (side - ROUND_CARD) // PART_WIDTH))
        if across != self._across:
            self._across = across
            self.render_opened(self.opened)
        self._split.setSizes([filters, self.width() - filters - side, side])

    def _ask(self, wanted: Filter) -> None:
        self._filter = wanted
        self.render_register(wanted)

    def _open(self, item_id: str) -> None:
        self.opened = self.opened.show(item_id)
        self.render_opened(self.opened)

    def _pin(self, item_id: str) -> None:
        self.opened = self.opened.toggle_pin(item_id)
        self.render_opened(self.opened)

    def _close(self, item_id: str) -> None:
        self.opened = self.opened.close(item_id)
        self.render_opened(self.opened)
