"""How groups, levers and events look in the panel: title, sparkline, value at the crosshair, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from planner.ui.plots.spark import paint_spark
from planner.ui.scenarios.lever_groups import EventLine, LeverPanelGroup
from planner.ui.scenarios.lever_lines import LeverLine
from planner.ui.scenarios.lever_model import LINE, LeverModel
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, icon, pen

Index = QModelIndex | QPersistentModelIndex

ROW = 24
"""Height of a row, px."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class LeverDelegate(QStyledItemDelegate):
    """`compact` shortens the tags and narrows the columns."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent
        self.compact = False
        self.colour = 1
        self.chosen: tuple[str, str] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found, rect = index.data(LINE), QRect(0, option.rect.top(), self._view.viewport().width(), ROW)
        painter.save()
        if isinstance(found, LeverPanelGroup):
            self._paint_group(painter, rect, found, is_open=self._view.isExpanded(index))
        elif isinstance(found, EventLine):
            self._paint_event(painter, rect, found)
        elif isinstance(found, LeverLine):
            model = index.model()
            assert isinstance(model, LeverModel)
            self._paint_lever(painter, rect, found, min(model.row, found.values.shape[1] - 1))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(pen(self._theme.color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: LeverPanelGroup, *, is_open: bool) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.color("window"))
        name = "chevron-down" if is_open else "chevron-right"
        icon(name, theme, "text").paint(painter, QRect(rect.left() + 8, rect.top() + 5, 14, 14))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(tokens.SMALL, semibold=True))
        painter.drawText(rect.adjusted(28, 0, -12, 0), _LEFT, group.title)
        taken = 28 + QFontMetrics(painter.font()).horizontalAdvance(group.title) + 12
        painter.setFont(theme.font(tokens.SMALL))
        painter.setPen(theme.color("muted"))
        self._draw(painter, rect.adjusted(taken, 0, -12, 0), _RIGHT, group.says)

    def _paint_lever(self, painter: QPainter, rect: QRect, line: LeverLine, row: int) -> None:
        theme = self._theme
        chosen = line.key == self.chosen
        if chosen:
            painter.fillRect(rect, theme.color("accent-soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        tag_left = self._paint_tag(painter, rect, line.tag, here=line.set_here)
        text = line.value_text(row)
        painter.setFont(theme.figures())
        value_width = max(72, min(QFontMetrics(painter.font()).horizontalAdvance(text) + 2, 108))
        painter.setPen(theme.color("text"))
        value = QRect(tag_left - 8 - value_width, rect.top(), value_width, rect.height())
        self._draw(painter, value, _RIGHT, text)
        spark = QRectF(value.left() - 52, rect.top() + 5, 44, rect.height() - 10)
        if line.clears_within is not None:
            spark.setLeft(value.left())
        else:
            paint_spark(painter, spark, line.values, line.inherited, row, theme, self.colour, here=line.set_here)
        painter.setFont(theme.font(tokens.SMALL, semibold=chosen))
        painter.setPen(theme.color("text"))
        room = QRect(rect.left() + 12, rect.top(), int(spark.left()) - rect.left() - 20, rect.height())
        self._draw(painter, room, _LEFT, line.title)

    def _paint_event(self, painter: QPainter, rect: QRect, line: EventLine) -> None:
        tag_left = self._paint_tag(painter, rect, line.tag, here=line.set_here)
        painter.setFont(self._theme.font(tokens.SMALL))
        painter.setPen(self._theme.color("muted"))
        month = QRect(tag_left - 80, rect.top(), 72, rect.height())
        painter.drawText(month, _RIGHT, line.event.start.label)
        painter.setPen(self._theme.color("text"))
        self._draw(
            painter, QRect(rect.left() + 12, rect.top(), month.left() - 20, rect.height()), _LEFT, line.event.name
        )

    def _paint_tag(self, painter: QPainter, rect: QRect, words: str, *, here: bool) -> int:
        """A filled tag for what is set here, a plain one for what is inherited; gives its left edge."""
        theme = self._theme
        shown = "here" if here and self.compact else words
        painter.setFont(theme.font(tokens.SMALL, semibold=here))
        width = QFontMetrics(painter.font()).horizontalAdvance(shown) + 10
        right = rect.right() - 10
        box = QRectF(right - width, rect.top() + 3.5, width, rect.height() - 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.color("accent" if here else "line")))
        painter.setBrush(theme.color("accent-soft" if here else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("accent" if here else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        return right - (58 if not self.compact else 50)

    def _draw(self, painter: QPainter, room: QRect, alignment: Qt.AlignmentFlag, text: str) -> None:
        cut = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, alignment, cut)
