"""The preview: the very pages of the PDF, how they lie, and all of them small below."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from planner.ui.compare.segments import Segments
from planner.ui.reports.page_pictures import PagePictures
from planner.ui.reports.place import Place
from planner.ui.reports.sheets import Sheets, pages_in_words
from planner.ui.reports.thumbnails import Thumbnails
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import column, ground, row, rule
from planner.ui.widgets.text import caption, heading, label

AS_THEY_WILL_BE = "the pages as they will be"
UPDATING = "updating: these are the pages before the change"
_WORDS_FROM, _NAME_FROM = 980, 780
"""Widths from which the head has room for its caption, and for its heading."""


class Preview(QFrame):
    """Told what to show; says how the officer turns, zooms or wants the pages to lie."""

    turned = Signal(int)
    page_wanted = Signal(int)
    zoom_wanted = Signal(int)
    across_wanted = Signal(int)
    grey_wanted = Signal(bool)
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._pictures = PagePictures(self)
        self._name = heading("Preview", theme)
        self._said = caption("", theme)
        self.back = icon_button("chevron-left", "Earlier pages (Page Up)", theme)
        self.on = icon_button("chevron-right", "Later pages (Page Down)", theme)
        self.where = label("", theme)
        self.across = Segments("Pages side by side", ("1 page", "2 pages"), theme, small=True)
        self.colours = Segments("Printed in", ("Colour", "Black and white"), theme, small=True)
        self.smaller = button("−", theme, small=True, tip="Smaller (−)")
        self.fit = button("", theme, look="quiet", small=True, tip="Fit the pages to the room (0)")
        self.larger = button("+", theme, small=True, tip="Larger (+)")
        self.smaller.setAccessibleName("Smaller")
        self.larger.setAccessibleName("Larger")
        self.sheets = Sheets(self._pictures, theme)
        self.thumbnails = Thumbnails(self._pictures, theme)
        self._waiting = label("", theme, tone="muted", wrap=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setContentsMargins(32, 32, 32, 32)
        self.again_button = button("Set the pages again", theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(spacing=8)
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self._name)
        head.addWidget(self._said)
        head.addStretch(1)
        for widget in (self.back, self.where, self.on, self.across, self.colours):
            head.addWidget(widget)
        zoom = row(spacing=0)
        for sized in (self.smaller, self.fit, self.larger):
            zoom.addWidget(sized)
        self.fit.setMinimumWidth(52)
        head.addLayout(zoom)
        pages = ground("surface")
        inside = column(pages, spacing=0)
        inside.addWidget(self.sheets, 1)
        inside.addWidget(rule())
        inside.addWidget(self.thumbnails)
        waits = ground("surface")
        middle = column(waits)
        middle.addStretch(1)
        middle.addWidget(self._waiting)
        middle.addWidget(self.again_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._stack.addWidget(waits)
        self._stack.addWidget(pages)
        whole = column(self, margins=1, spacing=0)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.sheets.turned.connect(self.turned)
        self.sheets.page_wanted.connect(self.page_wanted)
        self.sheets.zoom_wanted.connect(self.zoom_wanted)
        self.thumbnails.page_wanted.connect(self.page_wanted)
        self.across.chosen.connect(lambda number: self.across_wanted.emit(number + 1))
        self.colours.chosen.connect(lambda number: self.grey_wanted.emit(number == 1))
        self.smaller.clicked.connect(lambda: self.zoom_wanted.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_wanted.emit(1))
        self.fit.clicked.connect(lambda: self.zoom_wanted.emit(0))
        self.again_button.clicked.connect(self.again_wanted)

    # render

    def take(self, pages: Sequence[bytes], small: Sequence[QImage]) -> None:
        """Other pages, as PNG, with a small picture of each."""
        self._pictures.take(pages, small)

    def render_place(self, place: Place, framed: Collection[int]) -> None:
        """Show the pages of `place`, those of the section that is pointed at in a frame."""
        count = self._pictures.count
        shown = place.shown(count)
        self._stack.setCurrentIndex(1 if count else 0)
        self.where.setText(pages_in_words(shown, count))
        self.back.setEnabled(bool(shown) and shown[0] > 1)
        self.on.setEnabled(bool(shown) and shown[-1] < count)
        self.across.render_chosen(place.across - 1)
        self.colours.render_chosen(1 if place.grey else 0)
        self.sheets.render_place(place, framed)
        self.thumbnails.render_pages(count, shown, grey=place.grey)
        self._render_zoom()

    def render_state(self, sentence: str, *, updating: bool, stopped: bool) -> None:
        """Say why there are no pages yet, or that those in sight are of before the change."""
        self._waiting.setText(sentence)
        self.again_button.setVisible(stopped)
        said = (sentence or UPDATING) if self._pictures.count and (sentence or updating) else AS_THEY_WILL_BE
        self._said.setText(said)
        self._said.setToolTip(said)

    def _render_zoom(self) -> None:
        self.fit.setText(f"{self.sheets.percent}\u202f%")
        self.fit.setAccessibleName(f"Zoom {self.sheets.percent} %, fit the pages to the room")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._said.setVisible(self.width() >= _WORDS_FROM)
        self._name.setVisible(self.width() >= _NAME_FROM)
        self._render_zoom()
