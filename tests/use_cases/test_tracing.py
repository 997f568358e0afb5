"""From a printed fingerprint back to what made it, and a scenario back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from other_model import MARK, other_model

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.report_design import Issue, IssuedScenario
from planner.domain.scenario import Operation
from planner.domain.schedule import constant, parse_schedule
from planner.domain.value import changed
from planner.domain.workspace import Edit
from planner.domain.world import World
from planner.reports.options_note.marks import spaced
from planner.store.workspace_file import WorkspaceFile
from planner.system.identity import model_mark
from planner.system.wired import MODEL_VERSION
from planner.use_cases import projecting, scenarios
from planner.use_cases.change import By, make
from planner.use_cases.levers import add_event, set_lever
from planner.use_cases.reports import reports
from planner.use_cases.reports.report_requests import design_for, prepare_report
from planner.use_cases.reports.restoring import restore
from planner.use_cases.reports.tracing import Outcome, trace
from planner.use_cases.settings import change_settings

WHEN = datetime(2026, 11, 3, 9, tzinfo=UTC)


@pytest.fixture
def issued(file: WorkspaceFile, by: By) -> Issue:
    """A report on A, B and C, exported once."""
    reports.new_report(file, by, "Families home", ("s1", "s2", "s3"), "s1")
    return issue(file, replace(by, when=WHEN))


def issue(file: WorkspaceFile, by: By) -> Issue:
    """One more export of the report as it is now, without its figures."""
    workspace = file.load()
    request = prepare_report(workspace, workspace.reports[0], by)
    settings = workspace.settings
    made = Issue(
        id="r1/1",
        report_id="r1",
        report_name="Families home",
        number=1,
        when=by.when,
        who=by.who,
        formats=(),
        results=request.results,
        model_version=MODEL_VERSION,
        model=model_mark(),
        situation_id="nes-2019",
        seed=settings.seed,
        draws=settings.draws,
        months=settings.months,
        world=settings.world,
        horizon=request.horizon,
        scenarios=tuple(
            IssuedScenario(
                letter=run.chain[-1].sign.letter, name=run.chain[-1].name, fingerprint=run.fingerprint, chain=run.chain
            )
            for run in request.runs
        ),
        figures=(),
    )
    reports.record_issue(file, by, made, ("pdf",))
    return file.load().issues[-1]


def fingerprint(file: WorkspaceFile, scenario_id: str) -> str:
    return projecting.prepare_as_set(file.load(), scenario_id).fingerprint


def test_that_a_mark_as_printed_is_the_report_it_stands_on_as_long_as_nothing_moves(
    file: WorkspaceFile, issued: Issue
) -> None:
    found = trace(file, f" {spaced(issued.results).upper()} ")

    assert (found.outcome, found.report_id, found.changed) == (Outcome.SAME, "r1", ())
    assert (
        found.sentence
        == f"{spaced(issued.results)} is the report “Families home”: the planner gives the same numbers now."
    )


def test_that_a_moved_lever_is_named_and_the_old_state_can_be_restored(
    file: WorkspaceFile, by: By, issued: Issue
) -> None:
    set_lever(file, by, "s3", "transfer_capacity", "", constant(200))

    found = trace(file, issued.results)
    assert (found.outcome, found.issue_id, found.letters) == (Outcome.CHANGED, "r1/1", ("A", "B", "C"))
    assert found.where == "version 1 of “Families home”, 3 Nov 2026"
    assert len(found.changed) == 1
    assert found.changed[0].startswith("C: Transfer capacity: today: 600 a month, then 450 from Mar 2020")
    assert found.changed[0].endswith("; now 200.")


def test_that_a_restored_scenario_has_the_fingerprint_that_was_printed(
    file: WorkspaceFile, by: By, issued: Issue
) -> None:
    set_lever(file, by, "s3", "transfer_capacity", "", constant(200))
    change = restore(file, by, "r1/1", "C")

    (made,) = (edit.after for edit in change.edits)
    assert made.name == "Families home in 2 years as issued 3 Nov 2026"
    assert (made.parent_id, made.status) == (None, "draft")
    assert fingerprint(file, made.id) == issued.scenarios[2].fingerprint
    assert (
        trace(file, issued.scenarios[2].fingerprint).where
        == f"{made.sign.letter} “{made.name}” as it is now (as the world may turn)"
    )


def test_that_a_lineage_with_a_later_setting_on_the_same_selection_is_restored_in_layers(
    file: WorkspaceFile, by: By
) -> None:
    set_lever(file, by, "s1", "transfer_capacity", "", constant(250))
    set_lever(file, by, "s1", "guard_ratio", "site=SDF camps", parse_schedule("0.9@2020-06"))
    set_lever(file, by, "s3", "guard_ratio", "site=SDF prisons+SDF camps", constant(0.8))
    add_event(
        file, by, "s1", name="Fewer guards", start=Month.of(2020, 10), months=3, target="guard_ratio",
        operation=Operation.MULTIPLY, value=0.5, members="site=SDF prisons",
    )  # fmt: skip
    add_event(
        file, by, "s3", name="Fewer again", start=Month.of(2021, 10), months=3, target="guard_ratio",
        operation=Operation.MULTIPLY, value=0.5, members="site=SDF prisons",
    )  # fmt: skip
    reports.new_report(file, by, "Families home", ("s3",), "s3")
    printed = issue(file, by).scenarios[0]

    change = restore(file, by, "r1/1", "C")

    made = [edit.after for edit in change.edits]
    assert [one.parent_id for one in made] == [None, made[0].id]
    assert fingerprint(file, made[-1].id) == printed.fingerprint


def test_that_restoring_twice_gives_two_names_and_a_missing_letter_is_refused(
    file: WorkspaceFile, by: By, issued: Issue
) -> None:
    restore(file, by, "r1/1", "A")
    restore(file, by, "r1/1", "A")

    assert [one.name for one in file.load().scenarios][-2:] == [
        "As in 2019 as issued 3 Nov 2026",
        "As in 2019 as issued 3 Nov 2026 (copy)",
    ]
    with pytest.raises(InputError, match="holds no scenario Z"):
        restore(file, by, "r1/1", "Z")
    with pytest.raises(InputError, match="no longer on record"):
        restore(file, by, "r1/9", "A")


def test_that_another_seed_and_a_scenario_that_is_gone_are_said(file: WorkspaceFile, by: By, issued: Issue) -> None:
    change_settings(file, by, changed(file.load().settings, seed=9))
    scenarios.delete(file, by, "s2")

    found = trace(file, issued.results)
    assert found.outcome is Outcome.CHANGED
    assert found.changed == ("Seed: 1, now 9.", "Left out: B “Nobody repatriated”.")


def test_that_a_new_name_changes_no_number(file: WorkspaceFile, by: By, issued: Issue) -> None:
    reports.change_report(file, by, "r1", scenario_ids=("s1",))
    scenarios.rename(file, by, "s3", "Everyone home")

    found = trace(file, issued.results)
    assert found.outcome is Outcome.SAME
    assert found.changed == ("C “Families home in 2 years” is now C “Everyone home”.",)


def test_that_the_same_inputs_under_another_model_are_told_from_changed_ones(
    file: WorkspaceFile, by: By, issued: Issue
) -> None:
    older = changed(
        issued,
        id="r1/2",
        number=2,
        model_version="0.9",
        model="",
        results="0123abcd",
        scenarios=tuple(changed(one, fingerprint=f"{place}" * 16) for place, one in enumerate(issued.scenarios)),
    )
    make(file, by, "an old export", Edit(kind="issue", id="r1/2", before=None, after=older))

    found = trace(file, "0123 abcd")
    assert found.outcome is Outcome.OTHER_MODEL
    assert found.changed == ("Made with model 0.9, of which only the version is known.",)
    assert found.sentence.endswith("the inputs are the same, but another model made it.")

    set_lever(file, by, "s2", "transfer_capacity", "", constant(200))
    assert trace(file, "0123 abcd").outcome is Outcome.CHANGED


def test_that_what_changed_in_the_model_is_told_of_an_export(file: WorkspaceFile, by: By, issued: Issue) -> None:
    file.describe_model(other_model())
    then = tuple(changed(one, fingerprint=f"{place}" * 16) for place, one in enumerate(issued.scenarios))
    older = changed(issued, id="r1/2", number=2, model=MARK, results="0123abcd", scenarios=then)
    make(file, by, "an old export", Edit(kind="issue", id="r1/2", before=None, after=older))

    found = trace(file, "0123 abcd")
    assert found.changed[0] == (
        f"Made with model {MODEL_VERSION} as it was then: 3 equations changed, 1 input new, 1 input gone."
    )
    assert found.changed[1].startswith("turned_back was attempts · (1 − missed_at_departure)^2; it is now ")
    assert len(found.changed) == 6


def test_that_a_scenarios_fingerprint_is_found_now_and_in_a_version(file: WorkspaceFile, by: By, issued: Issue) -> None:
    mark = issued.scenarios[1].fingerprint
    assert trace(file, mark).where == "B “Nobody repatriated” as it is now (as the world may turn)"

    set_lever(file, by, "s2", "transfer_capacity", "", constant(200))
    found = trace(file, mark)
    assert found.where == "B “Nobody repatriated” in version 1 of “Families home”, 3 Nov 2026"
    assert (found.outcome, found.letters) == (Outcome.CHANGED, ("B",))


def test_that_a_report_that_was_never_stored_is_found_among_the_present_scenarios(file: WorkspaceFile, by: By) -> None:
    design = design_for(file.load(), ("s2", "s4", "s1"), Month.of(2022, 3))
    mark = prepare_report(file.load(), design, by).results

    found = trace(file, mark)
    assert (found.outcome, set(found.scenario_ids)) == (Outcome.SAME, {"s1", "s2", "s4"})
    assert (
        found.where
        == "A “As in 2019”, D “Guarded prisons” against B “Nobody repatriated” by Mar 2022 (as the world may turn)"
    )


def test_that_a_kept_result_no_scenario_gives_any_more_is_said_to_be_kept(file: WorkspaceFile, by: By) -> None:
    request = projecting.prepare(file.load(), "s1", draws=4, seed=3, months=12, world=World.TURNING)
    projecting.keep(file, projecting.compute(request, lambda fraction, note: None))

    found = trace(file, request.fingerprint)
    assert found.outcome is Outcome.CHANGED
    assert found.where == "a result of 12 months and 4 runs with seed 3 (as the world may turn), kept here"


def test_that_a_strange_fingerprint_is_unknown_and_what_is_none_is_refused(file: WorkspaceFile) -> None:
    assert trace(file, "dead beef").outcome is Outcome.UNKNOWN
    assert trace(file, "dead beef dead beef").sentence.endswith("it may come from another file.")
    with pytest.raises(InputError, match="is no fingerprint"):
        trace(file, "hello")


def test_that_a_deleted_report_is_still_traced(file: WorkspaceFile, by: By, issued: Issue) -> None:
    set_lever(file, by, "s1", "transfer_capacity", "", constant(200))
    reports.delete_report(file, by, "r1")

    assert trace(file, issued.results).outcome is Outcome.CHANGED
