"""The Compare screen as an officer meets it: choose, slide, look at each page, take the numbers away."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from comparing import OpenView, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.period import Month
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.ui.compare.choice import Form, View
from planner.ui.compare.horizon import HorizonBar
from planner.ui.compare.view import CompareView
from planner.ui.jobs import Jobs
from planner.ui.plots.table import TableDialog
from planner.ui.reporting import Subject, report_subject
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import scenarios
from planner.use_cases.change import By
from planner.use_cases.settings import change_settings

START = Month.of(2019, 11)
LEFT = Qt.MouseButton.LeftButton


def press(button: QPushButton | QToolButton) -> None:
    QTest.mouseClick(button, LEFT)


def named(view: QWidget, name: str) -> QPushButton | QToolButton:
    found = [*view.findChildren(QPushButton), *view.findChildren(QToolButton)]
    return next(one for one in found if one.isVisible() and name in (one.text(), one.accessibleName()))


def press_when_there(qtbot: QtBot, view: QWidget, name: str) -> None:
    qtbot.waitUntil(lambda: any(found.isVisible() and found.text() == name for found in view.findChildren(QPushButton)))
    press(named(view, name))


def choose(button: QPushButton, words: str) -> None:
    """Pick an entry of a button's menu."""
    entries = {action.text(): action for action in actions_of(button.menu())}
    entries[words].trigger()


def actions_of(menu: QMenu) -> list[QAction]:
    inner = [action.menu() for action in menu.actions() if action.menu()]
    return [*menu.actions(), *(action for found in inner for action in actions_of(found))]


def show(view: CompareView, page: View) -> None:
    press(named(view.views, page))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_that_without_two_ticked_scenarios_one_button_begins_the_comparison(
    qtbot: QtBot, workspace: OpenWorkspace, open_view: OpenView
) -> None:
    view = open_view()
    press_when_there(qtbot, view.waiting, "Compare 4 scenarios")
    settle(qtbot, view)
    assert workspace.ticked == ("s1", "s2", "s3", "s4")
    assert view.table.table.comparison.columnCount() == 0
    assert view.overview.table.table.comparison.columnCount() == 4


def test_that_the_reference_can_be_changed(qtbot: QtBot, view: CompareView) -> None:
    choose(view.bar.reference_button, "Families home in 2 years")
    settle(qtbot, view)
    model = view.overview.table.table.comparison
    assert [scenario.id for scenario in model.scenarios] == ["s3", "s1", "s2"]
    assert "difference from C" in view.overview.grid.shown[0].accessibleName()


def test_that_a_scenario_is_added_and_removed_with_its_tick(
    qtbot: QtBot, workspace: OpenWorkspace, view: CompareView
) -> None:
    choose(view.bar.add_button, "Guarded prisons")
    settle(qtbot, view)
    press(named(view.bar, "Remove B, Nobody repatriated"))
    settle(qtbot, view)
    assert workspace.ticked == ("s1", "s3", "s4")
    assert [scenario.id for scenario in view.overview.table.table.comparison.scenarios] == ["s1", "s3", "s4"]


def test_that_the_horizon_moves_charts_and_table(qtbot: QtBot, view: CompareView) -> None:
    QTest.keyClick(view.horizon.slider, Qt.Key.Key_PageDown)
    settle(qtbot, view)
    month = START.plus(48).label
    assert f"at {month}" in view.overview.grid.shown[0].accessibleDescription()
    assert view.overview.table.table.comparison.horizon == month
    assert view.horizon.name.text() == month


def test_that_pointing_in_a_chart_moves_the_horizon(qtbot: QtBot, view: CompareView) -> None:
    QTest.keyClick(view.overview.grid.shown[0], Qt.Key.Key_Left)
    assert view.horizon.name.text() == START.plus(59).label


def test_that_play_steps_through_the_years_and_stops_at_the_end(qtbot: QtBot) -> None:
    bar = HorizonBar(Theme(), step_ms=1)
    qtbot.addWidget(bar)
    bar.render_horizon(START, 30, START.plus(30))
    months: list[int] = []

    def follow(month: Month) -> None:
        months.append(month - START)
        bar.render_horizon(START, 30, month)

    bar.month_chosen.connect(follow)
    press(bar.play_button)
    qtbot.waitUntil(lambda: not bar.is_playing)
    assert months == [12, 24, 30]
    assert bar.play_button.text() == "Play"


