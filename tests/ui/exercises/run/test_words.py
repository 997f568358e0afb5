"""What the console prints: months and effects of injects, what may be typed for a decision, the log, the turns."""

from __future__ import annotations

from datetime import datetime

import pytest
from small_exercise import CAMPS, FAMILIES, LATE, PRISONS, SCRIPTED, SMALL

from planner.domain.errors import InputError
from planner.domain.exercise import Effect, Step
from planner.domain.period import Month
from planner.domain.play import (
    PUBLIC,
    Adjudicated,
    Advanced,
    CellAction,
    CellMoved,
    Decided,
    Entry,
    InjectAction,
    InjectMoved,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.domain.scenario import Operation
from planner.domain.schedule import clear, constant
from planner.domain.value import changed
from planner.ui.exercises.run.cells import LeverRow, schedule_typed
from planner.ui.exercises.run.inject_words import effect_words, members_text, months_text
from planner.ui.exercises.run.log_words import entry_words

START = Month.of(2019, 11)
AT = datetime(2026, 11, 20, 10, 44)


@pytest.mark.parametrize(
    ("first", "months", "words"),
    [
        (Month.of(2020, 7), 1, "Jul 2020"),
        (Month.of(2020, 7), 2, "Jul and Aug 2020"),
        (Month.of(2020, 7), 6, "Jul–Dec 2020"),
        (Month.of(2019, 11), 6, "Nov 2019–Apr 2020"),
    ],
)
def test_that_months_are_written_as_people_say_them(first: Month, months: int, words: str) -> None:
    assert months_text(first, months) == words


def test_that_an_effect_says_lever_factor_months_and_before_after() -> None:
    said = effect_words(SCRIPTED.effects[0], SCRIPTED, SMALL, START, {("guard_ratio", PRISONS): (0.8,)})
    assert said == ("Guard ratio, SDF prisons ×\u202f0.7", "Nov and Dec 2019: 0.80 → 0.56")


def test_that_an_effect_of_a_later_turn_begins_in_its_month() -> None:
    assert effect_words(LATE.effects[0], LATE, SMALL, START, {})[1] == "Feb 2020–Jan 2021"


def test_that_members_with_different_values_give_a_range() -> None:
    said = effect_words(SCRIPTED.effects[0], SCRIPTED, SMALL, START, {("guard_ratio", PRISONS): (0.6, 1.0)})
    assert said[1] == "Nov and Dec 2019: 0.60–1.00 → 0.42–0.70"


def test_that_a_change_of_custodian_is_said_in_words() -> None:
    strike = Effect(target="custodian_change", members=PRISONS, operation=Operation.SET, value=0.5, months=3)
    assert effect_words(strike, changed(SCRIPTED, effects=(strike,)), SMALL, START, {}) == (
        "Change of custodian, SDF prisons: 50 in 100 places change hands",
        "Nov 2019–Jan 2020",
    )


def test_that_members_are_named_without_their_dimensions() -> None:
    assert members_text("origin=France+Germany+United Kingdom;cohort=women") == (
        "France, Germany and United Kingdom, women"
    )


def row(*, clears: bool) -> LeverRow:
    return LeverRow(
        (FAMILIES, ""), "Families home", "19 a month", "no change", "", "", "6–48 mo.", "0", "", clears=clears
    )


@pytest.mark.parametrize("typed", ["24", " 24 mo.", "in 24 months", "clear 24"])
def test_that_months_may_be_typed_in_several_ways(typed: str) -> None:
    assert schedule_typed(typed, row(clears=True)) == clear(24)


@pytest.mark.parametrize("typed", ["", "  ", "no change"])
def test_that_nothing_typed_is_no_change(typed: str) -> None:
    assert schedule_typed(typed, row(clears=False)) is None


@pytest.mark.parametrize("typed", ["1.5", "×\u202f1.5", "× 1.5"])
def test_that_a_value_may_be_typed_as_it_is_shown(typed: str) -> None:
    assert schedule_typed(typed, row(clears=False)) == constant(1.5)


@pytest.mark.parametrize("typed", ["many", "10@2019-12", "10@2019-12..40@2021-01"])
def test_that_what_is_no_single_value_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        schedule_typed(typed, row(clears=False))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (StepBegan(number=1, at=AT, who="control", turn=2, step=Step.SEAL), "Turn 2: seal"),
        (InjectMoved(number=1, at=AT, who="control", inject=12, action=InjectAction.HELD), "Inject 12 held"),
        (
            InjectMoved(number=1, at=AT, who="control", inject=8, action=InjectAction.SKIPPED, reason="no time"),
            "Inject 8 skipped: no time",
        ),
        (
            InjectMoved(number=1, at=AT, who="control", inject=8, action=InjectAction.OPENED, cell="foreign"),
            "Inject 8 opened by Foreign affairs",
        ),
        (CellMoved(number=1, at=AT, who="control", cell="custodian", action=CellAction.SEALED), "Custodian sealed"),
        (
            Decided(
                number=1,
                at=AT,
                who="n",
                cell="foreign",
                lever="repatriation_requests",
                members=FAMILIES,
                schedule=clear(24),
            ),
            "Foreign affairs: Families home clear 24",
        ),
        (Adjudicated(number=1, at=AT, who="control", cell="custodian"), "Custodian accepted"),
        (Advanced(number=1, at=AT, who="control", turn=1, fingerprint="f"), "Turn 1 advanced"),
        (
            Revealed(number=1, at=AT, who="control", item=CAMPS, audience=PUBLIC, turn=1),
            "The public told: People held in the camps",
        ),
        (
            Revealed(
                number=1, at=AT, who="control", item="decisions:foreign", audience="custodian", turn=1, prepared=True
            ),
            "Decisions of Foreign affairs: ticked for Custodian",
        ),
        (Shown(number=1, at=AT, who="control", message="", frozen=True), "Public window frozen"),
        (
            Rewound(number=1, at=AT, who="control", turn=2, reason="see the other choice"),
            "Rewound to turn 2: see the other choice",
        ),
    ],
)
def test_that_every_entry_reads_in_a_few_words(entry: Entry, words: str) -> None:
    assert entry_words(entry, SMALL) == words
