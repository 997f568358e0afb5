"""Tags and marks drawn by table cells, in the same looks as the widgets of `text`."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import SMALL

TAG = 20
"""Height of a tag, px."""

GRADES = {"R": "bad", "A": "warn", "G": "good"}
"""The state colour of a quality letter; the letter itself always stands beside it."""


def paint_row(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, first: bool, last: bool) -> bool:
    """The ground of one cell of a full-width row, with its rule, selection bar and focus ring; True when selected."""
    box = QRect(option.rect)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(box, theme.color("accent-soft" if chosen else "surface"))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("grid"))
    if chosen and first:
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent"))
    if chosen and isinstance(option.widget, QWidget) and option.widget.hasFocus():
        ring = theme.color("accent")
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), ring)
        painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), ring)
        if last:
            painter.fillRect(QRect(box.right() - 1, box.top(), 2, box.height()), ring)
    return chosen


def paint_pill(
    painter: QPainter,
    box: QRect,
    text: str,
    theme: Theme,
    kind: str = "plain",
    *,
    icon_name: str = "",
    semibold: bool = False,
) -> int:
    """A tag at the left of `box`, in its middle; returns its width. `kind` as in `text.pill`."""
    painter.save()
    painter.setFont(theme.font(SMALL, semibold))
    room = 18 if icon_name else 0
    width = painter.fontMetrics().horizontalAdvance(text) + 12 + room
    tag = QRect(box.left(), box.center().y() - TAG // 2 + 1, width, TAG)
    ink = {"plain": "muted", "mark": "mark" if not theme.dark else "accent"}.get(kind, kind)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("line" if kind == "plain" else ink))
    painter.setBrush(theme.color("surface" if kind in ("plain", "mark") else f"{kind}-soft"))
    painter.drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if icon_name:
        icon(icon_name, theme, ink).paint(painter, QRect(tag.left() + 5, tag.top() + 3, 14, 14))
    painter.setPen(theme.color(ink))
    painter.drawText(tag.adjusted(6 + room, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
    return width


def paint_grade(painter: QPainter, box: QRect, grade: str, theme: Theme) -> None:
    """A quality letter in its square, in the middle of `box`."""
    square = QRectF(0, 0, TAG, TAG)
    square.moveCenter(QRectF(box).center())
    tone = GRADES.get(grade, "muted")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color(tone))
    painter.setBrush(theme.color(f"{tone}-soft") if tone != "muted" else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(theme.font(SMALL, semibold=True))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, grade)
    painter.restore()


def paint_tick(painter: QPainter, box: QRect, theme: Theme, *, on: bool) -> None:
    """A check box, ticked or not."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("accent" if on else "edge"))
    painter.setBrush(theme.color("accent" if on else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        icon("tick", theme, "on-accent").paint(painter, box.adjusted(2, 2, -2, -2))
    painter.restore()
