"""Evidence: the register with filters and full-text search, and up to two items in full beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from planner.domain.evidence import Kind
from planner.system.evidence import register
from planner.ui.evidence.detail import Gestures, item_card
from planner.ui.evidence.filtering import Filter, is_contested, kind_counts, matching, quality_counts
from planner.ui.evidence.filters import Filters
from planner.ui.evidence.opened import Opened
from planner.ui.evidence.table import RegisterTable
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, empty, ground, row, scrolling
from planner.ui.widgets.text import caption, label, title

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace

BLANK = "A blank is “not known”, never zero. Quality: R opinion, A some evidence, G reliable."
NO_MATCH = "No row has all these words in the kinds that are ticked. Take a word away, or tick more kinds."
NARROW_SIDE = 600
"""Width in px below which an item's parts stand under one another."""

NOTHING_OPEN = "Select a row to see its numbers, its sources and what rests on it."


class EvidenceView(QWidget):
    """Needs no workspace: the register belongs to the planner."""

    def __init__(self, workspace: OpenWorkspace | None, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filter = Filter()
        self._opened = Opened()
        self._narrow = False
        self._gestures = Gestures(self.reveal, self._pin, self._close)

        self._filters = Filters(theme)
        self._count = label("", theme, tone="muted")
        self._table = RegisterTable(theme)
        self._no_match = label(NO_MATCH, theme, tone="muted", wrap=True)
        self._no_match.setContentsMargins(16, 16, 16, 16)
        self._no_match.setAlignment(Qt.AlignmentFlag.AlignTop)
        middle = ground("surface")
        inside = column(middle, spacing=0)
        head = row(spacing=12)
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(title("Evidence", theme))
        head.addWidget(self._count, 1)
        inside.addLayout(head)
        inside.addWidget(self._table, 1)
        inside.addWidget(self._no_match, 1)
        note = caption(BLANK, theme, wrap=True)
        note.setContentsMargins(16, 8, 16, 8)
        inside.addWidget(note)
        page = ground("window")
        self._cards = column(page, margins=16, spacing=16)
        self._side = scrolling(page)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for widget in (self._filters, middle, self._side):
            self._split.addWidget(widget)
        self._split.setStretchFactor(1, 1)
        across = row(self, spacing=0)
        across.addWidget(self._split)

        self._filters.asked.connect(self._ask)
        self._table.pointed.connect(self._open)
        search = QAction("Search the evidence", self)
        search.setData("search")
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(self._filters.words.setFocus)
        self.addAction(search)
        first = next(item for item in register().items if item.kind is Kind.FIGURE)
        self._opened = self._opened.show(first.id)
        self.render_register(self._filter)
        self.render_opened(self._opened)

    def render_register(self, wanted: Filter) -> None:
        """Show the rows that match, and what each filter would show."""
        items = register().items
        shown = matching(items, wanted)
        self._table.render_items(shown, self._opened.last)
        self._table.setVisible(bool(shown))
        self._no_match.setVisible(not shown)
        words = f" match “{wanted.words.strip()}” in words, sources or links" if wanted.words.strip() else ""
        self._count.setText(f"{len(shown)} of {len(items)} rows{words}")
        contested = sum(is_contested(item) for item in shown)
        self._filters.render_filter(wanted, kind_counts(items, wanted), quality_counts(items, wanted.words), contested)

    def render_opened(self, opened: Opened) -> None:
        """Show the open items in full, pinned ones first."""
        empty(self._cards)
        for item_id in opened.shown:
            item = register().get(item_id)
            if item is not None:
                pinned = item_id in opened.pinned
                made = item_card(item, self._theme, self._gestures, pinned=pinned, narrow=self._narrow)
                self._cards.addWidget(made)
        if not opened.shown:
            self._cards.addWidget(label(NOTHING_OPEN, self._theme, tone="muted", wrap=True))
        if opened.is_full:
            self._cards.addWidget(caption("Both places are pinned; unpin one to open another item.", self._theme))
        self._cards.addStretch(1)
        self._table.render_current(opened.last)

    def reveal(self, item_id: str) -> None:
        """Open an item by its id and show its row, ticking its kind when it is hidden."""
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
        side = min(760, max(360, round(self.width() * 0.4)))
        narrow = side < NARROW_SIDE
        if narrow != self._narrow:
            self._narrow = narrow
            self.render_opened(self._opened)
        self._split.setSizes([filters, self.width() - filters - side, side])

    def _ask(self, wanted: Filter) -> None:
        self._filter = wanted
        self.render_register(wanted)

    def _open(self, item_id: str) -> None:
        self._opened = self._opened.show(item_id)
        self.render_opened(self._opened)

    def _pin(self, item_id: str) -> None:
        self._opened = self._opened.toggle_pin(item_id)
        self.render_opened(self._opened)

    def _close(self, item_id: str) -> None:
        self._opened = self._opened.close(item_id)
        self.render_opened(self._opened)
