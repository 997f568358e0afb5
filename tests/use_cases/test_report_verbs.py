"""What an officer does with reports: design, sign, record an export, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.report_design import Issue, ReportDesign
from planner.domain.schedule import constant
from planner.reports.options_note.sign_off import SignOff, sign_offs
from planner.store.workspace_file import WorkspaceFile
from planner.system.identity import model_mark
from planner.use_cases.change import By
from planner.use_cases.history import undo
from planner.use_cases.levers import set_lever
from planner.use_cases.reports import reports
from planner.use_cases.reports.report_requests import ReportRequest, issues_of, prepare_report


@pytest.fixture
def report_id(file: WorkspaceFile, by: By) -> str:
    """A report on three scenarios against the first."""
    return reports.new_report(file, by, "Families home", ("s1", "s2", "s3"), "s1", Month.of(2022, 11)).edits[0].id


def design(file: WorkspaceFile, report_id: str) -> ReportDesign:
    return reports.found_report(file.load(), report_id)


def request(file: WorkspaceFile, by: By, report_id: str) -> ReportRequest:
    return prepare_report(file.load(), design(file, report_id), by)


def signed(file: WorkspaceFile, by: By, report_id: str) -> dict[str, SignOff]:
    """Every role's sign-off as it counts now."""
    now = request(file, by, report_id)
    return {one.role: one for one in sign_offs(now.design, now.results, now.wording)}


def issue(file: WorkspaceFile, by: By, report_id: str) -> Issue:
    now = request(file, by, report_id)
    return Issue(
        id="",
        report_id=report_id,
        report_name=now.design.name,
        number=99,
        when=by.when,
        who=by.who,
        formats=(),
        results=now.results,
        model_version="1.0",
        model=model_mark(),
        situation_id="nes-2019",
        seed=1,
        draws=1000,
        months=60,
        horizon=now.horizon,
        scenarios=(),
        figures=(),
    )


def test_that_a_new_report_holds_everything_and_can_be_taken_back(file: WorkspaceFile, by: By) -> None:
    before = file.load()
    change = reports.new_report(file, by, "  Families   home ", ("s1", "s3"), "s1")

    (made,) = file.load().reports
    assert (made.id, made.name, made.author_role) == ("r1", "Families home", "returns desk")
    assert (made.sections, made.left_out, made.signatures) == ((), (), ())
    assert change.label == "make the report “Families home”"
    undo(file)
    assert file.load() == before


def test_that_the_number_of_a_deleted_report_with_versions_is_not_used_again(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    reports.record_issue(file, by, issue(file, by, report_id), ("pdf",))
    reports.delete_report(file, by, report_id)
    reports.new_report(file, by, "Another", ("s1",), "s1")

    assert [made.id for made in file.load().reports] == ["r2"]
    assert [kept.id for kept in file.load().issues] == ["r1/1"]


def test_that_a_copy_has_no_signatures_and_a_name_of_its_own(file: WorkspaceFile, by: By, report_id: str) -> None:
    reports.sign_report(file, by, report_id, "Analyst", "senior analyst")
    reports.duplicate_report(file, by, report_id)

    copy = file.load().reports[1]
    assert (copy.id, copy.name, copy.signatures) == ("r2", "Families home (copy)", ())


def test_that_a_change_says_in_its_label_what_it_changes(file: WorkspaceFile, by: By, report_id: str) -> None:
    change = reports.change_report(
        file, by, report_id, title=" Bring them home? ", do_not_use_after=date(2027, 5, 31), handling=""
    )

    assert design(file, report_id).title == "Bring them home?"
    assert change.label == "change the title and date after which it must not be used of “Families home”"


def test_that_dropping_the_reference_makes_the_next_scenario_the_reference(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    reports.change_report(file, by, report_id, scenario_ids=("s2", "s3"))

    assert design(file, report_id).reference_id == "s2"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"scenario_ids": ()}, "at least one scenario"),
        ({"scenario_ids": ("s1", "s9")}, "no longer in the workspace"),
        ({"reference_id": "s4"}, "must be one of the scenarios"),
        ({"horizon": Month.of(2019, 11)}, "choose a month from Dec 2019 to Nov 2024"),
        ({"left_out": ("limits",)}, "“Limits and prohibited uses” stands in every report"),
        ({"sections": ("options", "nonsense")}, "no section “nonsense”"),
        ({"indicators": ("happiness",)}, "no indicator “happiness”"),
        ({"formats": ("exe",)}, "no format “exe”"),
        ({"vocabulary": "mine"}, "not a likelihood vocabulary"),
        ({"marking": "  "}, "needs a protective marking"),
        ({"title": "x" * 201}, "title is too long; use at most 200"),
        ({"assurance": "x" * 4001}, "assurance statement is too long"),
    ],
)
def test_that_what_cannot_stand_in_a_report_is_refused_in_one_sentence(
    file: WorkspaceFile, by: By, report_id: str, fields: dict[str, object], words: str
) -> None:
    before = file.load()

    with pytest.raises(InputError, match=words):
        reports.change_report(file, by, report_id, **fields)
    assert file.load() == before


