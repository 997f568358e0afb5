"""The exercises that come with the planner: everything in them is real, admitted and reachable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from planner.domain.exercise import Exercise, HeldLever, Inject, InjectKind
from planner.domain.play_layers import event_of
from planner.domain.scenario import Authorship
from planner.domain.schedule import clear, constant
from planner.domain.situation import Situation
from planner.system.admission import check_event, check_override
from planner.system.evidence import register
from planner.system.exercises import SHIPPED, shipped_exercises
from planner.system.levers import LEVER_BY_NAME
from planner.system.published import sources_of
from planner.system.situations import shipped_situations

CONTROL = Authorship(who="control", when=datetime(2026, 11, 19, tzinfo=UTC))
UNDER_THREE_HOURS = 150
"""Minutes of play: brief, hot wash and a break come on top."""


@pytest.fixture(params=shipped_exercises(), ids=SHIPPED)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    """Each shipped exercise in turn."""
    found = request.param
    assert isinstance(found, Exercise)
    return found


@pytest.fixture
def situation(exercise: Exercise) -> Situation:
    """The situation an exercise is played on."""
    return next(found for found in shipped_situations() if found.id == exercise.situation_id)


def test_that_the_two_exercises_are_shipped_under_their_ids() -> None:
    assert tuple(found.id for found in shipped_exercises()) == SHIPPED


def test_that_an_exercise_can_be_played_in_under_three_hours(exercise: Exercise) -> None:
    assert sum(sum(turn.minutes) for turn in exercise.turns) <= UNDER_THREE_HOURS


def test_that_every_evidence_id_is_in_the_register(exercise: Exercise) -> None:
    cited = {item for inject in exercise.injects for item in inject.evidence}

    assert cited <= {item.id for item in register().items}


def test_that_every_inject_cites_evidence_and_says_what_is_expected(exercise: Exercise) -> None:
    thin = [
        inject.number
        for inject in exercise.injects
        if not (inject.evidence and inject.expected_action and inject.controller and inject.channel and inject.sender)
    ]

    assert thin == []


def test_that_numbers_are_unique_and_injects_follow_the_turns(exercise: Exercise) -> None:
    numbers = [inject.number for inject in exercise.injects]

    assert numbers == list(range(1, len(numbers) + 1))
    assert [inject.turn for inject in exercise.injects] == sorted(inject.turn for inject in exercise.injects)


def test_that_every_inject_serves_an_objective_and_every_objective_is_served(exercise: Exercise) -> None:
    assert {inject.objective for inject in exercise.injects} == {objective.id for objective in exercise.objectives}


def test_that_injects_reach_cells_that_exist_while_players_still_plan(exercise: Exercise) -> None:
    cells = {cell.id for cell in exercise.cells}
    late = [inject.number for inject in exercise.injects if inject.minute > _planning_ends(exercise, inject)]

    assert {cell for inject in exercise.injects for cell in inject.to} <= cells
    assert late == []


def test_that_each_kind_of_inject_occurs_with_what_brings_it_in(exercise: Exercise) -> None:
    conditional = [bool(inject.condition) for inject in exercise.injects if inject.kind is InjectKind.CONTINGENCY]
    triggered = [bool(inject.trigger) for inject in exercise.injects if inject.kind is InjectKind.PLAYER]

    assert len(conditional) >= 2
    assert all(conditional)
    assert triggered
    assert all(triggered)


def test_that_conditions_and_views_name_published_series(exercise: Exercise, situation: Situation) -> None:
    named = {inject.condition.indicator for inject in exercise.injects if inject.condition}
    named |= {view.indicator for cell in exercise.cells for view in cell.views}
    named |= {view.indicator for view in exercise.public}

    assert named <= {source.key for source in sources_of(situation)}


def test_that_every_effect_is_admitted_by_the_system(exercise: Exercise, situation: Situation) -> None:
    for inject, place in _effects(exercise):
        month = exercise.first_month(inject.turn, situation.start).plus(inject.month)
        check_event(situation, event_of(inject, inject.effects[place - 1], place, month, CONTROL))


def test_that_the_limits_of_every_held_lever_are_admitted_by_the_system(
    exercise: Exercise, situation: Situation
) -> None:
    for held in _held(exercise):
        for value in (held.minimum, held.maximum):
            schedule = clear(value) if held.clears else constant(value)
            check_override(situation, held.lever, held.members, schedule)


def test_that_the_limits_of_a_lever_lie_inside_its_range(exercise: Exercise) -> None:
    outside = [
        held.title
        for held in _held(exercise)
        if not held.clears
        and not LEVER_BY_NAME[held.lever].minimum <= held.minimum < held.maximum <= LEVER_BY_NAME[held.lever].maximum
    ]

    assert outside == []


def test_that_no_two_cells_hold_the_same_lever(exercise: Exercise) -> None:
    held = [(found.lever, found.members) for found in _held(exercise)]

    assert len(held) == len(set(held))


def test_that_what_was_made_up_says_so_and_contested_figures_are_not_called_made_up(exercise: Exercise) -> None:
    factual = {inject.number for inject in exercise.injects if "Exercise material." not in inject.text}
    cites_a_source = {
        inject.number for inject in exercise.injects if any(item[0] in "FOEQ" for item in inject.evidence)
    }

    assert factual <= cites_a_source
    assert "Exercise material" in exercise.situation_manual


def test_that_every_turn_briefs_the_players_and_says_one_thing_in_public(exercise: Exercise) -> None:
    assert all(turn.brief and turn.title and turn.message for turn in exercise.turns)
    assert all(len(turn.message) <= 72 for turn in exercise.turns)


def test_that_each_cell_is_told_something_and_refused_something(exercise: Exercise) -> None:
    assert all(any(view.blank for view in cell.views) for cell in exercise.cells)
    assert all(any(not view.blank for view in cell.views) for cell in exercise.cells)


def test_that_thousands_are_set_apart_by_thin_spaces(exercise: Exercise) -> None:
    assert re.search(r"\d,\d{3}\b", exercise.model_dump_json()) is None


def _effects(exercise: Exercise) -> Iterator[tuple[Inject, int]]:
    for inject in exercise.injects:
        for place in range(1, len(inject.effects) + 1):
            yield inject, place


def _held(exercise: Exercise) -> Iterator[HeldLever]:
    for cell in exercise.cells:
        yield from cell.levers


def _planning_ends(exercise: Exercise, inject: Inject) -> int:
    return sum(exercise.turns[inject.turn - 1].minutes[:2])
