"""Every page as a small picture in one line; the pages in sight are marked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.reports.page_pictures import PagePictures
from planner.ui.theme.theme import Theme, pen
from planner.ui.theme.tokens import SMALL

SMALL_PAGE = QSize(45, 64)
"""A thumbnail, px."""

_CELL = QSize(56, 88)
_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0

    def render_count(self, count: int) -> None:
        self.beginResetModel()
        self.count = count
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Page {index.row() + 1} of {self.count}"
        return None


class _Picture(QStyledItemDelegate):
    def __init__(self, pictures: PagePictures, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = theme
        self.shown: frozenset[int] = frozenset()
        self.grey = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, cell, page = self._theme, QRect(option.rect), index.row() + 1
        here = page in self.shown
        box = QRect(cell.left() + (cell.width() - SMALL_PAGE.width()) // 2, cell.top() + 4, *SMALL_PAGE.toTuple())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, self._pictures.small(page, grey=self.grey))
        painter.setPen(pen(theme.color("accent" if here else "edge"), 2.0 if here else 1.0))
        painter.drawRect(box.adjusted(-1, -1, 1, 1))
        painter.setPen(theme.color("accent" if here else "muted"))
        painter.setFont(theme.figures(SMALL, semibold=here))
        painter.drawText(cell.adjusted(0, 70, 0, 0), Qt.AlignmentFlag.AlignHCenter, str(page))
        painter.restore()


class Thumbnails(QListView):
    """Says which page was pointed at."""

    page_wanted = Signal(int)

    def __init__(self, pictures: PagePictures, theme: Theme) -> None:
        super().__init__()
        self._pages = _Pages(self)
        self._picture = _Picture(pictures, theme, self)
        self.setModel(self._pages)
        self.setItemDelegate(self._picture)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_CELL.height() + 14)
        self.setAccessibleName("All pages")
        self.setAccessibleDescription("Left and Right choose the page that is shown large")
        self.clicked.connect(lambda index: self.page_wanted.emit(index.row() + 1))

    # render

    def render_pages(self, count: int, shown: Collection[int], *, grey: bool) -> None:
        """Show `count` pages, those in sight marked."""
        if count != self._pages.count:
            self._pages.render_count(count)
            self._centre()
        self._picture.shown, self._picture.grey = frozenset(shown), grey
        if shown and (self.currentIndex().row() + 1) not in shown:
            self.setCurrentIndex(self._pages.index(min(shown) - 1))
        self.viewport().update()

    def _centre(self) -> None:
        spare = max(0, self.width() - self._pages.count * _CELL.width())
        self.setViewportMargins(spare // 2, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().isValid() and self.currentIndex().row() != before:
            self.page_wanted.emit(self.currentIndex().row() + 1)
