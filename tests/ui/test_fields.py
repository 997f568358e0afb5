"""Fields keep room for what they hold under the stylesheet."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.widgets.fields import number_field


def test_that_a_number_can_be_read_in_its_field(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    field = number_field(1000, 2, 10_000, "Draws")
    qtbot.addWidget(field)
    field.resize(120, 32)
    field.show()
    assert field.lineEdit().width() > 100