@pytest.mark.parametrize("page", list(View))
def test_that_rendering_any_page_twice_is_rendering_it_once(qtbot: QtBot, view: CompareView, page: View) -> None:
    show(view, page)
    settle(qtbot, view)
    view.setFocus()
    once, undoable = picture(view), view.choice
    view.render_choice()
    assert picture(view) == once
    assert view.choice == undoable


def test_that_each_form_of_the_charts_shows_the_same_scenarios(qtbot: QtBot, view: CompareView) -> None:
    show(view, View.CHARTS)
    found = {}
    for form in Form:
        press(named(view.charts.forms, form))
        contents = [chart.content for chart in view.charts.grid.shown if chart.content]
        found[form] = {trace.name for content in contents for trace in content.panels[0].traces}
    assert found[Form.LEVELS] == found[Form.MULTIPLES]
    assert found[Form.LEVELS] - found[Form.DIFFERENCES] == {"A As in 2019"}


def test_that_small_multiples_stand_on_equal_axes(qtbot: QtBot, view: CompareView) -> None:
    show(view, View.CHARTS)
    press(named(view.charts.forms, Form.MULTIPLES))
    limits = {chart.content.limits for chart in view.charts.grid.shown if chart.content}
    assert len(view.charts.grid.shown) == 3
    assert len(limits) == 1


def test_that_plot_involvement_never_stands_without_what_is_still_to_come(qtbot: QtBot, view: CompareView) -> None:
    show(view, View.CHARTS)
    choose(view.charts.charts_button, "Plot involvement at home")
    settle(qtbot, view)
    content = view.charts.grid.shown[-1].content
    assert content is not None
    assert [panel.title for panel in content.panels] == ["come about", "to come, at home", "potential, not at home"]


def test_that_a_chart_of_the_overview_takes_the_page_and_escape_gives_it_back(view: CompareView) -> None:
    QTest.keyClick(view.overview.grid.shown[1], Qt.Key.Key_Return)
    assert len(view.overview.grid.shown) == 1
    assert not view.overview.table.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert len(view.overview.grid.shown) == 4
    assert view.overview.table.isVisible()


