"""Where Tab comes by widgets that are made later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(standing: QWidget, late: Iterable[QWidget]) -> None:
    """Have Tab come by `late`, in this order, just before `standing`; all of them are in one window."""
    before = standing.previousInFocusChain()
    while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus and before is not standing:
        before = before.previousInFocusChain()
    for widget in late:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
