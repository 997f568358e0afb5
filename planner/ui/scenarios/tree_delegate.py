"""How a scenario looks in the tree: chip and name; dash, status and what is set here below; bookmark and tick."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.domain.scenario import Scenario, Status
from planner.ui.scenarios.tree_model import SCENARIO, TICK_COLUMN, TICKED, set_here
from planner.ui.theme import tokens
from planner.ui.theme.signs import CHIP, SAMPLE, paint_chip, paint_dash
from planner.ui.theme.theme import Theme, icon, pen

Index = QModelIndex | QPersistentModelIndex

ROW = 48
"""Height of a scenario's two lines, px."""

STATUS_ICON = {Status.DRAFT: "draft", Status.REVIEWED: "tick", Status.FINAL: "lock"}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ScenarioDelegate(QStyledItemDelegate):
    """Paints both columns; the view paints what lies behind a selected row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.selected_id = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scenario: Scenario = index.data(SCENARIO)
        rect: QRect = option.rect
        painter.save()
        if index.column() == TICK_COLUMN:
            paint_tick(painter, QRect(rect.left() + 16, rect.top() + 8, 16, 16), self._theme, on=index.data(TICKED))
        else:
            self._paint_scenario(painter, rect, scenario)
        painter.restore()

    def _paint_scenario(self, painter: QPainter, rect: QRect, scenario: Scenario) -> None:
        theme = self._theme
        paint_chip(painter, QRectF(rect.left(), rect.top() + 6, CHIP, CHIP), scenario.sign, theme)
        right = rect.right() - 12
        if scenario.bookmarked:
            icon("bookmarked", theme, "muted").paint(painter, QRect(right - 14, rect.top() + 8, 16, 16))
            right -= 20
        name = QRect(rect.left() + CHIP + 8, rect.top() + 5, right - rect.left() - CHIP - 8, 22)
        painter.setFont(theme.font(tokens.BODY, semibold=scenario.id == self.selected_id))
        painter.setPen(theme.color("text"))
        painter.drawText(name, _MIDDLE, _cut(painter, scenario.name, name.width()))

        left = rect.left() + CHIP + 8
        paint_dash(painter, QRectF(left, rect.top() + 27, SAMPLE, 16), scenario.sign, theme)
        left += SAMPLE + 6
        token = "good" if scenario.status is Status.FINAL else "muted"
        icon(STATUS_ICON[scenario.status], theme, token).paint(painter, QRect(left, rect.top() + 28, 14, 14))
        painter.setFont(theme.font(tokens.SMALL))
        painter.setPen(theme.color(token))
        left += 17
        painter.drawText(QRect(left, rect.top() + 25, 120, 20), _MIDDLE, scenario.status)
        left += QFontMetrics(painter.font()).horizontalAdvance(scenario.status) + 6
        painter.setPen(theme.color("muted"))
        count = set_here(scenario)
        words = f"{count} set here" if count else "all inherited" if scenario.parent_id else "today’s practice"
        room = QRect(left, rect.top() + 25, rect.right() - left - 4, 20)
        painter.drawText(room, _MIDDLE, _cut(painter, words, room.width()))


def paint_tick(painter: QPainter, box: QRect, theme: Theme, *, on: bool) -> None:
    """A check box that shows whether a scenario is ticked to compare."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(theme.color("accent" if on else "edge")))
    painter.setBrush(theme.color("accent" if on else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        icon("tick", theme, "on-accent").paint(painter, box.adjusted(2, 2, -2, -2))


def _cut(painter: QPainter, text: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)
