"""One report being put together: what it holds, its pages, how it leaves; where room is short the panes are drawers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.ui.reports.panes import ContentsPane, ExportPane, Pane
from planner.ui.reports.place import Place
from planner.ui.reports.preview import Preview
from planner.ui.reports.shown import Printed, Shown
from planner.ui.theme.measures import FULL, Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import row

_WIDE, _COMPACT, _DRAWER = (372, 392), (292, 328), (340, 372)
_LEAST = QSize(400, 320)


class ReportPage(QWidget):
    """Told what to show; its parts say what is wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.contents = ContentsPane(theme)
        self.preview = Preview(theme)
        self.export = ExportPane(theme)
        self._measures = FULL
        self._taken: Printed | None = None
        self._across = row(self)
        self._drawers = False
        for part in (self.contents, self.preview, self.export):
            self._across.addWidget(part, 1 if part is self.preview else 0)
        self._panes: tuple[Pane, Pane] = (self.contents, self.export)
        for pane in self._panes:
            pane.left.connect(self.close_drawers)

    # render

    def render_shown(self, shown: Shown, place: Place, today: date, *, ready: bool) -> None:
        """Show a report and its pages."""
        if shown.printed is not self._taken:
            self._taken = shown.printed
            pages, small = (shown.printed.pages, shown.printed.small) if shown.printed else ((), ())
            self.preview.take(pages, small)
        self.contents.render_shown(shown)
        self.export.render_shown(shown, today, ready=ready)
        self.preview.render_place(place, shown.framed)

    def measure(self, measures: Measures) -> None:
        """Take the window's gaps; below the width for words the panes become drawers over the preview."""
        self._measures = measures
        drawers = not measures.words
        if drawers != self._drawers:
            self._drawers = drawers
            for at, pane in zip((0, 2), self._panes, strict=True):
                if drawers:
                    self._across.removeWidget(pane)
                    pane.hide()
                else:
                    self._across.insertWidget(at, pane)
                    pane.show()
        widths = _DRAWER if drawers else _COMPACT if measures.compact else _WIDE
        for pane, width in zip(self._panes, widths, strict=True):
            pane.measure(measures, width, drawer=drawers)
        self._across.setSpacing(measures.gap)
        self._put_drawers()

    def minimumSizeHint(self) -> QSize:
        """Panes that would not fit become drawers, so their width does not count."""
        return _LEAST

    @property
    def has_drawers(self) -> bool:
        """Whether the panes are drawers now."""
        return self._drawers

    def _put_drawers(self) -> None:
        if self._drawers:
            self.contents.setGeometry(0, 0, self.contents.width(), self.height())
            self.export.setGeometry(self.width() - self.export.width(), 0, self.export.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_drawers()

    # gestures

    def toggle_drawer(self, name: str) -> None:
        """Open `contents` or `export` over the preview, or close it; one is open at a time."""
        pane: Pane = self.contents if name == "contents" else self.export
        opens = pane.isHidden()
        self.close_drawers()
        if self._drawers and opens:
            self._put_drawers()
            pane.show()
            pane.raise_()
            pane.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_drawers(self) -> None:
        """Give the preview its room back."""
        if self._drawers:
            for pane in self._panes:
                pane.hide()
            self.preview.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
