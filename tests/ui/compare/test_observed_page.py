"""The page of observations: empty, with counts, in words, consistent draws, entering and mending, read-only."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from comparing import PATIENCE_MS, OpenView
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.store.workspace_file import WorkspaceFile
from planner.ui.compare.choice import View
from planner.ui.compare.observed.page import ObservedPage
from planner.ui.compare.observed.sheet import FIELDS, CountsSheet
from planner.ui.compare.view import CompareView
from planner.ui.jobs import Jobs
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By
from planner.use_cases.observations.verbs import bring_in

HEAD = "variable,members,month,value,low,high,source\n"
CAMPS = "held_abroad,site=SDF camps"
TABLE = HEAD + "\n".join(
    [
        f"{CAMPS},2019-06,73000,,,invented",
        f"{CAMPS},2019-11,68744,,,invented",
        f"{CAMPS},2020-01,68000,,,invented",
        f"{CAMPS},2020-02,,66000,68000,invented",
        f"{CAMPS},2020-03,67000,,,invented",
        f"{CAMPS},2020-04,66500,,,invented",
        "at_large,,2020-03,14000,,,invented",
    ]
)


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot: QtBot, view: CompareView) -> ObservedPage:
    qtbot.waitUntil(lambda: view.observed.is_up_to_date, timeout=PATIENCE_MS)
    return view.observed


@pytest.fixture
def view(open_view: OpenView) -> CompareView:
    """The screen turned to Observed, with nothing ticked to compare."""
    made = open_view()
    press(made.views.buttons[[*View].index(View.OBSERVED)])
    return made


@pytest.fixture
def page(qtbot: QtBot, workspace: OpenWorkspace, view: CompareView) -> ObservedPage:
    """The same with seven counts in two series, two of them at or before the start."""
    workspace.apply(bring_in, TABLE)
    return settle(qtbot, view)


def sheet_of(page: ObservedPage) -> CountsSheet:
    return page.open_sheet()


def test_that_without_counts_the_page_says_what_belongs_there(view: CompareView, workspace: OpenWorkspace) -> None:
    page = view.observed
    assert page.pages.currentWidget() is page.nothing
    assert not page.draws.isVisible()
    assert view.views.isVisible()
    assert workspace.jobs.current("observed") is None


def test_that_counts_lie_on_the_fan_with_both_simple_guesses(page: ObservedPage) -> None:
    content = page.grid.shown[0].content
    assert content is not None
    panel = content.panels[0]
    assert [(dot.row, dot.value) for dot in panel.dots] == [(2, 68000), (3, None), (4, 67000), (5, 66500)]
    assert (panel.dots[1].low, panel.dots[1].high) == (66000, 68000)
    assert [trace.label for trace in panel.traces] == ["no change", "trend", ""]
    assert content.title == "Held abroad, SDF camps"


def test_that_each_series_and_each_count_has_a_line(page: ObservedPage) -> None:
    assert [row[:2] for row in page.tables.series.lines.rows] == [("Held abroad, SDF camps", "4"), ("At large", "1")]
    reasons = [row[-1] for row in page.tables.counts.lines.rows]
    assert reasons[:2] == ["before the start: gives the trend alone"] * 2
    assert reasons[2:] == ["invented"] * 5


def test_that_the_score_stands_in_words(page: ObservedPage) -> None:
    assert page.side.words.text().startswith("Of 5 counts ")
    assert "the trend before the start by" in page.side.words.text()


def test_that_too_few_consistent_draws_are_refused_with_the_reason(page: ObservedPage) -> None:
    # four draws can never be worth thirty
    assert not page.side.keep_button.isEnabled()
    assert "30 are the least" in page.side.why.text()
    assert not page.draws.buttons[1].isEnabled()


def test_that_pointing_at_a_series_turns_the_chart_to_it(page: ObservedPage) -> None:
    page.resize(900, 600)
    page.tables.series.selectRow(1)
    content = page.grid.shown[0].content
    assert content is not None
    assert content.title == "At large"


def test_that_undo_takes_all_of_a_table_back(qtbot: QtBot, page: ObservedPage, workspace: OpenWorkspace) -> None:
    assert workspace.undo_label == "bring in 7 counts"
    workspace.undo()
    assert page.pages.currentWidget() is page.nothing


def test_that_removing_the_last_row_of_a_series_renders_without_it(
    qtbot: QtBot, page: ObservedPage, view: CompareView, workspace: OpenWorkspace
) -> None:
    page.tables.show_table(1)
    page.tables.counts.selectRow(6)
    press(page.tables.remove_button)
    assert len(workspace.value.observations) == 6
    settle(qtbot, view)
    assert len(page.tables.series.lines.rows) == 1


def test_that_a_sheet_takes_pasted_rows_and_says_what_is_wrong(page: ObservedPage) -> None:
    sheet = sheet_of(page)
    QGuiApplication.clipboard().setText("variable\tmonth\tvalue\nat_large\t2020-04\t13 000\nat_large\tJune\tx")
    press(sheet.paste_button)
    assert [sheet.cells.text_at(0, FIELDS.index(name)) for name in ("variable", "month", "value")] == [
        "at_large",
        "2020-04",
        "13 000",
    ]
    assert sheet.told.text().splitlines() == [
        "Row 2, month or year: “June” is not a month; write it as 2020-06, or a year as 2020.",
        "Row 2, value: “x” is not a number; write it as 1500 or 1.5.",
    ]
    assert not sheet.way_on.isEnabled()
    sheet.reject()


def test_that_typed_rows_come_in_as_one_step(
    qtbot: QtBot, page: ObservedPage, view: CompareView, workspace: OpenWorkspace
) -> None:
    sheet = sheet_of(page)
    sheet.cells.write(0, [["at_large", "", "2020-05", "12 500", "", "", "invented", ""]])
    qtbot.waitUntil(sheet.way_on.isEnabled, timeout=PATIENCE_MS)
    press(sheet.way_on)
    assert workspace.undo_label == "bring in 1 count"
    assert workspace.value.observations[-1].value == 12500
    settle(qtbot, view)


def test_that_one_column_is_pasted_where_the_cursor_is(page: ObservedPage) -> None:
    sheet = sheet_of(page)
    sheet.cells.setCurrentCell(1, FIELDS.index("value"))
    sheet.cells.paste("100\n200")
    assert [sheet.cells.text_at(line, 3) for line in (0, 1, 2)] == ["", "100", "200"]
    sheet.reject()


def test_that_a_csv_file_fills_the_sheet(qtbot: QtBot, workspace: OpenWorkspace, tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(TABLE, "utf-8")
    owner = QWidget()
    qtbot.addWidget(owner)
    sheet = CountsSheet(workspace.value.situations, Theme(), owner, ask=lambda _: path)
    press(sheet.read_button)
    assert sheet.way_on.text() == "Bring in 7"
    assert sheet.way_on.isEnabled()


def test_that_a_count_is_mended_in_a_sheet_of_its_own(
    qtbot: QtBot, page: ObservedPage, view: CompareView, workspace: OpenWorkspace
) -> None:
    sheet = page.open_change(6)
    assert sheet.first_cells["value"] == "14000"
    item = sheet.cells.item(0, FIELDS.index("value"))
    assert item is not None
    item.setText("13500")
    press(sheet.way_on)
    assert workspace.value.observations[6].value == 13500
    settle(qtbot, view)


def test_that_a_read_only_file_shows_counts_and_nothing_that_writes(
    qtbot: QtBot, sample_path: Path, jobs: Jobs, tmp_path: Path
) -> None:
    by = By("returns desk", datetime(2026, 11, 20))
    with WorkspaceFile.open(sample_path) as file:
        bring_in(file, by, TABLE)
        second = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, lambda: by)
        assert second.read_only
        view = CompareView(second, Theme())
        qtbot.addWidget(view)
        view.resize(1366, 640)
        view.show()
        press(view.views.buttons[-1])
        page = settle(qtbot, view)
        page.tables.show_table(1)
        page.tables.counts.selectRow(0)
        assert len(page.tables.counts.lines.rows) == 7
        assert not any(part.isVisible() for part in (page.bring_button, page.tables.remove_button))
        second.close()


def test_that_rendering_twice_is_rendering_once(page: ObservedPage, view: CompareView) -> None:
    before = page.grab().toImage()
    view.render_choice()
    assert page.grab().toImage() == before
