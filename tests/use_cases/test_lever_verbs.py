"""Setting levers, letting them inherit again, and dating events."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.scenario import Operation, Override, lineage
from planner.domain.schedule import Schedule, clear, constant, parse_schedule, steps
from planner.store.workspace_file import WorkspaceFile
from planner.system.inputs import lever_path
from planner.use_cases import levers, scenarios
from planner.use_cases.change import By
from planner.use_cases.levers import add_event, remove_event, reset_lever, set_lever

MARCH = Month.of(2020, 3)


def set_here(file: WorkspaceFile, scenario_id: str) -> list[tuple[str, str, str]]:
    """Lever, members and schedule of every override of a scenario."""
    overrides = file.load().scenario(scenario_id).overrides
    return [(override.lever, override.members, str(override.schedule)) for override in overrides]


def test_that_a_set_lever_says_who_when_and_why(file: WorkspaceFile, by: By) -> None:
    change = set_lever(file, by, "s2", "transfer_capacity", "", steps((MARCH, 600)), " Two flights. ")

    override = file.load().scenario("s2").overrides[-1]
    assert (override.lever, str(override.schedule)) == ("transfer_capacity", "600@2020-03")
    assert (override.authorship.who, override.authorship.when, override.authorship.why) == (
        by.who,
        by.when,
        "Two flights.",
    )
    assert change.label == "set transfer capacity"


def test_that_setting_the_same_selection_replaces_however_it_is_spelled(file: WorkspaceFile, by: By) -> None:
    everyone = "cohort=men+women+minors"
    set_lever(file, by, "s4", "repatriation_requests", f"{everyone};origin=Germany+France", constant(10))
    set_lever(file, by, "s4", "repatriation_requests", "origin=France+Germany", constant(20))
    set_lever(file, by, "s4", "repatriation_requests", "origin=France", constant(5))

    assert set_here(file, "s4")[3:] == [
        ("repatriation_requests", "origin=France+Germany", "20"),
        ("repatriation_requests", "origin=France", "5"),
    ]


def test_that_the_last_setting_speaks_where_selections_overlap(file: WorkspaceFile, by: By) -> None:
    set_lever(file, by, "s1", "exit_screening", "origin=France", constant(2))
    set_lever(file, by, "s1", "exit_screening", "", constant(3))
    set_lever(file, by, "s2", "exit_screening", "origin=Germany", constant(4))
    workspace = file.load()
    chain = lineage(workspace.scenarios, "s2")

    found = [
        lever_path(workspace.situations[0], chain, "exit_screening", f"origin={origin}").values[0]
        for origin in ("France", "Germany", "Russia")
    ]

    assert found == [3, 4, 3]


def test_that_setting_the_same_again_leaves_no_step_in_the_history(file: WorkspaceFile, by: By) -> None:
    set_lever(file, by, "s2", "pull", "", constant(2), "Judgement.")
    set_lever(file, by, "s2", "pull", "", constant(2), "Judgement.")

    assert len(file.history()) == 1


def test_that_a_reset_lever_inherits_again(file: WorkspaceFile, by: By) -> None:
    set_lever(file, by, "s2", "guard_ratio", "site=SDF camps+SDF prisons", constant(1))

    change = reset_lever(file, by, "s2", "guard_ratio", "site=SDF prisons+SDF camps")

    assert set_here(file, "s2") == [("repatriation_requests", "", "0")]
    assert change.label == "reset guard ratio"


@pytest.mark.parametrize(
    ("lever", "members", "says"),
    [
        ("pull", "", "does not set pull of the theatre itself; it is inherited already."),
        (
            "repatriation_requests",
            "origin=France",
            "does not set repatriation requests for origin=France itself; it does for all members.",
        ),
        (
            "repatriation_requests",
            "origin=Narnia",
            "does not set repatriation requests for origin=Narnia itself; it does for all members.",
        ),
    ],
)
def test_that_resetting_what_is_not_set_here_is_said_plainly(
    file: WorkspaceFile, by: By, lever: str, members: str, says: str
) -> None:
    with pytest.raises(InputError) as refused:
        reset_lever(file, by, "s2", lever, members)

    assert str(refused.value) == f"“Nobody repatriated” {says}"


@pytest.mark.parametrize(
    ("lever", "members", "schedule"),
    [
        ("no_such_lever", "", constant(1)),
        ("pull", "origin=France", constant(1)),
        ("guard_ratio", "site=Narnia", constant(1)),
        ("guard_ratio", "site=SDF camps", constant(99)),
        ("pull", "", clear(24)),
        ("pull", "", steps((Month.of(1999, 1), 1))),
    ],
    ids=["lever", "dimension", "member", "range", "clear", "month"],
)
def test_that_what_cannot_be_set_is_refused_and_nothing_is_written(
    file: WorkspaceFile, by: By, lever: str, members: str, schedule: Schedule
) -> None:
    before = file.load()

    with pytest.raises(InputError):
        set_lever(file, by, "s2", lever, members, schedule)

    assert (file.load(), file.history()) == (before, ())


def test_that_a_child_scenario_inherits_what_it_does_not_set(file: WorkspaceFile, by: By) -> None:
    set_lever(file, by, "s1", "transfer_capacity", "", constant(450))
    scenarios.branch(file, by, "s1", "Child")
    workspace = file.load()

    path = lever_path(workspace.situations[0], lineage(workspace.scenarios, "s5"), "transfer_capacity", "")

    assert path.values[12] == 450
    assert path.source == workspace.scenario("s1")


def test_that_an_event_is_added_with_its_author_and_removed_by_its_id(file: WorkspaceFile, by: By) -> None:
    added = add_event(
        file,
        by,
        "s4",
        name=" Guards   halved ",
        start=MARCH,
        months=3,
        target="guard_ratio",
        operation=Operation.MULTIPLY,
        value=0.5,
        members="site=SDF camps+SDF prisons",
        why="A drill.",
    )
    (event,) = file.load().scenario("s4").events
    removed = remove_event(file, by, "s4", event.id)

    assert (event.id, event.name, event.members) == ("e1", "Guards halved", "site=SDF prisons+SDF camps")
    assert (event.authorship.who, event.authorship.why) == (by.who, "A drill.")
    assert (added.label, removed.label) == ("add the event “Guards halved”", "remove the event “Guards halved”")
    assert file.load().scenario("s4").events == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"target": "no_such_thing"}, "no_such_thing"),
        ({"members": "site=Narnia"}, "Narnia"),
        ({"months": 0}, "An event lasts 1 to 240 months, not 0"),
        ({"start": Month.of(1999, 1)}, "Jan 1999"),
        ({"value": -3.0}, "must be from"),
    ],
)
def test_that_an_event_that_cannot_strike_is_refused(
    file: WorkspaceFile, by: By, wrong: dict[str, object], says: str
) -> None:
    sound = {
        "name": "Guards halved",
        "start": MARCH,
        "months": 3,
        "target": "guard_ratio",
        "operation": Operation.MULTIPLY,
        "value": 0.5,
    }

    with pytest.raises(InputError, match=says):
        add_event(file, by, "s4", **(sound | wrong))  # type: ignore[arg-type]

    assert file.history() == ()


def test_that_an_inherited_event_is_removed_where_it_was_set(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(
        InputError, match="“Guarded prisons” holds no such event; remove it in the scenario that set it"
    ):
        remove_event(file, by, "s4", "e1")


def test_that_the_schedules_of_the_command_line_can_be_set_and_read_back(file: WorkspaceFile, by: By) -> None:
    text = "300@2020-01..600@2020-09"

    set_lever(file, by, "s2", "transfer_capacity", "", parse_schedule(text))

    override: Override = file.load().scenario("s2").overrides[-1]
    assert str(override.schedule) == text
    assert levers.LEVER_BY_NAME[override.lever].title == "Transfer capacity"
