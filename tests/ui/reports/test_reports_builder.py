"""The Reports screen as an officer meets it: begin, choose, see the pages, and find it all again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from reports_screen import LEFT_OUT, NAME, NOW, WIDE, OpenView, content, keys, named, press, sections, settle, tick

from planner.domain.period import Month
from planner.domain.report_design import ReportDesign
from planner.store.workspace_file import WorkspaceFile
from planner.system.catalogue import Group
from planner.ui.jobs import Jobs
from planner.ui.reports.indicators_form import IndicatorsForm
from planner.ui.reports.view import ReportsView
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import scenarios
from planner.use_cases.change import By
from planner.use_cases.reports import reports


def design(view: ReportsView) -> ReportDesign:
    assert view.design is not None
    return view.design


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_that_one_button_begins_a_report_on_what_is_compared(
    qtbot: QtBot, workspace: OpenWorkspace, open_view: OpenView
) -> None:
    workspace.apply(reports.delete_report, "r1")
    workspace.set_ticked(["s1", "s3"])
    view = open_view()
    press(named(view, "Begin a report"))
    settle(qtbot, view)
    assert design(view).scenario_ids == ("s1", "s3")
    assert design(view).reference_id == "s1"
    assert workspace.undo_label == "make the report “Options C against A”"


def test_that_the_same_comparison_leads_to_the_same_report(view: ReportsView) -> None:
    assert design(view).name == NAME
    view.reveal("ticked")
    assert len(view.designs.all) == 1


def test_that_another_comparison_leads_to_a_report_of_its_own(workspace: OpenWorkspace, view: ReportsView) -> None:
    workspace.set_ticked(["s1", "s4"])
    view.reveal("ticked")
    assert [found.name for found in view.designs.all] == [NAME, "Options D against A"]
    assert design(view).scenario_ids == ("s1", "s4")


def test_that_the_preview_has_the_pages_of_the_report(view: ReportsView) -> None:
    assert view.keeper.printed is not None
    pages = len(view.keeper.printed.pages)
    assert pages > 4
    assert view.page.preview.where.text() == f"Pages 1–2 of {pages}"
    assert view.page.contents.sections.aside.text() == f"{pages} pages ·"


def test_that_a_section_is_left_out_and_undo_brings_it_back(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    tick(view.page.contents.sections.list, "differs")
    settle(qtbot, view)
    assert design(view).left_out == (*LEFT_OUT, "differs")
    assert "differs" not in sections(view)
    workspace.undo()
    settle(qtbot, view)
    assert design(view).left_out == LEFT_OUT
    assert "differs" in sections(view)


def test_that_a_locked_section_cannot_be_left_out(view: ReportsView) -> None:
    tick(view.page.contents.sections.list, "limits")
    assert design(view).left_out == LEFT_OUT


def test_that_alt_and_an_arrow_move_a_section(qtbot: QtBot, view: ReportsView) -> None:
    shown = view.page.contents.sections.list
    before = keys(shown)
    place = before.index("assumptions")
    shown.setCurrentIndex(shown.lines.index(place))
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, view)
    after = keys(shown)
    assert after.index("assumptions") == place - 1
    assert after.index(before[place - 1]) == place
    assert sections(view).index("assumptions") < sections(view).index("differs")


def test_that_nothing_comes_before_the_front_page(view: ReportsView) -> None:
    shown = view.page.contents.sections.list
    shown.setCurrentIndex(shown.lines.index(1))
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert keys(shown)[0] == "front"


def test_that_pointing_at_a_section_goes_to_its_pages_and_frames_them(view: ReportsView) -> None:
    assert view.keeper.printed is not None
    shown = view.page.contents.sections.list
    spot = shown.visualRect(shown.lines.index(keys(shown).index("limits"))).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    place = view.keeper.printed.places["limits"]
    assert place.first in view.place.shown(len(view.keeper.printed.pages))
    assert view.page.preview.sheets.framed == set(range(place.first, place.last + 1))


def test_that_a_box_is_ticked_with_the_mouse(view: ReportsView) -> None:
    shown = view.page.contents.scenarios.list
    row = shown.visualRect(shown.lines.index(keys(shown).index("s2")))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 20, row.center().y()))
    assert design(view).scenario_ids == ("s1", "s3")


def test_that_the_reference_can_be_changed(qtbot: QtBot, view: ReportsView) -> None:
    field = view.page.contents.scenarios.reference
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    field.activated.emit(field.currentIndex())
    settle(qtbot, view)
    assert design(view).reference_id == "s2"


def test_that_a_month_is_typed_and_a_wrong_one_is_refused_in_a_sentence(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    field = view.page.contents.scenarios.horizon
    line = field.lineEdit()
    assert line is not None
    type_into(line, "Mar 2022")
    assert design(view).horizon == Month.of(2022, 3)
    with qtbot.waitSignal(workspace.refused) as told:
        type_into(line, "Mar 2042")
    assert "outside the projection" in told.args[0]
    assert field.currentText() == "Mar 2022"


def test_that_a_title_is_typed_and_an_empty_one_is_made_from_the_results(qtbot: QtBot, view: ReportsView) -> None:
    words = view.page.contents.words
    made = words.title.placeholderText()
    type_into(words.title, "Families first")
    settle(qtbot, view)
    assert content(view).title == "Families first"
    type_into(words.title, "")
    settle(qtbot, view)
    assert content(view).title == made


def test_that_the_marking_and_its_handling_stand_on_every_page(qtbot: QtBot, view: ReportsView) -> None:
    marking = view.page.export.marking
    line = marking.marking.lineEdit()
    assert line is not None
    type_into(line, "SECRET")
    type_into(marking.handling, "recipients only")
    settle(qtbot, view)
    assert content(view).band.startswith("SECRET · ")
    assert content(view).band.endswith("recipients only")


def test_that_a_day_is_chosen_after_which_the_report_is_not_used(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    line = view.page.export.marking.sunset.lineEdit()
    assert line is not None
    type_into(line, "31 May 2027")
    assert design(view).do_not_use_after == date(2027, 5, 31)
    with qtbot.waitSignal(workspace.refused) as told:
        type_into(line, "soon")
    assert told.args[0] == "“soon” is not a day; type it as 31 May 2027."


def test_that_likelihood_words_follow_the_chosen_vocabulary(qtbot: QtBot, view: ReportsView) -> None:
    field = view.page.contents.words.vocabulary
    field.setCurrentIndex(field.findText("ICD 203"))
    field.activated.emit(field.currentIndex())
    settle(qtbot, view)
    assert design(view).vocabulary == "ICD 203"


def test_that_security_and_rights_cannot_be_left_without_an_indicator(view: ReportsView) -> None:
    press(view.page.contents.scenarios.indicators)
    form = view.findChild(IndicatorsForm)
    assert isinstance(form, IndicatorsForm)
    rights = form.lists[Group.RIGHTS]
    for row in range(rights.count()):
        rights.item(row).setCheckState(Qt.CheckState.Unchecked)
    press(form.use_button)
    assert form.problem.text() == "Security and rights stand side by side: tick at least one of each."
    rights.item(0).setCheckState(Qt.CheckState.Checked)
    press(form.use_button)
    assert rights.item(0).text()
    assert len(design(view).indicators) > 5


def test_that_the_last_format_stays_ticked(view: ReportsView) -> None:
    boxes = view.page.export.formats.boxes
    for ending in ("docx", "pdf", "xlsx"):
        QTest.keyClick(boxes[ending], Qt.Key.Key_Space)
    assert design(view).formats == ("xlsx",)
    assert boxes["xlsx"].isChecked()


def test_that_a_report_on_a_scenario_that_is_gone_says_so(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    workspace.apply(scenarios.set_status, "s3", "draft")
    workspace.apply(scenarios.delete, "s3")
    assert "no longer in the workspace" in view.keeper.problem
    assert not view.page.export.export.export_button.isEnabled()


def test_that_a_report_is_renamed_duplicated_and_deleted(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    entries = {action.text(): action for action in view.head.more_button.menu().actions()}
    entries["Rename…"].trigger()
    dialog = view.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Minister’s note")
    dialog.accept()
    assert view.head.reports.currentText() == "Minister’s note"
    press(view.head.duplicate_button)
    assert [found.name for found in view.designs.all] == ["Minister’s note", "Minister’s note (copy)"]
    assert view.head.reports.currentText() == "Minister’s note (copy)"
    entries["Delete…"].trigger()
    box = view.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    press(next(found for found in box.findChildren(QPushButton) if found.text() == "Delete"))
    assert [found.name for found in view.designs.all] == ["Minister’s note"]


def test_that_the_screen_is_found_again_as_it_was(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView, jobs: Jobs
) -> None:
    press(named(view, "Pages side by side: 1 page"))
    press(named(view, "Printed in: Black and white"))
    QTest.keyClick(view.page.preview.sheets, Qt.Key.Key_PageDown)
    view.hide()
    path = workspace.file.path
    workspace.close()
    again = OpenWorkspace(WorkspaceFile.open(path), jobs, lambda: By("returns desk", NOW))
    reopened = ReportsView(again, Theme())
    qtbot.addWidget(reopened)
    assert reopened.place == view.place
    assert reopened.place.page == 2
    assert reopened.design == view.design
    again.close()


def test_that_a_read_only_workspace_tries_reports_without_keeping_them(qtbot: QtBot, read_only: OpenWorkspace) -> None:
    view = ReportsView(read_only, Theme())
    qtbot.addWidget(view)
    view.resize(WIDE, 900)
    view.show()
    view.reveal("ticked")
    settle(qtbot, view)
    tick(view.page.contents.sections.list, "differs")
    settle(qtbot, view)
    assert "differs" not in sections(view)
    assert read_only.value.reports[0].left_out == LEFT_OUT
    assert not named(view, "Sign as Analyst").isEnabled()


def test_that_a_report_is_begun_in_a_read_only_workspace_that_has_none(
    qtbot: QtBot, sample_path: Path, jobs: Jobs
) -> None:
    by = By("returns desk", NOW)
    with WorkspaceFile.open(sample_path) as holder:
        reports.delete_report(holder, by, "r1")
        workspace = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, lambda: by)
        view = ReportsView(workspace, Theme())
        qtbot.addWidget(view)
        view.resize(WIDE, 900)
        view.show()
        press(named(view, "Begin a report"))
        for section in LEFT_OUT:
            tick(view.page.contents.sections.list, section)
        settle(qtbot, view)
        assert view.head.reports.currentText() == "A alone"
        assert view.page.export.export.export_button.isEnabled()
        assert workspace.value.reports == ()
        workspace.close()


def test_that_what_is_being_typed_stays_while_pages_arrive(qtbot: QtBot, view: ReportsView) -> None:
    line = view.page.export.marking.sunset.lineEdit()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "31 May")
    tick(view.page.contents.sections.list, "differs")
    view.render_reports()
    assert line.text() == "31 May"
