"""The pages of a report on screen: turned, zoomed, in black and white, kept while new ones come, in any window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reports_screen import COMPACT, NARROW, WIDE, named, press, sections, settle, tick

from planner.ui.reports.place import Tab
from planner.ui.reports.view import ReportsView
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace


def test_that_pages_turn_by_keys_buttons_and_thumbnails(view: ReportsView) -> None:
    preview = view.page.preview
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert preview.where.text().startswith("Pages 3–4")
    press(preview.on)
    assert preview.where.text().startswith("Pages 5–6")
    QTest.keyClick(preview.thumbnails, Qt.Key.Key_Right)
    QTest.keyClick(preview.sheets, Qt.Key.Key_Home)
    assert preview.where.text().startswith("Pages 1–2")
    assert not preview.back.isEnabled()


def test_that_zoom_goes_in_steps_and_zero_fits_again(view: ReportsView) -> None:
    sheets = view.page.preview.sheets
    fitted = sheets.percent
    QTest.keyClick(sheets, Qt.Key.Key_Plus)
    assert sheets.percent > fitted
    QTest.keyClick(sheets, Qt.Key.Key_0)
    assert sheets.percent == fitted


def test_that_black_and_white_shows_no_colour(qtbot: QtBot, view: ReportsView) -> None:
    def colours() -> set[str]:
        """What is neither grey nor of the window on the upper half of the pages."""
        shown = view.page.preview.sheets.viewport().grab().toImage()
        seen = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 2) for y in range(20, 400)}
        window = {Theme().color(token).name() for token in ("edge", "sunken", "accent")}
        return {name for name in seen - window if len({name[1:3], name[3:5], name[5:7]}) > 1}

    qtbot.wait(200)
    assert len(colours()) > 4
    press(named(view, "Printed in: Black and white"))
    qtbot.wait(200)
    assert colours() == set()


def test_that_the_old_pages_stay_while_the_new_ones_are_set(qtbot: QtBot, view: ReportsView) -> None:
    before = view.page.preview.where.text()
    tick(view.page.contents.sections.list, "differs")
    assert view.page.preview.where.text() == before
    assert not view.is_up_to_date
    settle(qtbot, view)
    assert view.page.preview.where.text() != before


def test_that_setting_the_pages_can_be_stopped_and_begun_again(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    tick(view.page.contents.sections.list, "differs")
    qtbot.waitUntil(lambda: workspace.jobs.current("pages") is not None)
    workspace.jobs.cancel("pages")
    qtbot.waitUntil(lambda: view.keeper.was_stopped)
    tick(view.page.contents.sections.list, "differs")
    settle(qtbot, view)
    assert "differs" in sections(view)


@pytest.mark.parametrize("width", [WIDE, COMPACT, NARROW])
def test_that_the_screen_fits_the_window(qtbot: QtBot, view: ReportsView, width: int) -> None:
    view.resize(width, 640)
    qtbot.wait(50)
    assert view.width() == width
    assert view.minimumSizeHint().width() <= width


def test_that_panes_are_drawers_in_a_narrow_window(view: ReportsView) -> None:
    view.resize(NARROW, 640)
    page = view.page
    assert page.contents.isHidden()
    press(view.head.contents_button)
    assert page.contents.isVisible()
    press(view.head.export_button)
    assert page.contents.isHidden()
    assert page.export.isVisible()
    QTest.keyClick(page.export, Qt.Key.Key_Escape)
    assert page.export.isHidden()


@pytest.mark.parametrize("tab", list(Tab))
def test_that_rendering_twice_is_rendering_once(qtbot: QtBot, view: ReportsView, tab: Tab) -> None:
    press(named(view, f"Side: {tab}"))
    qtbot.wait(200)
    view.setFocus()
    once, place, label = view.grab().toImage(), view.place, view.design
    view.render_reports()
    assert view.grab().toImage() == once
    assert (view.place, view.design) == (place, label)
