"""The logs of assurance: ratings, owners and sign-offs of assumptions, and decisions, each with its history."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.assurance import AssumptionNote, Grade
from planner.domain.errors import InputError
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.reports import assurance
from planner.use_cases.reports.assurance import found_assumption


def test_that_a_rating_of_the_workspace_overrules_the_shipped_one_until_it_is_taken_away(
    file: WorkspaceFile, by: By
) -> None:
    shipped = found_assumption(file.load(), "U13b")
    assert (shipped.quality, shipped.quality_overruled) == (Grade.RED, False)

    change = assurance.rate_assumption(file, by, "U13b", quality=Grade.AMBER, owner="head of modelling")
    rated = found_assumption(file.load(), "U13b")
    assert (rated.quality, rated.quality_overruled, rated.owner) == (Grade.AMBER, True, "head of modelling")
    assert change.label == "change the quality rating and owner of U13b"

    assurance.rate_assumption(file, by, "U13b", quality=None, owner="")
    assert found_assumption(file.load(), "U13b") == shipped
    assert file.load().assumptions == ()


def test_that_a_note_that_says_nothing_is_not_kept(file: WorkspaceFile, by: By) -> None:
    assurance.rate_assumption(file, by, "X07", owner="  ")

    assert file.load().assumptions == ()
    assert file.undoable() is None


def test_that_a_signature_stands_for_the_ratings_and_lapses_with_them(file: WorkspaceFile, by: By) -> None:
    assurance.sign_assumption(file, by, "U13b", "Analytical assurer", "head of modelling")
    assert found_assumption(file.load(), "U13b").signed is not None

    assurance.rate_assumption(file, by, "U13b", impact=Grade.GREEN, impact_basis="judged by the desk")
    lapsed = found_assumption(file.load(), "U13b")
    assert (lapsed.signed, lapsed.lapsed, lapsed.impact_basis) == (None, True, "judged by the desk")

    assurance.rate_assumption(file, by, "U13b", impact=None)
    assert found_assumption(file.load(), "U13b").signed is not None


def test_that_a_signature_is_refused_without_a_post_and_can_be_withdrawn(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(InputError, match="which post signs"):
        assurance.sign_assumption(file, by, "U13b", "Analyst", "")
    with pytest.raises(InputError, match="U13b is not signed"):
        assurance.withdraw_assumption_signature(file, by, "U13b")

    assurance.sign_assumption(file, by, "U13b", "Analyst", "senior analyst")
    assurance.withdraw_assumption_signature(file, by, "U13b")
    assert file.load().assumptions == ()


def test_that_an_assumption_nothing_rests_on_is_refused(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(InputError, match="rests on “F18”"):
        assurance.rate_assumption(file, by, "F18", impact=Grade.RED)


def test_that_a_decision_is_logged_changed_and_deleted_with_all_its_history(file: WorkspaceFile, by: By) -> None:
    assurance.log_decision(file, by, "Use 60 months.", "The minister’s term.", "Commissioner", date(2026, 11, 2))
    assurance.change_decision(file, by, "d1", decision="Use 48 months.")
    assurance.delete_decision(file, by, "d1")

    steps = assurance.history_of(file, "decision", "d1")
    assert [step.label for step in steps] == [
        "log the decision “Use 60 months.”",
        "change the decision “Use 48 months.”",
        "delete the decision “Use 48 months.”",
    ]
    assert (steps[0].before, steps[2].after) == (None, None)
    assert {step.who for step in steps} == {"returns desk"}


def test_that_a_decision_needs_words_and_takes_role_and_day_from_who_acts(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(InputError, match="decision is empty"):
        assurance.log_decision(file, by, "   ")
    with pytest.raises(InputError, match="no longer in the log"):
        assurance.change_decision(file, by, "d7", reason="x")

    assurance.log_decision(file, by, "Leave costs out.")
    assert (file.load().decisions[0].role, file.load().decisions[0].on) == ("returns desk", date(2026, 11, 20))


def test_that_the_history_of_a_note_is_its_own(file: WorkspaceFile, by: By) -> None:
    assurance.rate_assumption(file, by, "U13b", owner="analyst")
    assurance.rate_assumption(file, by, "U04c", owner="analyst")
    assurance.rate_assumption(file, by, "U13b", review_by=date(2027, 3, 1))

    steps = assurance.history_of(file, "assumption", "U13b")
    assert [step.after for step in steps] == [
        AssumptionNote(id="U13b", owner="analyst"),
        AssumptionNote(id="U13b", owner="analyst", review_by=date(2027, 3, 1)),
    ]
