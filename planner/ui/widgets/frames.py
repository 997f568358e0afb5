"""Cards, rules and boxes: the flat surfaces everything stands on."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget


def card(kind: str = "true") -> QFrame:
    """A surface with a 1 px border and a 4 px corner; `kind` is true, accent or sunken."""
    made = QFrame()
    made.setProperty("card", kind)
    return made


def rule(vertical: bool = False) -> QFrame:
    """A 1 px separator."""
    made = QFrame()
    made.setProperty("rule", "vertical" if vertical else "horizontal")
    return made


def ground(token: str) -> QWidget:
    """A plain widget filled with `window`, `surface` or `sunken`."""
    made = QWidget()
    made.setProperty("ground", token)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def column(owner: QWidget | None = None, *, margins: int | QMargins = 0, spacing: int = 8) -> QVBoxLayout:
    """A vertical layout with our margins."""
    made = QVBoxLayout() if owner is None else QVBoxLayout(owner)
    _space(made, margins, spacing)
    return made


def row(owner: QWidget | None = None, *, margins: int | QMargins = 0, spacing: int = 8) -> QHBoxLayout:
    """A horizontal layout with our margins."""
    made = QHBoxLayout() if owner is None else QHBoxLayout(owner)
    _space(made, margins, spacing)
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """`content`, scrolled up and down only."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(content)
    return made


def empty(layout: QLayout) -> None:
    """Take every widget and inner layout out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if inner := item.layout():
            empty(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _space(layout: QVBoxLayout | QHBoxLayout, margins: int | QMargins, spacing: int) -> None:
    layout.setContentsMargins(QMargins(margins, margins, margins, margins) if isinstance(margins, int) else margins)
    layout.setSpacing(spacing)
