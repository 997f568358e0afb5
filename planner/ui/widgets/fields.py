"""Fields that need more than Qt gives them under a stylesheet."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from planner.ui.widgets.text import describe


def number_field(value: int, low: int, high: int, name: str, suffix: str = "") -> QSpinBox:
    """A whole number to type or to step with the arrow keys; its buttons are hidden by the stylesheet.

    `NoButtons` would leave the text one pixel of width, and the stylesheet's padding does not reach it.
    """
    field = QSpinBox()
    field.setRange(low, high)
    field.setValue(value)
    field.setSuffix(suffix)
    field.setFixedHeight(32)
    field.lineEdit().setTextMargins(7, 0, 7, 0)
    describe(field, f"{name}, {low} to {high}")
    return field
