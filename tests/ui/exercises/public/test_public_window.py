"""The public window gets pictures and nothing else: what is hidden cannot be read off it, and no key does anything."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_in_public import data_of, numbers_of, texts_of
from small_exercise import CAMPS, FAMILIES, MINORS, PRISONS, SMALL, begun, play_turn

from planner.analysis.exercises.figures import true_at
from planner.analysis.exercises.public_picture import PublicPicture
from planner.domain.schedule import clear, constant
from planner.ui.exercises.public.shapes import plan_for
from planner.ui.exercises.public.window import PublicWindow
from planner.ui.exercises.run.page import RunPage
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By
from planner.use_cases.exercises import playing_cells, playing_turns

BEGAN = datetime(2026, 11, 20)
WHY = "a reason only the cell knows"


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace) -> RunPage:
    """At turn 2: figures of turn 1 told to the public, decisions sealed, two injects not sent."""
    apply_theme(qapp, Theme())
    file, by = workspace.file, By("controller 1", BEGAN)
    play = begun(file, by)
    play_turn(file, by, play, ("custodian", "guard_ratio", PRISONS, constant(0.8)))
    playing_turns.prepare_reveal(file, by, play, CAMPS, "public", True)
    playing_turns.prepare_reveal(file, by, play, MINORS, "public", True)
    playing_turns.reveal(file, by, play)
    playing_turns.begin_next_turn(file, by, play)
    workspace.apply(playing_cells.decide, play, "foreign", "repatriation_requests", FAMILIES, clear(17), WHY)
    workspace.apply(playing_cells.seal, play, "foreign")
    made = RunPage(workspace, Theme(), play, lambda: BEGAN + timedelta(minutes=1))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.board.current, timeout=60_000)
    made.desk.toggle(None)
    made.render_time()
    return made


@pytest.fixture
def window(console: RunPage) -> PublicWindow:
    """The public window of that console, open."""
    assert console.desk.window.isVisible()
    return console.desk.window


def picture_of(window: PublicWindow) -> PublicPicture:
    assert window.picture is not None
    return window.picture


def test_that_what_may_be_seen_is_there(window: PublicWindow) -> None:
    shown = texts_of(window)
    assert "Turn 2 of 2" in shown
    assert "Winter comes." in shown
    assert "People held in the camps" in shown
    chart = picture_of(window).chart
    assert chart is not None
    ends = {end for point in chart.points for end in (point.low, point.high)}
    assert len(ends) == 2 * len(chart.points) > 2
    assert ends <= numbers_of(window)


@pytest.mark.parametrize("inject", SMALL.injects, ids=lambda inject: str(inject.number))
def test_that_no_inject_that_is_not_public_and_sent_can_be_read(window: PublicWindow, inject: object) -> None:
    for secret in (inject.title, inject.text, inject.expected_action, inject.trigger):  # type: ignore[attr-defined]
        assert not secret or secret not in texts_of(window)
        assert not secret or secret.encode() not in data_of(window)


def test_that_no_decision_of_a_cell_can_be_read(window: PublicWindow) -> None:
    for secret in (WHY, "clear 17", "in 17", "17 mo", "Families home", "guard_ratio", "Prison guards"):
        assert secret not in texts_of(window)
        assert secret.encode() not in data_of(window)


def test_that_no_true_value_can_be_read(console: RunPage, window: PublicWindow) -> None:
    results = console.board.results
    assert results is not None
    played = results.played
    truth = [true_at(played, key, month) for key in (CAMPS, MINORS) for month in played.month_list]
    shown = numbers_of(window)
    assert [value for value in truth if any(abs(value - found) < 1e-6 * value for found in shown)] == []
    assert [value for value in truth if repr(value).encode() in data_of(window)] == []


def test_that_the_middle_of_a_range_is_not_the_truth(console: RunPage, window: PublicWindow) -> None:
    results, chart = console.board.results, picture_of(window).chart
    assert results is not None
    assert chart is not None
    middles = {point.month: (point.low + point.high) / 2 for point in chart.points}
    near = [
        month for month, middle in middles.items() if abs(middle / true_at(results.played, CAMPS, month) - 1) < 1e-3
    ]
    assert len(middles) >= 2
    assert near == []


def test_that_months_not_played_have_no_points(window: PublicWindow) -> None:
    chart = picture_of(window).chart
    assert chart is not None
    assert max(point.month for point in chart.points) < chart.reached < chart.last


def test_that_the_window_holds_nothing_but_a_picture_and_a_look(window: PublicWindow) -> None:
    held = {type(value) for value in vars(window).values()} - {SignalInstance}
    assert held == {PublicPicture, Theme, bool}
    assert window.parent() is None
    assert window.children() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F, Qt.Key.Key_Return, Qt.Key.Key_F4])
def test_that_no_key_does_anything_here(console: RunPage, window: PublicWindow, key: Qt.Key) -> None:
    entries = len(console.board.play.entries)
    QTest.keyClick(window, key)
    assert window.isVisible()
    assert len(console.board.play.entries) == entries


def test_that_only_the_console_closes_it(console: RunPage, window: PublicWindow) -> None:
    asked = QCloseEvent()
    QApplication.sendEvent(window, asked)
    assert not asked.isAccepted()
    assert window.isVisible()
    console.public.open.click()
    assert not window.isVisible()


def test_that_it_has_no_cursor_menu_tooltip_or_focus(window: PublicWindow) -> None:
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert window.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    assert (window.toolTip(), window.focusPolicy()) == ("", Qt.FocusPolicy.NoFocus)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_that_a_frozen_window_keeps_its_last_screen_whatever_happens(console: RunPage, window: PublicWindow) -> None:
    before = picture_of(window)
    console.gestures.freeze()
    console.gestures.send(3)
    console._workspace.apply(playing_turns.show, console.board.play.id, "Something new")
    frozen = picture_of(window)
    assert (frozen.message, frozen.clock, frozen.news) == (before.message, frozen.clock, before.news)
    assert console.desk.frozen_at == "00:00"
    console.gestures.freeze()
    assert picture_of(window).message == "Something new"


def test_that_a_frozen_window_keeps_its_last_screen_through_a_rewind(console: RunPage, window: PublicWindow) -> None:
    before = picture_of(window)
    console.gestures.freeze()
    console.gestures._rewind(1, "again")
    console.refresh()
    frozen = picture_of(window)
    assert console.board.state.turn == 1
    assert (frozen.turn, frozen.figures, frozen.chart) == (2, before.figures, before.chart)


def test_that_a_frozen_window_is_the_same_after_a_rewind_and_a_restart(
    console: RunPage, window: PublicWindow, workspace: OpenWorkspace, qtbot: QtBot
) -> None:
    before = picture_of(window)
    console.gestures.freeze()
    console.gestures._rewind(1, "again")
    again = RunPage(workspace, Theme(), console.board.play.id, lambda: BEGAN + timedelta(minutes=1))
    qtbot.addWidget(again)
    assert (again.desk.picture.figures, again.desk.picture.chart) == (before.figures, before.chart)


def test_that_the_thumbnail_is_the_very_picture(console: RunPage, window: PublicWindow) -> None:
    assert console.public.thumbnail._picture == window.picture


def test_that_light_and_dark_are_chosen_on_the_console(console: RunPage, window: PublicWindow) -> None:
    before = window.grab().toImage().pixelColor(20, 400)
    console.public.look.click()
    assert console.desk.look.dark
    assert window.grab().toImage().pixelColor(20, 400).lightness() < before.lightness()


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1024, 768), QSize(1366, 768), QSize(3840, 2160)])
def test_that_the_smallest_type_is_large_enough_for_the_room(size: QSize) -> None:
    plan = plan_for(size.width(), size.height(), 3)
    smallest = min(plan.sizes.small, plan.sizes.body, plan.sizes.band) * plan.scale
    wanted = 24 * size.height() / 1080 if plan.wide else 24 * size.height() / 768
    assert smallest >= wanted


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1024, 768), QSize(1366, 768)])
def test_that_nothing_of_the_plan_overlaps_or_leaves_the_screen(size: QSize) -> None:
    plan = plan_for(size.width(), size.height(), 3)
    boxes = [plan.upper_band, plan.lower_band, plan.message, plan.chart, *plan.figures, plan.footnote]
    whole = plan.upper_band.united(plan.lower_band)
    crossings = [
        (at, to) for at, one in enumerate(boxes) for to, two in enumerate(boxes) if at < to and one.intersects(two)
    ]
    assert crossings == []
    assert all(whole.contains(box) for box in boxes)
