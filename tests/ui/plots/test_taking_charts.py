"""Taking one chart or table out of the window: by mouse or menu key, as picture, drawing or data, always marked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from made_up_contents import MONTHS, START, against_nothing, against_places, differences, parts, several, single
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.quantity import Quantity
from planner.ui.evidence.view import EvidenceView
from planner.ui.plots.chart import Chart
from planner.ui.plots.content import Band, ChartContent, Panel, Trace
from planner.ui.plots.grid import ChartGrid
from planner.ui.plots.taken import taken_chart
from planner.ui.taking import Taker
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace

LESS = "4 runs are too few for a range: a 50\u202f% range needs 100, a 95\u202f% range 1\u202f000."
STAMP = "model 2.0 · seed 1 · 4 runs · as the world may turn · results 7c1e 94b2"
EVERY = ["Copy picture", "Copy data", "Save picture (PNG)…", "Save drawing (SVG)…", "Save data (CSV)…"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def taker(workspace: OpenWorkspace, window: QWidget, tmp_path: Path) -> Taker:
    return Taker(workspace, window, lambda: "7c1e94b2", ask=lambda parent, kind, suggested: tmp_path / suggested.name)


@pytest.fixture
def chart(qtbot: QtBot, window: QWidget, taker: Taker) -> Chart:
    grid = ChartGrid(Theme())
    qtbot.addWidget(grid)
    grid.resize(640, 400)
    grid.offer(taker)
    grid.render_contents((single(),), START.plus(24))
    grid.show()
    return grid.shown[0]


def open_menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def pick(words: str) -> None:
    menu = open_menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def take(qtbot: QtBot, workspace: OpenWorkspace, act: Callable[[], None]) -> str:
    with qtbot.waitSignal(workspace.told, timeout=30_000) as told:
        act()
    return str(told.args[0])


def test_that_the_right_button_offers_every_way_to_take_a_chart(qtbot: QtBot, chart: Chart) -> None:
    spot = chart.plot.geometry().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, chart.mapToGlobal(spot))
    QApplication.sendEvent(chart, event)
    assert entries(open_menu()) == EVERY
    open_menu().close()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_that_the_menu_key_offers_the_same(chart: Chart, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(chart, key, modifier)
    assert entries(open_menu()) == EVERY
    open_menu().close()


def test_that_a_chart_without_a_marking_to_carry_offers_nothing(qtbot: QtBot) -> None:
    alone = Chart(Theme())
    qtbot.addWidget(alone)
    alone.render_content(single(), START)
    alone.show()
    QTest.keyClick(alone, Qt.Key.Key_Menu)
    assert QApplication.activePopupWidget() is None


def test_that_data_are_copied_with_marking_title_and_stamp(
    qtbot: QtBot, workspace: OpenWorkspace, chart: Chart
) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Menu)
    said = take(qtbot, workspace, lambda: pick("Copy data"))
    lines = clipboard().split("\n")
    assert lines[0] == "OFFICIAL"
    assert lines[1] == f"Untracked at home, adults · {LESS} · {STAMP}"
    assert lines[2].split("\t")[0] == "Month"
    assert len(lines) == 3 + MONTHS + 1
    assert said.startswith("61 rows of “Untracked at home” were copied")


def test_that_a_picture_is_copied_framed_by_its_marking(qtbot: QtBot, workspace: OpenWorkspace, chart: Chart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Menu)
    take(qtbot, workspace, lambda: pick("Copy picture"))
    picture = QGuiApplication.clipboard().image()
    assert abs(picture.width() - 1600) <= 2
    bands = [picture.pixelColor(20, y) for y in (10, picture.height() - 10)]
    assert bands == [QColor("#1A2129"), QColor("#1A2129")]
    assert picture.pixelColor(40, picture.height() // 2) == QColor("#FFFFFF")


def test_that_a_drawing_is_text_with_its_marking_and_stamp(
    qtbot: QtBot, workspace: OpenWorkspace, chart: Chart, tmp_path: Path
) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Menu)
    said = take(qtbot, workspace, lambda: pick("Save drawing (SVG)…"))
    root = etree.fromstring((tmp_path / "Untracked at home.svg").read_bytes())
    texts = ["".join(found.itertext()) for found in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("OFFICIAL") == 2
    assert texts[texts.index(LESS) + 1] == STAMP
    assert "1  Nov 2019: Clear in 24 months" in texts
    assert said == "OFFICIAL: wrote “Untracked at home.svg”."


def test_that_a_picture_is_saved_as_png(qtbot: QtBot, workspace: OpenWorkspace, chart: Chart, tmp_path: Path) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Menu)
    take(qtbot, workspace, lambda: pick("Save picture (PNG)…"))
    assert not QImage(str(tmp_path / "Untracked at home.png")).isNull()


def test_that_data_are_saved_as_csv_with_the_marking_in_a_comment(
    qtbot: QtBot, workspace: OpenWorkspace, chart: Chart, tmp_path: Path
) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Menu)
    take(qtbot, workspace, lambda: pick("Save data (CSV)…"))
    text = (tmp_path / "Untracked at home.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["# OFFICIAL"]
    assert text.splitlines()[1] == f"# Untracked at home, adults · {LESS} · {STAMP}"
    assert rows[2][:2] == ["Month", "parent"]
    assert len(rows) == 3 + MONTHS + 1


def test_that_a_folder_that_is_gone_is_refused_in_one_sentence(
    qtbot: QtBot, workspace: OpenWorkspace, window: QWidget, tmp_path: Path
) -> None:
    taker = Taker(workspace, window, lambda: "", ask=lambda parent, kind, suggested: tmp_path / "gone" / "chart.png")
    with qtbot.waitSignal(workspace.jobs.failed, timeout=30_000) as told:
        taker.save_picture(taken_chart(single()))
    assert "is not there; reconnect it or choose another place" in told.args[0]


def test_that_observed_counts_leave_masked_and_rounded() -> None:
    few = Trace("few", np.array([4.0, 4.4]), bands=(Band(95, np.array([4.0, 2.0]), np.array([4.0, 8.0])),))
    many = Trace("many", np.array([1203.0, 1290.0]))
    content = ChartContent("k", "Held", "persons", Quantity.PERSONS, START, 1, (Panel((few, many)),))
    first, second = taken_chart(content).table.rows
    assert first == ("Nov 2019", "under 10", "under 10", "1\u202f205")
    assert second == ("Dec 2019", "4", "2–8", "1\u202f290")


def test_that_differences_are_no_counts_and_leave_as_they_are() -> None:
    taken = taken_chart(differences()).table
    assert taken.rows[0][1] == "no change"
    assert taken_chart(against_nothing()).table.rows[0][-1] == "no change"


@pytest.mark.parametrize("content", [single(), several(), against_places(), parts(), differences(), against_nothing()])
def test_that_every_kind_of_chart_is_drawn_inside_its_frame(content: ChartContent) -> None:
    drawing = taken_chart(content).drawing
    assert drawing is not None
    root = etree.fromstring(drawing.svg().encode("utf-8"))
    numbers = [float(found.get("x")) for found in root.iter("{http://www.w3.org/2000/svg}text")]
    assert all(0 <= x <= drawing.width for x in numbers)
    texts = "".join(root.itertext())
    assert all(trace.letter in texts for panel in content.panels for trace in panel.traces)
    assert drawing.alt


def test_that_the_register_is_taken_as_it_is_filtered(qtbot: QtBot, workspace: OpenWorkspace, window: QWidget) -> None:
    view = EvidenceView(workspace, Theme())
    qtbot.addWidget(view)
    view.resize(1600, 700)
    view.show()
    qtbot.keyClicks(view.filters.words, "routine escapes")
    view.table.customContextMenuRequested.emit(QPoint(20, 20))
    take(qtbot, workspace, lambda: pick("Copy data"))
    lines = clipboard().split("\n")
    assert lines[2].split("\t")[:2] == ["Id", "What it says"]
    assert [line.split("\t")[0] for line in lines[3:]] == ["U08a", "X89"]
