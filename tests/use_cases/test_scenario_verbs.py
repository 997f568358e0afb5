"""What an officer does with whole scenarios, and what is refused."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.scenario import Scenario, Status
from planner.domain.schedule import constant
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import scenarios
from planner.use_cases.change import By
from planner.use_cases.history import undo
from planner.use_cases.levers import set_lever


def last(file: WorkspaceFile) -> Scenario:
    """The scenario made last."""
    return max(file.load().scenarios, key=lambda scenario: int(scenario.id[1:]))


def named(file: WorkspaceFile, scenario_id: str) -> Scenario:
    return file.load().scenario(scenario_id)


def test_that_a_branch_is_a_draft_that_sets_nothing_itself_and_comes_after_its_siblings(
    file: WorkspaceFile, by: By
) -> None:
    change = scenarios.branch(file, by, "s1", "  All   women home ")

    made = last(file)
    assert (made.name, made.parent_id, made.situation_id) == ("All women home", "s1", "nes-2019")
    assert (made.status, made.overrides, made.position, made.sign.letter) == (Status.DRAFT, (), 3, "E")
    assert (change.label, change.who, change.when) == ("branch “All women home” from “As in 2019”", by.who, by.when)


def test_that_a_situation_joins_the_workspace_with_the_first_scenario_on_it(file: WorkspaceFile, by: By) -> None:
    before = file.load()

    scenarios.branch_from_situation(file, by, "reconstruction", "As reconstructed")

    assert [situation.id for situation in file.load().situations] == ["nes-2019", "reconstruction"]
    assert (last(file).situation_id, last(file).parent_id) == ("reconstruction", None)
    undo(file)
    assert file.load() == before


def test_that_a_second_scenario_on_a_situation_does_not_bring_it_twice(file: WorkspaceFile, by: By) -> None:
    change = scenarios.branch_from_situation(file, by, "nes-2019", "Afresh")

    assert [edit.kind for edit in change.edits] == ["scenario"]
    assert len(file.load().situations) == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "nobody REPATRIATED",
            "There is already a scenario “Nobody repatriated” in this workspace; choose another name.",
        ),
        (" \t", "A scenario needs a name; type one."),
        ("x" * 121, "The name is 121 characters long; use at most 120."),
        ("a\x00b", "The name holds a control character (U+0000); take it out, or type the name again."),
    ],
)
def test_that_a_name_that_cannot_be_used_is_refused_everywhere(
    file: WorkspaceFile, by: By, name: str, says: str
) -> None:
    before = file.load()

    with pytest.raises(InputError) as branched:
        scenarios.branch(file, by, "s1", name)
    with pytest.raises(InputError) as renamed:
        scenarios.rename(file, by, "s3", name)

    assert (str(branched.value), str(renamed.value)) == (says, says)
    assert (file.load(), file.history()) == (before, ())


def test_that_a_scenario_may_change_the_capitals_of_its_own_name(file: WorkspaceFile, by: By) -> None:
    change = scenarios.rename(file, by, "s2", "NOBODY repatriated")

    assert named(file, "s2").name == "NOBODY repatriated"
    assert change.label == "rename “Nobody repatriated” to “NOBODY repatriated”"


def test_that_a_verb_which_changes_nothing_leaves_no_step_in_the_history(file: WorkspaceFile, by: By) -> None:
    scenarios.rename(file, by, "s2", " Nobody repatriated ")
    scenarios.describe(file, by, "s2", named(file, "s2").description)
    scenarios.set_status(file, by, "s2", Status.DRAFT)
    scenarios.reparent(file, by, "s2", "s1")

    assert file.history() == ()


def test_that_a_copy_has_the_levers_but_its_own_name_sign_and_status(file: WorkspaceFile, by: By) -> None:
    scenarios.set_status(file, by, "s3", Status.FINAL)
    scenarios.duplicate(file, by, "s3")
    first = last(file)
    scenarios.duplicate(file, by, "s3")

    original = named(file, "s3")
    assert (first.name, first.status, first.bookmarked) == ("Families home in 2 years (copy)", Status.DRAFT, False)
    assert (first.overrides, first.description, first.parent_id) == (original.overrides, original.description, "s1")
    assert first.sign != original.sign
    assert last(file).name == "Families home in 2 years (copy 2)"


def test_that_a_moved_scenario_takes_along_what_builds_on_it(file: WorkspaceFile, by: By) -> None:
    scenarios.branch(file, by, "s3", "Below")

    change = scenarios.reparent(file, by, "s3", "s4")

    assert change.label == "move “Families home in 2 years” under “Guarded prisons”"
    assert (named(file, "s3").parent_id, last(file).parent_id) == ("s4", "s3")
    assert [found.name for found in file.load().scenarios] == [
        "As in 2019",
        "Nobody repatriated",
        "Guarded prisons",
        "Families home in 2 years",
        "Below",
    ]


@pytest.mark.parametrize("target", ["s3", "s5"])
def test_that_a_circle_of_parents_is_refused(file: WorkspaceFile, by: By, target: str) -> None:
    scenarios.branch(file, by, "s3", "Below")

    with pytest.raises(InputError, match="it would inherit from itself; choose another parent"):
        scenarios.reparent(file, by, "s3", target)


def test_that_a_parent_on_another_situation_is_refused(file: WorkspaceFile, by: By) -> None:
    scenarios.branch_from_situation(file, by, "reconstruction", "As reconstructed")

    with pytest.raises(InputError, match="they start from different situations"):
        scenarios.reparent(file, by, "s2", "s5")


def test_that_the_consequences_of_deleting_are_said_by_name_and_number(file: WorkspaceFile, by: By) -> None:
    scenarios.branch(file, by, "s3", "Below")
    workspace = file.load()

    assert scenarios.delete_consequences(workspace, "s1") == (
        "Deleting “As in 2019” also deletes the 4 scenarios that build on it: “Nobody repatriated”, "
        "“Families home in 2 years”, “Below” and “Guarded prisons”; it can be undone."
    )
    assert scenarios.delete_consequences(workspace, "s3") == (
        "Deleting “Families home in 2 years” also deletes the scenario that builds on it: “Below”; it can be undone."
    )
    assert scenarios.delete_consequences(workspace, "s2") == (
        "Deleting “Nobody repatriated” takes nothing else with it; it can be undone."
    )


def test_that_deleting_takes_what_builds_on_it_and_undo_brings_all_back(file: WorkspaceFile, by: By) -> None:
    scenarios.branch(file, by, "s3", "Below")
    before = file.load()

    scenarios.delete(file, by, "s3")

    assert [scenario.id for scenario in file.load().scenarios] == ["s1", "s2", "s4"]
    undo(file)
    assert file.load() == before


@pytest.mark.parametrize(
    "verb",
    [
        lambda file, by: scenarios.rename(file, by, "s3", "Other"),
        lambda file, by: scenarios.describe(file, by, "s3", "Other"),
        lambda file, by: scenarios.reparent(file, by, "s3", "s4"),
        lambda file, by: scenarios.delete(file, by, "s3"),
        lambda file, by: scenarios.delete(file, by, "s1"),
        lambda file, by: set_lever(file, by, "s3", "pull", "", constant(2)),
        lambda file, by: set_lever(file, by, "s1", "pull", "", constant(2)),
    ],
    ids=["rename", "describe", "move", "delete", "delete its parent", "set a lever", "set a lever of its parent"],
)
def test_that_nothing_moves_a_final_scenario(file: WorkspaceFile, by: By, verb: object) -> None:
    scenarios.set_status(file, by, "s3", Status.FINAL)
    before = file.load()
    assert callable(verb)

    with pytest.raises(InputError, match=r"^“Families home in 2 years” is final[^\n]+set it back to draft[^\n]+\.$"):
        verb(file, by)

    assert file.load() == before


def test_that_a_final_scenario_can_be_bookmarked_copied_branched_and_set_back(file: WorkspaceFile, by: By) -> None:
    scenarios.set_status(file, by, "s3", Status.FINAL)

    scenarios.toggle_bookmark(file, by, "s3")
    scenarios.duplicate(file, by, "s3")
    scenarios.branch(file, by, "s3", "Below")
    change = scenarios.set_status(file, by, "s3", Status.DRAFT)

    assert change.label == "mark “Families home in 2 years” draft"
    assert (named(file, "s3").bookmarked, named(file, "s3").status) == (True, Status.DRAFT)


def test_that_a_reviewed_scenario_is_a_draft_again_once_its_results_move_and_not_for_its_words(
    file: WorkspaceFile, by: By
) -> None:
    scenarios.set_status(file, by, "s3", Status.REVIEWED)
    scenarios.rename(file, by, "s3", "Families home")
    still = named(file, "s3").status

    set_lever(file, by, "s1", "pull", "", constant(2))

    assert (still, named(file, "s3").status) == (Status.REVIEWED, Status.DRAFT)
    undo(file)
    assert named(file, "s3").status is Status.REVIEWED


def test_that_nobody_acts_without_a_role(by: By) -> None:
    with pytest.raises(InputError, match="Say in which role this is done"):
        By(" ", by.when)


def test_that_a_scenario_which_is_gone_is_said_plainly(file: WorkspaceFile, by: By) -> None:
    scenarios.delete(file, by, "s2")

    with pytest.raises(InputError, match=r"^That scenario is no longer in this workspace; choose another one\.$"):
        scenarios.rename(file, by, "s2", "Other")
