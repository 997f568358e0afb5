"""The pages of a report as pixmaps of the size they are shown in: one is drawn a turn, so that no turn is long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

_KEPT = 12
"""Pixmaps kept: some turns back and forth, not a whole report."""

_Wish = tuple[int, int, int, bool]


class PagePictures(QObject):
    """Takes pages as PNG with small pictures of them; until a page is drawn its small picture stands in."""

    drawn = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pages: Sequence[bytes] = ()
        self._small: Sequence[QImage] = ()
        self._kept: OrderedDict[_Wish, QPixmap] = OrderedDict()
        self._wished: list[_Wish] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_one)

    def take(self, pages: Sequence[bytes], small: Sequence[QImage]) -> None:
        """Other pages; what was drawn of the last ones is dropped."""
        self._pages, self._small = pages, small
        self._kept.clear()
        self._wished.clear()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def small(self, page: int, *, grey: bool) -> QPixmap:
        """The small picture of a page, counted from 1."""
        return QPixmap.fromImage(_toned(self._small[page - 1], grey=grey))

    def page(self, page: int, size: QSize, *, grey: bool) -> QPixmap:
        """A page at `size` device px; the small picture of it until that is drawn."""
        wish = (page, size.width(), size.height(), grey)
        if wish in self._kept:
            self._kept.move_to_end(wish)
            return self._kept[wish]
        if wish not in self._wished:
            self._wished = [*self._wished[-3:], wish]
            self._turn.start()
        return self.small(page, grey=grey)

    def _draw_one(self) -> None:
        if not self._wished:
            return
        wish = self._wished.pop(0)
        page, width, height, grey = wish
        whole = QImage.fromData(self._pages[page - 1])
        fitted = whole.scaled(
            width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._kept[wish] = QPixmap.fromImage(_toned(fitted, grey=grey))
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if self._wished:
            self._turn.start()
        self.drawn.emit()


def _toned(picture: QImage, *, grey: bool) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture
