"""The workbench as a page: one crosshair, charts that are remembered, the strip, narrow windows, other screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.period import Month
from planner.domain.progress import silent
from planner.domain.scenario import lineage
from planner.domain.schedule import constant, steps
from planner.ui.scenarios.charts import DEFAULT_CHARTS
from planner.ui.scenarios.strip import CHANGE, NAME, RANGE
from planner.ui.scenarios.strip_keeper import with_draws
from planner.ui.scenarios.view import ScenariosView
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers, projecting

Named = Callable[[str], str]


def keys(view: ScenariosView) -> list[str]:
    return [chart.content.key for chart in view.grid.shown if chart.content]


def strip_column(view: ScenariosView, table: int, column: int) -> list[str]:
    model = view.strip.tables[table].model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_that_the_first_six_charts_are_shown(view: ScenariosView) -> None:
    assert keys(view) == list(DEFAULT_CHARTS)


def test_that_pressing_in_a_chart_moves_every_crosshair_and_the_levers(
    drawn: ScenariosView, workspace: OpenWorkspace
) -> None:
    plot = drawn.grid.shown[4].plot
    spot = QPoint(round(plot.places[0].x(2)), round(plot.places[0].rect.center().y()))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert workspace.month == Month.of(2020, 1)
    assert all("at Jan 2020" in chart.accessibleDescription() for chart in drawn.grid.shown)
    assert drawn.levers.month_line.text() == "at Jan 2020"
    capacity = drawn.levers.levers.lines.index_of(("transfer_capacity", ""))
    assert "600 / month" in str(capacity.data())


def test_that_charts_and_layout_are_remembered_in_the_file(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace
) -> None:
    view.bar.chart_toggled.emit("escapes")
    view.bar.chart_toggled.emit("child_months")
    view.bar.columns_chosen.emit(2)
    again = ScenariosView(workspace, Theme())
    qtbot.addWidget(again)
    assert (
        keys(again)
        == keys(view)
        == ["held", "held_against_places", "untracked", "minors_held", "at_large", "child_months"]
    )
    again.bar.first_six_wanted.emit()
    assert keys(again) == list(DEFAULT_CHARTS)


def test_that_a_chart_takes_the_room_and_escape_gives_it_back(drawn: ScenariosView) -> None:
    QTest.keyClick(drawn.grid.shown[2], Qt.Key.Key_Return)
    assert keys(drawn) == ["untracked"]
    QTest.keyClick(drawn, Qt.Key.Key_Escape)
    assert keys(drawn) == list(DEFAULT_CHARTS)


def test_that_plot_involvement_in_the_strip_never_stands_alone(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    qtbot.waitUntil(lambda: workspace.projections.is_complete(named("As in 2019")), timeout=20_000)
    qtbot.waitUntil(
        lambda: view.strip.isVisible() and "Plot involvement at home" in strip_column(view, 0, NAME), timeout=20_000
    )
    names = strip_column(view, 0, NAME)
    place = names.index("Plot involvement at home")
    assert all("Still to come" in name for name in names[place + 1 : place + 3])


def test_that_how_minors_left_custody_stands_under_rights(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    qtbot.waitUntil(lambda: view.strip.isVisible(), timeout=20_000)
    assert strip_column(view, 2, NAME)[-1].startswith("Third-country minors left custody")
    assert all(strip_column(view, 1, RANGE))


def test_that_draws_the_file_had_no_room_for_are_computed_again(workspace: OpenWorkspace, named: Named) -> None:
    scenario = named("Guarded prisons")
    request = projecting.prepare_as_set(workspace.value, scenario)
    whole = projecting.compute(request, silent)
    again = with_draws(replace(whole, draws={}), scenario, workspace.value, workspace.file, workspace.run, silent)
    assert again.fingerprint == whole.fingerprint
    assert np.array_equal(again.draws["untracked"], whole.draws["untracked"])


def test_that_changes_from_the_parent_are_shown_once_both_have_their_draws(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    qtbot.waitUntil(lambda: view.strip.isVisible() and any(strip_column(view, 0, CHANGE)), timeout=20_000)
    assert view.strip.tables[0].model().headerData(CHANGE, Qt.Orientation.Horizontal) == "change from A"


def test_that_security_capacity_and_rights_have_equal_width(qtbot: QtBot, view: ScenariosView) -> None:
    qtbot.waitUntil(lambda: view.strip.isVisible(), timeout=20_000)
    widths = {table.width() for table in view.strip.tables}
    assert max(widths) - min(widths) <= 1


def test_that_a_change_elsewhere_is_shown_here(view: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    workspace.apply(levers.set_lever, named("Families home in 2 years"), "pull", "", constant(2))
    line = view.levers.levers.lines.index_of(("pull", ""))
    assert "set here" in str(line.data())
    workspace.undo()
    assert "today" in str(view.levers.levers.lines.index_of(("pull", "")).data())


def test_that_the_palette_reaches_scenarios_levers_and_indicators(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    view.reveal(f"scenario:{named('Guarded prisons')}")
    view.reveal("lever:information_sharing")
    view.reveal("series:relocated")
    assert workspace.selected_id == named("Guarded prisons")
    assert view.bench.chosen == ("information_sharing", "")
    assert keys(view) == ["relocated"]


def test_that_the_charts_come_a_turn_after_a_change(
    qtbot: QtBot, drawn: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    chart = drawn.grid.shown[0]
    before = chart.content
    workspace.apply(
        levers.set_lever,
        named("Families home in 2 years"),
        "transfer_capacity",
        "",
        steps((Month.of(2020, 3), 450.0), (Month.of(2021, 5), 600.0)),
    )
    assert chart.content is before
    qtbot.waitUntil(lambda: chart.content is not before, timeout=1_000)
    assert chart.content is not None
    assert Month.of(2021, 5) in [flag.month for flag in chart.content.flags]


def test_that_a_part_of_an_indicator_opens_the_chart_that_shows_it(view: ScenariosView) -> None:
    view.reveal("series:plot_potential_abroad")
    assert keys(view) == ["plot_involvement"]


def test_that_a_narrow_window_folds_the_tree_and_then_the_levers(view: ScenariosView) -> None:
    view.resize(1294, 660)
    assert view.tree_strip.isVisible()
    assert not view.tree_pane.isVisible()
    assert view.levers.isVisible()
    view.tree_strip.open_button.click()
    assert view.tree_pane.isVisible()
    view.resize(960, 660)
    assert not view.levers.isVisible()
    view.bar.levers_button.click()
    assert view.levers.isVisible()
    view.resize(1840, 952)
    assert view.tree_pane.isVisible()
    assert view.levers.isVisible()
    assert not view.tree_strip.isVisible()


def test_that_a_narrow_bench_takes_no_more_height_than_it_needs(qtbot: QtBot, view: ScenariosView) -> None:
    view.resize(1294, 660)
    bench, editor = view.levers.bench, view.levers.editor
    QApplication.sendPostedEvents()
    qtbot.waitUntil(lambda: bench.height() == editor.layout().totalSizeHint().height(), timeout=1_000)


def test_that_a_long_name_on_a_narrow_bench_stays_whole(qtbot: QtBot, view: ScenariosView) -> None:
    view.bench.choose("repatriation_requests")
    view.resize(1294, 660)
    title = view.levers.editor.title
    qtbot.waitUntil(lambda: title.width() >= title.sizeHint().width(), timeout=1_000)


def test_that_rendering_twice_is_rendering_once(qtbot: QtBot, drawn: ScenariosView, workspace: OpenWorkspace) -> None:
    qtbot.waitUntil(lambda: drawn.strip.isVisible(), timeout=20_000)
    parent = lineage(workspace.value.scenarios, workspace.selected_id)[0]
    qtbot.waitUntil(lambda: workspace.projections.is_complete(parent.id), timeout=20_000)
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    workspace.changed.emit(frozenset())
    once = drawn.grab().toImage()
    workspace.changed.emit(frozenset())
    assert drawn.grab().toImage() == once


def test_that_a_new_workbench_shows_its_charts_empty_until_the_first_run(
    qtbot: QtBot, workspace: OpenWorkspace
) -> None:
    made = ScenariosView(workspace, Theme())
    qtbot.addWidget(made)
    assert all(chart.content is not None and not chart.content.drawn for chart in made.grid.shown)
    assert all("first projection" in chart.accessibleDescription() for chart in made.grid.shown)
