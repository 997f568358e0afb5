"""The chart as a person meets it: pointer, keys, table twin, maximise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up_contents import START, against_nothing, against_places, differences, nothing, parts, several, single
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.period import Month
from planner.ui.plots.chart import Chart
from planner.ui.plots.content import ChartContent
from planner.ui.plots.grid import ChartGrid
from planner.ui.plots.labels import in_order
from planner.ui.plots.table import TableDialog
from planner.ui.theme.theme import Theme

LATER = START.plus(24)


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart(Theme())
    qtbot.addWidget(made)
    made.resize(420, 320)
    made.show()
    made.render_content(single(), LATER)
    return made


@pytest.fixture
def pointed(chart: Chart) -> list[Month]:
    """The months the chart says were pointed at."""
    months: list[Month] = []
    chart.month_pointed.connect(months.append)
    return months


def picture(chart: Chart) -> QImage:
    return chart.grab().toImage()


def test_that_pressing_in_the_plot_points_at_a_month(chart: Chart, pointed: list[Month]) -> None:
    place = chart.plot.places[0]
    spot = QPoint(round(place.x(12)), round(place.rect.center().y()))
    QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert pointed == [START.plus(12)]


def test_that_dragging_points_at_every_month_on_the_way(chart: Chart, pointed: list[Month]) -> None:
    place, view = chart.plot.places[0], chart.plot.viewport()
    y = round(place.rect.center().y())
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x(6)), y))
    QTest.mouseMove(view, QPoint(round(place.x(9)), y))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x(9)), y))
    assert pointed == [START.plus(6), START.plus(9)]


@pytest.mark.parametrize(
    ("key", "modifier", "months"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 25),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 23),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 36),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 60),
    ],
)
def test_that_the_keys_move_the_month(
    chart: Chart, pointed: list[Month], key: Qt.Key, modifier: Qt.KeyboardModifier, months: int
) -> None:
    QTest.keyClick(chart, key, modifier)
    assert pointed == [START.plus(months)]


def test_that_t_opens_the_data_table_and_its_button_copies_all_of_it(chart: Chart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_T)
    dialog = chart.findChild(TableDialog)
    assert isinstance(dialog, TableDialog)
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Month\tparent\t")
    assert len(lines) == 62
    dialog.close()


def test_that_a_screen_reader_hears_title_reading_and_keys(chart: Chart) -> None:
    assert chart.accessibleName() == "Chart: Untracked at home, adults"
    assert "at Nov 2021" in chart.accessibleDescription()
    assert "T opens the data table" in chart.accessibleDescription()


def test_that_moving_the_month_changes_the_reading(chart: Chart) -> None:
    before = chart.reading.text
    chart.render_month(START.plus(48))
    assert chart.reading.text != before


@pytest.mark.parametrize("content", [single(), several(), against_places(), parts(), differences(), nothing()])
def test_that_rendering_twice_is_rendering_once(chart: Chart, content: ChartContent) -> None:
    chart.render_content(content, LATER)
    once = picture(chart)
    chart.render_content(content, LATER)
    assert picture(chart) == once


def test_that_a_chart_leaves_nothing_of_an_earlier_content_behind(chart: Chart) -> None:
    chart.render_content(single(), LATER)
    fresh = picture(chart)
    chart.render_content(against_places(), LATER)
    chart.render_content(single(), LATER)
    assert picture(chart) == fresh


def test_that_pointing_at_an_empty_chart_does_nothing(chart: Chart, pointed: list[Month]) -> None:
    chart.render_content(nothing(), LATER)
    QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert pointed == []


@pytest.fixture
def grid(qtbot: QtBot) -> ChartGrid:
    made = ChartGrid(Theme())
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.render_contents((single("a"), single("b"), several(), against_places()), LATER)
    return made


def test_that_a_maximised_chart_takes_the_whole_room_and_gives_it_back(grid: ChartGrid) -> None:
    wanted: list[str] = []
    grid.maximise_toggled.connect(wanted.append)
    QTest.mouseClick(grid.shown[1].maximise_button, Qt.MouseButton.LeftButton)
    contents = tuple(chart.content for chart in grid.shown if chart.content)
    grid.render_contents(contents, LATER, maximised=wanted[-1])
    assert [chart.content.key for chart in grid.shown if chart.content] == ["b"]
    QTest.mouseClick(grid.shown[0].maximise_button, Qt.MouseButton.LeftButton)
    assert wanted == ["b", ""]


def test_that_one_crosshair_moves_in_every_chart(grid: ChartGrid) -> None:
    grid.render_month(START.plus(3))
    assert all("at Feb 2020" in chart.accessibleDescription() for chart in grid.shown)


def test_that_a_narrow_grid_goes_to_two_columns(grid: ChartGrid) -> None:
    grid.resize(700, 700)
    left = {chart.x() for chart in grid.shown}
    grid.layout().activate()
    left = {chart.x() for chart in grid.shown}
    assert len(left) == 2


def test_that_labels_stand_in_the_order_of_their_lines() -> None:
    placed = in_order([40.0, 323.0, 311.0, 311.0])
    assert placed == sorted(placed)
    assert len(set(placed)) == 4


def test_that_panels_share_the_height_as_they_ask(chart: Chart) -> None:
    chart.render_content(against_nothing(), START.plus(18))
    upper, lower = (place.rect.height() for place in chart.plot.places)
    assert lower == pytest.approx(0.7 * upper)


def test_that_the_verdict_stands_below_the_plot_and_goes_with_it(chart: Chart) -> None:
    chart.render_content(against_nothing(), START.plus(18))
    assert chart.verdict.isVisible()
    assert chart.verdict.text == "By May 2021 −81 to −27  lower in all"
    chart.render_content(single(), LATER)
    assert not chart.verdict.isVisible()


def test_that_rings_are_drawn_where_they_are_asked_for(chart: Chart) -> None:
    content = against_nothing()
    chart.render_content(content, START)
    ringed = picture(chart)
    dashed, actual = content.panels[0].traces
    bare = replace(content.panels[0], traces=(dashed, replace(actual, rings=())))
    chart.render_content(replace(content, panels=(bare, content.panels[1])), START)
    assert picture(chart) != ringed
