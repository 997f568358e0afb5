"""Signing, checks, the export and what is recorded of it; finding a fingerprint again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reports_screen import NARROW, PATIENCE_MS, named, press, settle

from planner.domain.report_design import Issue
from planner.ui.jobs import Jobs
from planner.ui.reports.exporting import ask_place, paths_of, suggested_name
from planner.ui.reports.sign_off_card import SignForm
from planner.ui.reports.traced import TracedDialog
from planner.ui.reports.view import ReportsView
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers, scenarios
from planner.use_cases.settings import change_settings

FORMATS = ("docx", "pdf", "xlsx", "odt", "ods", "html")


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return " · ".join(found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget))


def sign(view: ReportsView, role: str, post: str) -> None:
    press(named(view, f"Sign as {role}"))
    form = next(found for found in view.findChildren(SignForm) if found.isVisible())
    form.post.setFocus()
    QTest.keyClicks(form.post, post)
    QTest.keyClick(form.post, Qt.Key.Key_Return)


def export(qtbot: QtBot, view: ReportsView) -> None:
    press(view.page.export.export.export_button)
    qtbot.waitUntil(lambda: bool(view.page.export.export.written_text), timeout=PATIENCE_MS)


def issues(workspace: OpenWorkspace) -> tuple[Issue, ...]:
    return workspace.value.issues


def traced(qtbot: QtBot, view: ReportsView, mark: str) -> TracedDialog:
    """What typing a fingerprint into the field above the report opens."""
    view.head.fingerprint.setFocus()
    view.head.fingerprint.clear()
    QTest.keyClicks(view.head.fingerprint, mark)
    QTest.keyClick(view.head.fingerprint, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(found.isVisible() for found in view.findChildren(TracedDialog)), timeout=PATIENCE_MS)
    return next(found for found in view.findChildren(TracedDialog) if found.isVisible())


def test_that_a_role_signs_from_its_post_and_can_withdraw(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    sign(view, "Analyst", "Senior analyst, custody team")
    assert "Senior analyst, custody team, signed 20 Nov 2026" in words(view.page.export.sign_off)
    assert workspace.undo_label.startswith("sign “")
    press(named(view, "Withdraw as Analyst"))
    assert "Senior analyst" not in words(view.page.export.sign_off)


def test_that_a_signature_lapses_when_the_words_change(qtbot: QtBot, view: ReportsView) -> None:
    sign(view, "Approver", "Deputy director")
    title = view.page.contents.words.title
    title.setFocus()
    QTest.keyClicks(title, "Another title")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert "for other words" in words(view.page.export.sign_off)
    assert named(view, "Sign again as Approver").isEnabled()


def test_that_a_signature_lapses_when_the_results_change(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    sign(view, "Approver", "Deputy director")
    workspace.apply(change_settings, workspace.value.settings.model_copy(update={"seed": 7}))
    assert "for other results" in words(view.page.export.sign_off)


def test_that_the_checks_say_what_makes_the_export_a_draft(view: ReportsView) -> None:
    said = words(view.page.export.checks)
    assert "to look at" in said
    assert view.page.export.export.export_button.text() == "Export draft (3 files)"


def test_that_every_format_is_written_and_the_export_is_recorded(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView, base: Path
) -> None:
    for ending in ("odt", "ods", "html"):
        QTest.keyClick(view.page.export.formats.boxes[ending], Qt.Key.Key_Space)
    with qtbot.waitSignal(workspace.told, timeout=PATIENCE_MS) as told:
        export(qtbot, view)
    assert {path.name for path in base.parent.iterdir()} == {path.name for path in paths_of(base, FORMATS)}
    assert str(base.parent) in told.args[0]
    assert told.args[0].startswith("OFFICIAL · DRAFT, not signed")
    assert [(issue.number, set(issue.formats)) for issue in issues(workspace)] == [(1, set(FORMATS))]
    assert workspace.undo_label.startswith("export version 1 of")


def test_that_the_next_version_says_what_changed(qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView) -> None:
    export(qtbot, view)
    settle(qtbot, view)
    assert "Since version 1" in words(view.page.export.checks)
    workspace.apply(scenarios.set_status, "s3", "draft")
    workspace.apply(scenarios.rename, "s3", "Families home at once")
    settle(qtbot, view)
    assert view.keeper.printed is not None
    assert any("Families home at once" in change for change in view.keeper.printed.composed.changes)


def test_that_a_stopped_export_leaves_the_old_files_as_they_were(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView, base: Path
) -> None:
    old = paths_of(base, ("pdf",))[0]
    old.write_bytes(b"the old one")
    press(view.page.export.export.export_button)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: workspace.jobs.current("report") is None)
    qtbot.wait(500)
    assert old.read_bytes() == b"the old one"
    assert issues(workspace) == ()
    assert view.page.export.export.export_button.isEnabled()


def test_that_an_export_that_fails_is_refused_in_one_sentence_and_not_recorded(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView, jobs: Jobs, base: Path
) -> None:
    base.parent.rmdir()
    with qtbot.waitSignal(jobs.failed, timeout=PATIENCE_MS) as told:
        press(view.page.export.export.export_button)
    assert "is not there; reconnect it or choose another place" in told.args[0]
    assert issues(workspace) == ()


def test_that_a_read_only_workspace_is_exported_all_the_same(
    qtbot: QtBot, read_only: OpenWorkspace, base: Path
) -> None:
    view = ReportsView(read_only, Theme(), ask=lambda parent, suggested, endings: base)
    qtbot.addWidget(view)
    view.resize(1840, 900)
    view.show()
    settle(qtbot, view)
    export(qtbot, view)
    assert len(list(base.parent.iterdir())) == 3
    assert read_only.value.issues == ()


def test_that_reports_are_exported_from_a_drawer_too(qtbot: QtBot, view: ReportsView, base: Path) -> None:
    view.resize(NARROW, 640)
    press(view.head.export_button)
    export(qtbot, view)
    assert view.page.export.export.written_text.startswith("Written in “out”: ")


def test_that_the_name_of_a_file_is_fit_for_any_system() -> None:
    assert suggested_name('Families: "home"/\x07\\?', 2) == "Families home, version 2"
    assert suggested_name("…//", 1) == "…, version 1"
    assert [path.name for path in paths_of(Path("note.pdf"), ("docx", "pdf"))] == ["note.docx", "note.pdf"]
    assert [path.name for path in paths_of(Path("version 1.2"), ("pdf",))] == ["version 1.2.pdf"]


@pytest.mark.parametrize(("pressed", "given"), [("Replace", True), ("Keep", False)])
def test_that_files_are_replaced_only_when_told_to(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pressed: str, given: bool
) -> None:
    there = tmp_path / "note.pdf"
    there.write_bytes(b"old")
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        press(next(found for found in box.findChildren(QPushButton) if found.text() == pressed))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(
        "planner.ui.reports.exporting.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "note"), "")
    )
    assert ask_place(window, tmp_path / "note", ("docx", "pdf")) == (tmp_path / "note" if given else None)
    assert asked == ["“note.pdf” is there already."]


def test_that_a_fingerprint_of_now_is_said_to_be_reproduced(qtbot: QtBot, view: ReportsView) -> None:
    assert view.keeper.printed is not None
    dialog = traced(qtbot, view, view.keeper.printed.request.results)
    assert "the planner gives the same numbers now" in dialog.sentence.text()


def test_that_a_fingerprint_of_before_says_what_changed_and_is_restored(
    qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView
) -> None:
    export(qtbot, view)
    mark = issues(workspace)[0].results
    workspace.apply(scenarios.set_status, "s3", "draft")
    workspace.apply(levers.reset_lever, "s3", "transfer_capacity", "")
    dialog = traced(qtbot, view, mark)
    assert "it has changed since" in dialog.sentence.text()
    before = len(workspace.value.scenarios)
    press(named(dialog, "Restore C as a scenario"))
    assert len(workspace.value.scenarios) > before
    assert workspace.selected is not None
    assert "as issued 20 Nov 2026" in workspace.selected.name


def test_that_what_is_no_fingerprint_is_refused_in_a_sentence(qtbot: QtBot, view: ReportsView, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.failed, timeout=PATIENCE_MS) as told:
        view.trace("tomorrow")
    assert "is no fingerprint" in told.args[0]


def test_that_an_assurance_statement_is_written(qtbot: QtBot, workspace: OpenWorkspace, view: ReportsView) -> None:
    press(view.page.export.sign_off.assurance)
    dialog = next(found for found in view.findChildren(QDialog) if found.isVisible())
    dialog.setTextValue("Checked against the books of November 2019.")  # type: ignore[attr-defined] # one text is asked
    dialog.accept()
    settle(qtbot, view)
    assert view.design is not None
    assert view.design.assurance == "Checked against the books of November 2019."