def test_that_a_signature_needs_a_post_and_a_role_that_signs(file: WorkspaceFile, by: By, report_id: str) -> None:
    with pytest.raises(InputError, match="which post signs"):
        reports.sign_report(file, by, report_id, "Analyst", "   ")
    with pytest.raises(InputError, match="“Minister” does not sign here"):
        reports.sign_report(file, by, report_id, "Minister", "minister")


def test_that_a_signature_counts_until_the_results_move_and_again_once_they_are_back(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    reports.sign_report(file, by, report_id, "Approver", "deputy director")
    assert signed(file, by, report_id)["Approver"].words == "signed 20 Nov 2026"

    set_lever(file, by, "s3", "transfer_capacity", "", constant(200))
    assert signed(file, by, report_id)["Approver"].words == "signed 20 Nov 2026 for other results"

    undo(file)
    assert signed(file, by, report_id)["Approver"].words == "signed 20 Nov 2026"


def test_that_a_signature_lapses_when_the_words_change_but_not_with_name_or_formats(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    reports.sign_report(file, by, report_id, "Analyst", "senior analyst")
    reports.rename_report(file, by, report_id, "Families home, for the minister")
    reports.change_report(file, by, report_id, formats=("odt",))
    assert signed(file, by, report_id)["Analyst"].state == "signed"

    reports.change_report(file, by, report_id, assurance="Checked by nobody.")
    assert signed(file, by, report_id)["Analyst"].words == "signed 20 Nov 2026 for other words"


def test_that_a_missing_signature_says_not_signed_and_a_withdrawn_one_too(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    reports.sign_report(file, by, report_id, "Analyst", "senior analyst")
    reports.withdraw_signature(file, by, report_id, "Analyst")

    assert {one.words for one in signed(file, by, report_id).values()} == {"not signed"}
    with pytest.raises(InputError, match="nothing to withdraw"):
        reports.withdraw_signature(file, by, report_id, "Analyst")


def test_that_signing_again_replaces_and_roles_stand_in_their_order(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    reports.sign_report(file, by, report_id, "Approver", "deputy director")
    reports.sign_report(file, by, report_id, "Commissioner", "director")
    reports.sign_report(file, replace(by, when=by.when + timedelta(days=1)), report_id, "Approver", "director general")

    posts = [(one.role, one.post, one.on) for one in design(file, report_id).signatures]
    assert posts == [
        ("Commissioner", "director", date(2026, 11, 20)),
        ("Approver", "director general", date(2026, 11, 21)),
    ]


def test_that_every_export_is_the_next_version_whatever_number_was_planned(
    file: WorkspaceFile, by: By, report_id: str
) -> None:
    first = reports.record_issue(file, by, issue(file, by, report_id), ("pdf", "docx", "pdf"))
    reports.record_issue(file, by, issue(file, by, report_id), ("odt",))

    kept = issues_of(file.load(), report_id)
    assert [(one.id, one.number, one.formats) for one in kept] == [("r1/1", 1, ("pdf", "docx")), ("r1/2", 2, ("odt",))]
    assert first.label == "export version 1 of “Families home”"


def test_that_the_export_of_a_report_that_is_gone_is_not_recorded(file: WorkspaceFile, by: By, report_id: str) -> None:
    made = issue(file, by, report_id)
    reports.delete_report(file, by, report_id)

    with pytest.raises(InputError, match="no longer in the workspace"):
        reports.record_issue(file, by, made, ("pdf",))