def test_that_t_opens_the_data_table_of_a_difference_chart(view: CompareView) -> None:
    chart = view.overview.grid.shown[0]
    QTest.keyClick(chart, Qt.Key.Key_T)
    dialog = chart.findChild(TableDialog)
    assert isinstance(dialog, TableDialog)
    headings = [dialog.view.model().headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert headings == ["Month", "B Nobody repatriated", "B Nobody repatriated, 50\u202f% range, as the world may turn"]
    dialog.close()


def test_that_the_table_says_its_cells_in_words(view: CompareView) -> None:
    model = view.overview.table.table.comparison
    row = next(number for number, row in enumerate(model.rows) if row.indicator.key == "escapes")
    said = model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Escapes, gross, B at Nov 2024 against A: ")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B Nobody repatriated"


def test_that_the_table_is_copied_with_its_marking(view: CompareView) -> None:
    press(view.overview.table.copy_button)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "OFFICIAL"
    assert lines[2].split("\t")[:4] == ["Group", "Indicator", "Unit", "A 50\u202f% range"]
    assert {len(line.split("\t")) for line in lines[2:]} == {5 + 4 * 2}


def test_that_the_csv_has_the_command_lines_form_and_its_marking_beside_it(
    qtbot: QtBot, view: CompareView, csv_path: Path
) -> None:
    press(view.overview.table.csv_button)
    note = csv_path.with_name("table.csv-metadata.json")
    qtbot.waitUntil(note.exists)
    with csv_path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["scenario", "variable", "kind", "members", "month", "stat", "value"]
    assert {row["scenario"] for row in rows} == {
        "Nobody repatriated − As in 2019",
        "Families home in 2 years − As in 2019",
    }
    assert {row["month"] for row in rows} == {"2024-11"}
    assert json.loads(note.read_text(encoding="utf-8"))["dc:accessRights"] == "OFFICIAL"


def test_that_a_table_that_cannot_be_written_is_refused_in_one_sentence(
    qtbot: QtBot, workspace: OpenWorkspace, jobs: Jobs, tmp_path: Path
) -> None:
    workspace.set_ticked(["s1", "s2"])
    view = CompareView(workspace, Theme(), ask=lambda parent, suggested: tmp_path / "gone" / "table.csv")
    qtbot.addWidget(view)
    view.show()
    settle(qtbot, view)
    with qtbot.waitSignal(jobs.failed) as told:
        press(view.overview.table.csv_button)
    assert "is not there; reconnect it or choose another place" in told.args[0]


def test_that_what_differs_names_each_departure(view: CompareView) -> None:
    show(view, View.DIFFERS)
    lines = {line.title: line.texts for line in view.differs.table.differs.lines}
    assert lines["Transfer capacity"] == ("today: 600 a month", "as A", "450 from Mar 2020, 600 from Sep 2020")


def test_that_many_departures_scroll_and_none_is_squeezed(qtbot: QtBot, view: CompareView) -> None:
    view.resize(1294, 500)
    view.overview.differs.setFixedWidth(280)
    qtbot.wait(100)
    said = [found for found in view.overview.differs.findChildren(QLabel) if found.wordWrap() and found.isVisible()]
    assert len(said) > 30
    assert [found.text() for found in said if found.height() < found.heightForWidth(found.width())] == []


def test_that_a_rename_elsewhere_is_seen_here(qtbot: QtBot, workspace: OpenWorkspace, view: CompareView) -> None:
    workspace.apply(scenarios.set_status, "s2", "draft")
    workspace.apply(scenarios.rename, "s2", "Nobody brought home")
    settle(qtbot, view)
    assert named(view.bar, "Remove B, Nobody brought home").isVisible()
    assert view.overview.table.table.comparison.scenarios[1].name == "Nobody brought home"


def test_that_the_old_picture_stays_while_the_new_one_is_computed(
    qtbot: QtBot, workspace: OpenWorkspace, view: CompareView
) -> None:
    workspace.tick("s4", True)
    assert view.overview.table.table.comparison.columnCount() == 3
    assert view.overview.isVisible()
    settle(qtbot, view)
    assert view.overview.table.table.comparison.columnCount() == 4


def test_that_computing_can_be_stopped_and_begun_again(
    qtbot: QtBot, workspace: OpenWorkspace, open_view: OpenView
) -> None:
    workspace.apply(change_settings, changed(workspace.value.settings, draws=6))
    workspace.set_ticked(["s1", "s2"])
    view = open_view()
    press_when_there(qtbot, view.waiting, "Stop")
    assert not view.overview.isVisible()
    press_when_there(qtbot, view.waiting, "Compute")
    settle(qtbot, view)
    assert view.overview.isVisible()


def test_that_the_choice_is_found_again_in_the_file(
    qtbot: QtBot, workspace: OpenWorkspace, view: CompareView, jobs: Jobs
) -> None:
    choose(view.bar.reference_button, "Nobody repatriated")
    QTest.keyClick(view.horizon.slider, Qt.Key.Key_PageDown)
    show(view, View.TABLE)
    view.hide()
    path = workspace.file.path
    workspace.close()
    again = OpenWorkspace(WorkspaceFile.open(path), jobs, lambda: By("returns desk", datetime(2026, 11, 20)))
    reopened = CompareView(again, Theme())
    qtbot.addWidget(reopened)
    assert (reopened.choice.reference_id, reopened.choice.view) == ("s2", View.TABLE)
    assert reopened.choice.horizon == START.plus(48)
    assert again.ticked == ("s1", "s2", "s3")
    again.close()


def test_that_the_report_is_about_what_is_compared(qtbot: QtBot, workspace: OpenWorkspace, view: CompareView) -> None:
    choose(view.bar.reference_button, "Families home in 2 years")
    QTest.keyClick(view.horizon.slider, Qt.Key.Key_PageDown)
    view.hide()
    assert report_subject(workspace) == Subject(("s3", "s1", "s2"), START.plus(48))


@pytest.mark.parametrize("width", [976, 1294, 1840])
def test_that_eight_scenarios_fit_the_window(
    qtbot: QtBot, workspace: OpenWorkspace, open_view: OpenView, width: int
) -> None:
    for number in range(4):
        workspace.apply(scenarios.branch, "s1", f"A branch with a rather long name, number {number}")
    workspace.set_ticked(scenario.id for scenario in workspace.value.scenarios)
    view = open_view(width)
    settle(qtbot, view)
    assert view.minimumSizeHint().width() <= width
    assert view.overview.table.table.comparison.columnCount() == 8
    assert not view.bar.add_button.isEnabled()
