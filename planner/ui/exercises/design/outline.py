"""The parts of an exercise in a column: how many rows each has, and how many places in it want looking at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from planner.domain.exercise import Terms
from planner.ui.exercises.design.parts import ONE_ROW, Part, title_of
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.paint import paint_row

Index = QModelIndex | QPersistentModelIndex
_ROW = 36
PARTS = tuple(Part)


class _Parts(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.counts: Mapping[Part, int] = {}
        self.found: Mapping[Part, int] = {}
        self.terms = Terms.HSEEP

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(PARTS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = PARTS[index.row()]
        title = title_of(part, self.terms)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            found = self.found.get(part, 0)
            said = title if part in ONE_ROW else f"{title}, {self.counts.get(part, 0)}"
            return f"{said}, {found} to look at" if found else said
        return None


class _PartLine(QStyledItemDelegate):
    def __init__(self, model: _Parts, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, part = self._theme, PARTS[index.row()]
        painter.save()
        chosen = paint_row(painter, option, theme, first=True, last=True)
        box = QRect(option.rect).adjusted(12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.figures(SMALL))
        painter.setPen(theme.color("muted"))
        if part not in ONE_ROW:
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, str(self._model.counts.get(part, 0)))
        if self._model.found.get(part):
            icon("warning", theme, "warn").paint(painter, QRect(box.right() - 44, box.center().y() - 7, 14, 14))
        painter.setFont(theme.font(BODY, semibold=chosen))
        painter.setPen(theme.color("text"))
        room = box.width() - 52
        painter.drawText(
            box, middle, painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        )
        painter.restore()


class Outline(QListView):
    """`chosen` gives the part the user went to."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._parts = _Parts(self)
        self._rendering = False
        self.setModel(self._parts)
        self.setItemDelegate(_PartLine(self._parts, theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Parts of the exercise")
        self.selectionModel().currentChanged.connect(self._on_part)

    def render_parts(self, counts: Mapping[Part, int], found: Mapping[Part, int], part: Part, terms: Terms) -> None:
        """Show the counts of rows and of findings, and the part that is open."""
        self._rendering = True
        self._parts.counts, self._parts.found, self._parts.terms = counts, found, terms
        self._parts.dataChanged.emit(self._parts.index(0), self._parts.index(len(PARTS) - 1))
        wanted = self._parts.index(PARTS.index(part))
        if self.currentIndex() != wanted:
            self.setCurrentIndex(wanted)
        self._rendering = False

    def _on_part(self, current: QModelIndex) -> None:
        if current.isValid() and not self._rendering:
            self.chosen.emit(PARTS[current.row()])
