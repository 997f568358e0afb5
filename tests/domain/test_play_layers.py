"""A play becomes layers of scenarios: what is given, then each turn's decisions and the effects of its injects."""

from __future__ import annotations

from datetime import datetime

import pytest

from planner.domain.exercise import Cell, Effect, Exercise, Inject, Step, Turn
from planner.domain.period import Month
from planner.domain.play import (
    Adjudicated,
    Advanced,
    Amendment,
    Decided,
    Entry,
    InjectAction,
    InjectMoved,
    Play,
    StepBegan,
)
from planner.domain.play_layers import chain_of, dated
from planner.domain.play_state import Choice, PlayState, state_of
from planner.domain.scenario import Authorship, Operation, Override
from planner.domain.schedule import clear, constant, ramp, steps

AT = datetime(2026, 11, 19, 9, 30)
START = Month.of(2019, 11)
NOTED = Authorship(who="exercise", when=AT)
HALVED = Effect(target="guard_ratio", operation=Operation.MULTIPLY, value=0.5, months=2, delay=1)
EXERCISE = Exercise(
    id="x1",
    name="October 2019",
    situation_id="nes-2019",
    given=(Override(lever="pull", schedule=constant(2), authorship=NOTED),),
    cells=(Cell(id="custodian", name="Custodian"),),
    turns=(Turn(months=4, minutes=(4, 12, 4, 6, 3, 7)), Turn(months=2, minutes=(4, 12, 4, 6, 3, 7))),
    injects=(Inject(number=1, turn=2, month=1, title="Guards leave", effects=(HALVED,)),),
)
SAID = {"at": AT, "who": "lead controller"}


def entries(*more: Entry) -> tuple[Entry, ...]:
    """Turn 1 with guards asked at 0.9 and a transfer refused; turn 2 with the inject sent."""
    refused = Amendment(lever="transfer_capacity", schedule=None, reason="no aircraft")
    return (
        StepBegan(number=1, turn=1, step=Step.BRIEF, **SAID),
        Decided(number=2, cell="custodian", lever="guard_ratio", schedule=constant(0.9), **SAID),
        Decided(number=3, cell="custodian", lever="transfer_capacity", schedule=constant(450), **SAID),
        Adjudicated(number=4, cell="custodian", amendments=(refused,), **SAID),
        Advanced(number=5, turn=1, fingerprint="f00d", **SAID),
        StepBegan(number=6, turn=2, step=Step.BRIEF, **SAID),
        InjectMoved(number=7, inject=1, action=InjectAction.SENT, **SAID),
        *more,
    )


@pytest.fixture
def state() -> PlayState:
    return state_of(Play(id="p1", exercise=EXERCISE, began=AT, entries=entries()))


def test_that_a_decision_holds_from_the_first_month_of_its_turn() -> None:
    assert dated(constant(0.9), START.plus(4)) == steps((START.plus(4), 0.9))
    assert dated(clear(12), START.plus(4)) == clear(12, START.plus(4))
    assert dated(ramp((START, 1), (START.plus(2), 2)), START) == ramp((START, 1), (START.plus(2), 2))


def test_that_every_turn_is_a_layer_over_what_is_given(state: PlayState) -> None:
    chain = chain_of(state, START, NOTED, upto=2)

    assert [layer.parent_id for layer in chain] == [None, chain[0].id, chain[1].id]
    assert chain[0].overrides == EXERCISE.given
    assert [(found.lever, found.schedule) for found in chain[1].overrides] == [("guard_ratio", steps((START, 0.9)))]
    assert chain[2].overrides == ()


def test_that_a_sent_inject_strikes_in_its_month_after_its_delay(state: PlayState) -> None:
    (event,) = chain_of(state, START, NOTED, upto=2)[2].events

    assert (event.start, event.months, event.value) == (START.plus(4 + 1 + 1), 2, 0.5)


def test_that_leaving_out_a_turns_decisions_keeps_its_injects(state: PlayState) -> None:
    chain = chain_of(state, START, NOTED, upto=2, without=(1, 2))

    assert [layer.overrides for layer in chain[1:]] == [(), ()]
    assert len(chain[2].events) == 1


def test_that_an_alternative_takes_the_place_of_what_was_decided(state: PlayState) -> None:
    other = Choice("guard_ratio", "", constant(0.5), "")

    chain = chain_of(state, START, NOTED, upto=1, changed=other, changed_in=1)

    assert [found.schedule for found in chain[1].overrides] == [steps((START, 0.5))]


def test_that_the_open_turn_is_layered_from_the_table_before_it_is_played() -> None:
    asked = Decided(number=8, cell="custodian", lever="guard_ratio", schedule=constant(0.6), **SAID)
    state = state_of(Play(id="p1", exercise=EXERCISE, began=AT, entries=entries(asked)))

    (override,) = chain_of(state, START, NOTED, upto=2)[2].overrides

    assert override.schedule == steps((START.plus(4), 0.6))
