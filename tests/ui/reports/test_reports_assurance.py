"""The assurance log by hand: rating, signing, owners and review days; decisions logged, changed and deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reports_screen import WIDE, named, press

from planner.domain.assurance import AssumptionNote, Grade
from planner.ui.reports.assurance_page import AssumptionSignForm, AssurancePage
from planner.ui.reports.dates import months_later, read_date
from planner.ui.reports.decision_form import DecisionForm
from planner.ui.reports.shown import moved
from planner.ui.reports.ticks import TickModel, TickRow
from planner.ui.reports.view import ReportsView
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.reports import assurance


@pytest.fixture
def page(open_view: Callable[..., ReportsView]) -> AssurancePage:
    """The assurance side of the screen."""
    view = open_view(WIDE)
    press(named(view, "Side: Assurance"))
    return view.assurance


def note(workspace: OpenWorkspace, assumption_id: str) -> AssumptionNote:
    return next(found for found in workspace.value.assumptions if found.id == assumption_id)


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return " · ".join(found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget))


def choose(field: QComboBox, text: str) -> None:
    field.setCurrentIndex(field.findText(text))
    field.activated.emit(field.currentIndex())


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def show(page: AssurancePage, assumption_id: str) -> None:
    """Click the row of an assumption."""
    table = page.assumptions
    number = next(at for at, row in enumerate(table.log.rows) if row.key == assumption_id)
    table.scrollTo(table.log.index(number, 0))
    spot = table.visualRect(table.log.index(number, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_that_red_and_red_stand_first_and_are_counted(page: AssurancePage) -> None:
    rows = page.assumptions.log.rows
    first = [row.key for row in rows if row.cells[3] == "R opinion" and row.cells[4] == "R core"]
    assert first
    assert [row.key for row in rows[: len(first)]] == first
    assert f"{len(first)} red/red, {len(first)} of them not signed" in page.count.text()


def test_that_a_search_and_a_filter_narrow_the_log(page: AssurancePage) -> None:
    press(named(page, "Assumptions shown: Red/red"))
    assert {row.cells[3] for row in page.assumptions.log.rows} == {"R opinion"}
    press(named(page, "Assumptions shown: All"))
    QTest.keyClicks(page.words, "routine escapes")
    assert [row.key for row in page.assumptions.log.rows] == ["U08a", "X89"]


def test_that_a_rating_is_overruled_and_taken_back(page: AssurancePage, workspace: OpenWorkspace) -> None:
    show(page, "U13b")
    choose(page.assumption.quality, "A some evidence")
    assert note(workspace, "U13b").quality is Grade.AMBER
    assert workspace.undo_label == "change the quality rating of U13b"
    row = next(found for found in page.assumptions.log.rows if found.key == "U13b")
    assert row.cells[3] == "A some evidence *"
    choose(page.assumption.quality, "R opinion, the register")
    assert workspace.value.assumptions == ()


def test_that_owner_review_day_and_note_are_typed(qtbot: QtBot, page: AssurancePage, workspace: OpenWorkspace) -> None:
    show(page, "U13b")
    type_into(page.assumption.owner, "head of modelling")
    type_into(page.assumption.review, "2027-03-01")
    type_into(page.assumption.note, "to be measured again")
    found = note(workspace, "U13b")
    assert (found.owner, found.review_by, found.note) == ("head of modelling", date(2027, 3, 1), "to be measured again")
    qtbot.waitUntil(lambda: "Change the note of U13b" in words(page.assumption))


def test_that_a_wrong_day_is_refused_in_a_sentence(qtbot: QtBot, page: AssurancePage, workspace: OpenWorkspace) -> None:
    with qtbot.waitSignal(workspace.refused) as told:
        type_into(page.assumption.review, "next year")
    assert told.args[0] == "“next year” is not a day; type it as 31 May 2027."
    assert page.assumption.review.text() == ""


def test_that_a_signature_lapses_when_its_assumption_is_rated_anew(
    page: AssurancePage, workspace: OpenWorkspace
) -> None:
    show(page, "U13b")
    press(named(page, "Sign U13b"))
    form = page.findChild(AssumptionSignForm)
    assert isinstance(form, AssumptionSignForm)
    type_into(form.post, "head of modelling, central unit")
    assert "Signed 20 November 2026 by head of modelling, central unit" in words(page.assumption)
    choose(page.assumption.impact, "A relevant")
    assert "for another range or other ratings" in words(page.assumption)
    assert named(page, "Sign again U13b").isEnabled()


def test_that_an_assumption_opens_in_evidence(qtbot: QtBot, page: AssurancePage, workspace: OpenWorkspace) -> None:
    show(page, "U13b")
    with qtbot.waitSignal(workspace.screen_wanted) as wanted:
        press(page.assumption.evidence_button)
    assert wanted.args == ["evidence", "U13b"]


def test_that_a_decision_is_logged_changed_and_deleted(
    qtbot: QtBot, page: AssurancePage, workspace: OpenWorkspace
) -> None:
    press(named(page, "Log: Decisions"))
    assert "logged here" in words(page.decision)
    press(page.new_button)
    form = next(found for found in page.findChildren(DecisionForm) if found.isVisible())
    press(form.keep_button)
    assert form.problem.text() == "Say what was decided."
    QTest.keyClicks(form.decision, "Compare at November 2024")
    QTest.keyClicks(form.reason, "The budget ends then")
    press(form.keep_button)
    logged = workspace.value.decisions[0]
    assert (logged.decision, logged.reason, logged.role) == (
        "Compare at November 2024",
        "The budget ends then",
        "returns desk",
    )
    QTest.keyClick(page.decisions, Qt.Key.Key_Return)
    again = next(found for found in page.findChildren(DecisionForm) if found.isVisible())
    QTest.keyClicks(again.role, ", custody team")
    press(again.keep_button)
    assert workspace.value.decisions[0].role == "returns desk, custody team"
    qtbot.waitUntil(lambda: "Change the decision" in words(page.decision))
    press(page.decision.delete_button)
    assert workspace.value.decisions == ()
    assert workspace.undo_label.startswith("delete the decision")


def test_that_nothing_can_be_changed_in_a_read_only_file(qtbot: QtBot, read_only: OpenWorkspace) -> None:
    page = AssurancePage(read_only, Theme())
    qtbot.addWidget(page)
    page.render_logs()
    assert not page.assumption.quality.isEnabled()
    assert not page.assumption.sign_button.isEnabled()
    assert not page.new_button.isEnabled()


def test_that_what_is_changed_elsewhere_is_seen_here(page: AssurancePage, workspace: OpenWorkspace) -> None:
    workspace.apply(lambda file, by: assurance.rate_assumption(file, by, "U13b", owner="desk officer"))
    row = next(found for found in page.assumptions.log.rows if found.key == "U13b")
    assert row.cells[5] == "desk officer"


@pytest.mark.parametrize("text", ["31 May 2027", "31 may 2027", "2027-05-31", "31/05/2027", "31.5.2027"])
def test_that_a_day_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert read_date(text) == date(2027, 5, 31)


def test_that_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_that_a_dropped_section_stands_where_it_was_dropped(qtbot: QtBot) -> None:
    model = TickModel(None)
    model.render_rows([TickRow(key, key, movable=True) for key in ("front", "a", "b", "c")])
    with qtbot.waitSignal(model.dropped) as told:
        model.dropMimeData(model.mimeData([model.index(3)]), Qt.DropAction.MoveAction, 1, 0, model.index(-1))
    assert told.args == ["c", 1]
    assert moved(["front", "a", "b", "c"], "c", 1) == ("front", "c", "a", "b")
    assert moved(["front", "a", "b", "c"], "a", 4) == ("front", "b", "c", "a")
    assert moved(["front", "a", "b", "c"], "b", 0) == ("front", "b", "a", "c")
