"""An exercise checked as a whole: one finding for each thing that cannot work, none for a sound one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from small_exercise import CONTINGENCY, CUSTODIAN, FOREIGN, PRISONS, SCRIPTED, SMALL

from planner.analysis.exercises.checks import check_exercise
from planner.domain.exercise import Condition, Effect, Exercise, HeldLever, Turn, View
from planner.domain.finding import Severity
from planner.domain.play import PUBLIC
from planner.domain.scenario import Operation, Override
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.system.situations import shipped_situations
from planner.use_cases.change import By

NES = shipped_situations()[0]
BY = By("planner", datetime(2026, 11, 20, tzinfo=UTC))
Change = Callable[[Exercise], Exercise]


def with_inject(**fields: object) -> Change:
    return lambda exercise: changed(exercise, injects=(changed(SCRIPTED, **fields), *exercise.injects[1:]))


def with_cell(**fields: object) -> Change:
    return lambda exercise: changed(exercise, cells=(changed(CUSTODIAN, **fields), FOREIGN))


def with_lever(**fields: object) -> Change:
    held = changed(CUSTODIAN.levers[0], **fields)
    return with_cell(levers=(held, CUSTODIAN.levers[1]))


def with_turn(**fields: object) -> Change:
    return lambda exercise: changed(exercise, turns=(changed(exercise.turns[0], **fields), exercise.turns[1]))


def with_fields(**fields: object) -> Change:
    return lambda exercise: changed(exercise, **fields)


def strike(target: str, value: float = 2, **fields: object) -> tuple[Effect, ...]:
    return (Effect(target=target, operation=Operation.SET, value=value, months=1, **fields),)


def given(lever: str, members: str = "") -> tuple[Override, ...]:
    return (Override(lever=lever, members=members, schedule=constant(1), authorship=BY.authorship("")),)


def test_that_a_sound_exercise_has_nothing_to_find() -> None:
    assert [finding for finding in check_exercise(SMALL, NES) if finding.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("change", "severity", "where", "what"),
    [
        (with_inject(turn=3), "failure", "Inject 1", "turn 3, which is not there"),
        (with_inject(minute=8), "failure", "Inject 1", "due in minute 8 of a turn of 7 minutes"),
        (with_inject(month=2), "failure", "Inject 1", "happens 2 months into a turn of 2"),
        (with_inject(to=("navy",)), "failure", "Inject 1", "goes to “navy”, which is no cell"),
        (with_inject(kind="contingency"), "failure", "Inject 1", "waits for a condition and has none"),
        (with_inject(kind="player-triggered"), "failure", "Inject 1", "does not say what"),
        (with_inject(condition=CONTINGENCY.condition), "warning", "Inject 1", "condition that nobody reads"),
        (
            with_inject(kind="contingency", condition=Condition(indicator="calm", comparison="below", value=1)),
            "failure",
            "Inject 1",
            "reads “calm”, which nothing publishes",
        ),
        (with_inject(effects=strike("guards")), "failure", "Inject 1", "no lever or parameter “guards”"),
        (with_inject(effects=strike("guard_ratio", 9)), "failure", "Inject 1", "from 0.1 to 1.5"),
        (with_inject(effects=strike("guard_ratio", 1, delay=4)), "warning", "Inject 1", "after the exercise"),
        (with_inject(objective="O7"), "warning", "Inject 1", "objective O7, which is not there"),
        (with_inject(evidence=("Z99",)), "warning", "Inject 1", "evidence Z99"),
        (with_inject(number=2), "failure", "Events list", "2 of inject 2"),
        (with_cell(levers=()), "warning", "Custodian", "holds no lever"),
        (with_cell(budget=1), "warning", "Custodian", "does not pay for one step"),
        (with_cell(id=PUBLIC), "failure", "Custodian", "cannot be the id of a cell"),
        (with_cell(id="foreign"), "failure", "Cells", "2 of cell foreign"),
        (with_cell(views=(View(indicator="calm"),)), "failure", "Custodian", "sees “calm”, which nothing publishes"),
        (with_lever(lever="wall"), "failure", "Custodian", "no lever “wall”"),
        (with_lever(maximum=3), "failure", "Custodian", "from 0.1 to 1.5"),
        (with_lever(minimum=1, maximum=0.5), "failure", "Custodian", "lowest value is above the highest"),
        (with_lever(step=5), "warning", "Custodian", "more than all it may move"),
        (with_lever(clears=True, minimum=6, maximum=24), "failure", "Custodian", "only for repatriation requests"),
        (with_lever(clears=True, minimum=0), "failure", "Custodian", "within 0 months cannot be"),
        (
            with_lever(lever="transfers", maximum=50, members="site=SDF prisons;to_site=SDF prisons"),
            "failure",
            "Custodian",
            "there is nobody for site=SDF prisons;to_site=SDF prisons",
        ),
        (with_lever(members="site=Moon"), "failure", "Custodian", "no site “Moon”"),
        (
            with_cell(levers=(*CUSTODIAN.levers, FOREIGN.levers[1])),
            "warning",
            "Cells",
            "Custodian and Foreign affairs both hold tracking_places",
        ),
        (with_turn(brief=" "), "warning", "Turn 1", "has no brief"),
        (with_turn(minutes=(5_000_000_000, 0, 0, 0, 0, 0)), "failure", "Turn 1", "longer than a session"),
        (with_turn(minutes=(0, 0, 0, 0, 0, 0)), "failure", "Turn 1", "take no time"),
        (with_turn(minutes=(90, 90, 10, 10, 10, 10)), "warning", "Turns", "take 227 minutes"),
        (with_fields(injects=(SCRIPTED,)), "note", "Turn 2", "has no inject"),
        (with_fields(turns=(), injects=()), "failure", "Turns", "has no turn"),
        (with_fields(cells=(), injects=()), "failure", "Cells", "has no cell"),
        (
            with_fields(turns=tuple(Turn(months=24, minutes=(1, 1, 1, 1, 1, 1), brief="b") for _ in range(11))),
            "failure",
            "Turns",
            "take 264 months",
        ),
        (with_fields(objectives=()), "warning", "Objectives", "has no objective"),
        (with_fields(given=given("wall")), "failure", "Given levers", "no lever “wall”"),
        (with_fields(given=given("pull")), "note", "Given levers", "No cell holds pull"),
        (
            with_fields(given=given("guard_ratio", "site=SDF camps")),
            "note",
            "Given levers",
            "No cell holds guard_ratio",
        ),
        (with_fields(public=(View(indicator="escapes"),)), "warning", "Public window", "almost no noise"),
        (with_fields(public=()), "note", "Public window", "no figure to show"),
    ],
)
def test_that_a_check_finds(change: Change, severity: str, where: str, what: str) -> None:
    findings = check_exercise(change(SMALL), NES)
    assert any(
        found.severity == severity and found.where == where and what in f"{found.what} {found.remedy}"
        for found in findings
    ), [(found.where, found.what) for found in findings]


def test_that_a_lever_given_for_everybody_is_not_reported_when_a_cell_holds_it_for_some() -> None:
    findings = check_exercise(changed(SMALL, given=given("guard_ratio", PRISONS)), NES)
    assert not any("No cell holds" in finding.what for finding in findings)


def test_that_the_levers_a_cell_may_hold_go_to_their_very_ends() -> None:
    held = HeldLever(lever="guard_ratio", members=PRISONS, minimum=0.1, maximum=1.5, price=1, step=0.1)
    exercise = changed(SMALL, cells=(changed(CUSTODIAN, levers=(held,)), FOREIGN))
    assert not any(finding.severity is Severity.FAILURE for finding in check_exercise(exercise, NES))


def test_that_a_lever_may_have_one_value_only() -> None:
    fixed = with_lever(minimum=0.7, maximum=0.7)(SMALL)
    assert not any(finding.severity is Severity.FAILURE for finding in check_exercise(fixed, NES))
    assert not any("one step is more" in finding.what for finding in check_exercise(fixed, NES))


def test_that_an_exercise_without_injects_is_not_told_that_none_serves_its_objectives() -> None:
    served, unserved = (
        check_exercise(changed(SMALL, injects=injects), NES) for injects in ((), (changed(SCRIPTED, objective=""),))
    )
    assert not any("No inject serves it" in finding.what for finding in served)
    assert any("No inject serves it" in finding.what for finding in unserved)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (with_inject(turn=2), "which is not there"),
        (with_inject(minute=7), "due in minute"),
        (with_inject(month=1), "months into a turn"),
        (with_turn(minutes=(90, 60, 10, 4, 4, 5)), "The turns take 180 minutes"),
        (with_turn(minutes=(240, 0, 0, 0, 0, 0)), "longer than a session"),
        (with_turn(minutes=(0, 0, 0, 0, 0, 7)), "takes less than no time"),
        (with_turn(minutes=(1, 0, 0, 0, 0, 0)), "take no time"),
        (with_cell(budget=2), "does not pay for one step"),
        (with_lever(step=0.7), "more than all it may move"),
        (with_lever(price=0, step=5), "more than all it may move"),
        (with_inject(effects=strike("guard_ratio", 1, delay=3)), "after the exercise"),
        (with_fields(public=(*SMALL.public, View(indicator="escapes", noise=0.01))), "It has room for"),
        (with_fields(public=(View(indicator="escapes", noise=0.01),)), "almost no noise"),
        (with_fields(public=(View(indicator="escapes", blank=True),)), "almost no noise"),
    ],
)
def test_that_what_just_fits_is_not_found_fault_with(change: Change, words: str) -> None:
    assert not any(words in finding.what for finding in check_exercise(change(SMALL), NES))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (with_fields(public=SMALL.public + (View(indicator="escapes", noise=0.1),) * 2), "It has room for 3 figures"),
        (with_turn(minutes=(-1, 2, 0, 0, 0, 0)), "takes less than no time"),
        (with_turn(minutes=(241, 0, 0, 0, 0, 0)), "longer than a session"),
        (with_turn(minutes=(90, 60, 10, 4, 5, 5)), "The turns take 181 minutes"),
        (with_inject(text=" "), "has no text to read out"),
        (with_cell(name="Foreign affairs"), "There are 2 of cell Foreign affairs"),
        (with_cell(id="a/b"), "cannot be the id of a cell"),
        (with_cell(id="a:b"), "cannot be the id of a cell"),
        (with_fields(objectives=(changed(SMALL.objectives[0], criteria=()),)), "It has no criteria"),
        (with_fields(objectives=SMALL.objectives * 2), "There are 2 of objective O1"),
    ],
)
def test_that_what_is_just_too_much_or_missing_is_told(change: Change, words: str) -> None:
    assert any(words in finding.what for finding in check_exercise(change(SMALL), NES))


def test_that_levers_held_twice_by_one_cell_are_its_own_fault_alone() -> None:
    doubled = with_cell(levers=(CUSTODIAN.levers[0], CUSTODIAN.levers[0]))(SMALL)
    found = [finding.what for finding in check_exercise(doubled, NES)]
    assert any("There are 2 of lever guard_ratio" in what for what in found)
    assert not any("both hold" in what for what in found)
