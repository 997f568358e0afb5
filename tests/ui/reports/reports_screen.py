"""The hands and eyes of the tests of Reports, and the sizes they look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from planner.reports.document import ReportContent
from planner.ui.reports.tick_list import TickList
from planner.ui.reports.view import ReportsView

PATIENCE_MS = 60_000
NOW = datetime(2026, 11, 20, 15, 42)
WIDE, COMPACT, NARROW = 1840, 1294, 976
NAME = "Families home: options note"
LEFT_OUT = ("values", "places", "trends", "evidence", "start", "checks", "method", "equations")
"""A short report is soon set."""

OpenView = Callable[..., ReportsView]


def settle(qtbot: QtBot, view: ReportsView) -> None:
    """Wait until the pages are those of the report as it is."""
    qtbot.waitUntil(lambda: view.is_up_to_date, timeout=PATIENCE_MS)


def press(button: QAbstractButton) -> None:
    """Click a button where it stands."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def named(view: QWidget, name: str) -> QAbstractButton:
    """The button with this text or accessible name that is in sight."""
    found = [one for one in view.findChildren(QAbstractButton) if name in (one.text(), one.accessibleName())]
    return next(one for one in found if one.isVisible())


def content(view: ReportsView) -> ReportContent:
    """What the printed report says."""
    assert view.keeper.printed is not None
    return view.keeper.printed.composed.content


def sections(view: ReportsView) -> list[str]:
    """The names of the sections that are printed."""
    return [section.name for section in content(view).sections]


def keys(shown: TickList) -> list[str]:
    """The rows of a list, from the top."""
    return [row.key for row in shown.lines.rows]


def tick(shown: TickList, key: str) -> None:
    """Point at a row with the keyboard and press Space."""
    shown.setCurrentIndex(shown.lines.index(keys(shown).index(key)))
    QTest.keyClick(shown, Qt.Key.Key_Space)
