"""What audiences were told by when, and what was decided, by whom and at what cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from small_exercise import CAMPS, CUSTODIAN, FAMILIES, FOREIGN, PAIR, PRISONS, SMALL

from planner.analysis.exercises.alternatives import alternatives_of
from planner.analysis.exercises.cell_briefing import briefing_lines, cell_briefing
from planner.analysis.exercises.costs import beyond, cell_book, held_by
from planner.analysis.exercises.decision_log import decision_log, decisions_text
from planner.analysis.exercises.found import twice
from planner.analysis.exercises.public_picture import month_name
from planner.analysis.exercises.told import decisions_told, told_upto, views_of
from planner.domain.finding import Severity
from planner.domain.period import Month
from planner.domain.play import Amendment
from planner.domain.play_state import CellState, Choice, InjectState, InjectStatus, PlayState, Standing, TurnPlayed
from planner.domain.schedule import Schedule, clear, constant
from planner.system.situations import shipped_situations

MakeState = Callable[..., PlayState]
NES = shipped_situations()[0]
NOV = Month.of(2019, 11)
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def guards(value: float, amendment: Schedule | None = None, *, amended: bool = False) -> Choice:
    """The custodian's guards at a value; amended to another one, or refused, where `amended`."""
    made = Amendment(lever="guard_ratio", members=PRISONS, schedule=amendment, reason="too dear") if amended else None
    return Choice("guard_ratio", PRISONS, constant(value), "thin", made)


HOME = Choice("repatriation_requests", FAMILIES, clear(24), "promised")


def test_that_nothing_is_told_before_it_is_revealed(state: MakeState) -> None:
    assert told_upto(state(), NOV, "custodian", CAMPS) == NOV
    assert decisions_told(state(), "custodian") == ()


def test_that_a_figure_is_told_up_to_the_end_of_the_last_turn_it_was_revealed_in(state: MakeState) -> None:
    told = frozenset({(1, CAMPS, "custodian"), (2, CAMPS, "custodian"), (1, "escapes", "custodian")})
    found = replace(state(turn=2), told=told)

    assert told_upto(found, NOV, "custodian", CAMPS) == Month.of(2020, 3)
    assert told_upto(found, NOV, "custodian", "escapes") == Month.of(2020, 1)
    assert told_upto(found, NOV, "foreign", CAMPS) == NOV


def test_that_decisions_are_told_by_turn_and_cell_to_those_who_were_told(state: MakeState) -> None:
    told = {(2, "decisions:foreign", "custodian"), (1, "decisions:foreign", "custodian"), (1, CAMPS, "custodian")}
    found = replace(state(turn=2), told=frozenset(told | {(1, "decisions:custodian", "foreign")}))

    assert decisions_told(found, "custodian") == ((1, "foreign"), (2, "foreign"))
    assert decisions_told(found, "foreign") == ((1, "custodian"),)


def test_that_each_audience_has_its_own_views(state: MakeState) -> None:
    assert views_of(state(), "public") == SMALL.public
    assert views_of(state(), "foreign") == FOREIGN.views
    with pytest.raises(KeyError):
        views_of(state(), "navy")


def test_that_a_book_adds_up_what_decisions_cost(state: MakeState) -> None:
    book = cell_book(state(custodian=CellState((guards(0.9),))), NES, "custodian")

    assert [(line.cost, line.asked_cost, line.choice is None) for line in book.lines] == [(16, 16, False), (0, 0, True)]
    assert (book.cell, book.left) == (CUSTODIAN, 14)
    assert beyond(book) == ()


def test_that_an_amendment_costs_what_takes_hold_and_remembers_what_was_asked(state: MakeState) -> None:
    lowered = cell_book(state(custodian=CellState((guards(0.9, constant(0.8), amended=True),))), NES, "custodian")
    refused = cell_book(state(custodian=CellState((guards(0.9, None, amended=True),))), NES, "custodian")

    assert (lowered.lines[0].cost, lowered.lines[0].asked_cost, lowered.left) == (8, 16, 22)
    assert (refused.lines[0].cost, refused.lines[0].asked_cost, refused.left) == (0, 16, 30)


@pytest.mark.parametrize("value", [0.3, 1.0])
def test_that_an_amendment_to_the_very_limit_is_not_beyond_it(state: MakeState, value: float) -> None:
    book = cell_book(state(custodian=CellState((guards(0.9, constant(value), amended=True),))), NES, "custodian")

    assert [line for line in beyond(book) if "outside" in line] == []


def test_that_an_amendment_beyond_limits_and_budget_says_both(state: MakeState) -> None:
    book = cell_book(state(custodian=CellState((guards(0.9, constant(1.2), amended=True),))), NES, "custodian")

    # half a point from 0.7 at 8 for each 0.1 is 40, of 30
    assert beyond(book) == (
        "Prison guards is outside what Custodian may decide (0.30–1.00).",
        "It costs 10 points more than Custodian had.",
    )


def test_that_a_lever_the_cell_has_no_name_for_goes_by_its_title(state: MakeState) -> None:
    made = Amendment(lever="release_of_locals", members="origin=Syria", schedule=constant(1200), reason="more")
    released = Choice("release_of_locals", "origin=Syria", constant(300), "", made)
    book = cell_book(state(custodian=CellState((released,))), NES, "custodian")

    assert beyond(book)[0].startswith("Release of locals from camps is outside what Custodian may decide (0–1 000)")


def test_that_a_cell_that_decided_nothing_has_all_its_budget_for_an_alternative(state: MakeState) -> None:
    mine = [one.text for one in alternatives_of(state(), NES, 1) if one.cell == "Foreign affairs"]

    assert mine[0] == "Families home in 18 mo."


def test_that_a_budget_spent_to_the_last_point_is_not_overspent(state: MakeState) -> None:
    book = cell_book(state(custodian=CellState((guards(0.9),))), NES, "custodian")

    assert beyond(replace(book, left=0)) == ()
    assert beyond(replace(book, left=-0.5)) == ("It costs 0.5 points more than Custodian had.",)


def test_that_a_lever_is_held_for_its_very_members() -> None:
    assert held_by(CUSTODIAN, "guard_ratio", PRISONS) is CUSTODIAN.levers[0]
    assert held_by(CUSTODIAN, "guard_ratio", "") is None
    assert held_by(CUSTODIAN, "wall", PRISONS) is None


def test_that_a_decision_log_tells_what_was_asked_and_what_became_of_it(state: MakeState) -> None:
    accepted = CellState((HOME,), Standing.LOCKED, AT, adjudicated_at=AT + timedelta(minutes=5))
    found = decision_log(state(custodian=CellState((guards(0.9),), since=AT), foreign=accepted), NES)

    assert [(row.turn, row.cell, row.text, row.decided, row.cost) for row in found] == [
        (1, "Custodian", "Prison guards 0.70 → 0.90", "0.90", 16),
        (1, "Foreign affairs", f"Families home {found[1].before} → in 24 mo.", "in 24 mo.", 16),
    ]
    assert [(row.outcome, row.amended, row.why) for row in found] == [
        ("Not adjudicated yet", False, "thin"),
        ("Accepted", False, "promised"),
    ]
    assert [row.at for row in found] == [AT, AT + timedelta(minutes=5)]


@pytest.mark.parametrize(
    ("amendment", "decided", "outcome"),
    [(constant(0.8), "0.80", "Amended to 0.80: too dear"), (None, "refused", "Refused: too dear")],
)
def test_that_an_amended_decision_says_how_and_why(
    state: MakeState, amendment: Schedule | None, decided: str, outcome: str
) -> None:
    cell = CellState((guards(0.9, amendment, amended=True),), adjudicated_at=AT)
    (row,) = decision_log(state(custodian=cell), NES)

    assert (row.asked, row.decided, row.outcome, row.amended) == ("0.90", decided, outcome, True)


def test_that_decisions_of_earlier_turns_come_first(state: MakeState) -> None:
    earlier = {"custodian": CellState((guards(0.8),)), "foreign": CellState()}
    later = replace(state(turn=2, custodian=CellState((guards(0.9),))), played=(TurnPlayed(1, AT, AT, earlier, "f"),))

    assert [(row.turn, row.before, row.asked) for row in decision_log(later, NES)] == [
        (1, "0.70", "0.80"),
        (2, "0.80", "0.90"),
    ]
    assert decisions_text(later, NES, 1) == "Prison guards 0.80"


def test_that_the_costliest_decision_is_told_first(state: MakeState) -> None:
    cheap = Choice("tracking_places", PAIR, constant(100), "")
    found = state(custodian=CellState((guards(0.75),)), foreign=CellState((HOME, cheap)))
    costs = {row.lever: row.cost for row in decision_log(found, NES)}

    assert decisions_text(found, NES, 1).split("; ")[0] == "Families home in 24 mo."
    assert costs["Families home"] > max(costs["Prison guards"], costs["Tracking places"])
    assert decisions_text(state(), NES, 1) == "nothing decided"


def test_that_two_levers_of_one_title_are_told_with_their_cell(state: MakeState) -> None:
    both = [cell.model_copy(update={"levers": (CUSTODIAN.levers[0],)}) for cell in (CUSTODIAN, FOREIGN)]
    exercise = SMALL.model_copy(update={"cells": tuple(both)})
    found = state(exercise=exercise, custodian=CellState((guards(0.9),)), foreign=CellState((guards(0.8),)))

    assert decisions_text(found, NES, 1) == "Prison guards 0.90 (Custodian); Prison guards 0.80 (Foreign affairs)"


def test_that_alternatives_are_priced_with_what_is_left_and_what_was_spent(state: MakeState) -> None:
    # 30 points a turn, 16 of them spent on guards at 0.9: 30 reach from 0.7 down to 0.4 and, for 24, up to 1;
    # the 14 left reach from 250 releases down to 0, for 10, and seven steps of 50 up
    found = alternatives_of(state(custodian=CellState((guards(0.9),))), NES, 1)
    mine = [one.text for one in found if one.cell == "Custodian"]

    assert mine == [
        "Prison guards 0.40",
        "Prison guards 1.00",
        "Release of locals from camps 0",
        "Release of locals from camps 600",
    ]
    assert {one.turn for one in found} == {1}


def test_that_what_was_decided_and_what_held_anyway_are_no_alternatives(state: MakeState) -> None:
    found = alternatives_of(state(custodian=CellState((guards(1.0),))), NES, 1)

    assert [one.text for one in found if one.lever == "guard_ratio"] == ["Prison guards 0.40"]
    assert found[0].choice == Choice("guard_ratio", PRISONS, constant(0.4), "")


def test_that_a_cell_reads_its_page_line_by_line(state: MakeState) -> None:
    sent = InjectState(SMALL.injects[1], InjectStatus.SENT, AT, turn=1)
    found = replace(state(custodian=CellState((guards(0.9),))), injects={2: sent})
    lines = list(briefing_lines(cell_briefing(found, NES, None, "custodian")))

    assert lines == [
        "Custodian ·  · turn 1, November 2019",
        "You hold the keys.",
        "Guards are few.",
        "",
        "What you have been told",
        "  Held, SDF camps: not known ",
        "  Escapes, gross: not known ",
        "",
        "What has reached you",
        "  2  : Breakout at dawn. A wing has been lost.",
        "",
        "What you can decide, 14 points left",
        "  Prison guards: in force 0.70, allowed 0.30–1.00, decided 0.90 for 16",
        "  Release of locals from camps: in force 250, allowed 0–1\u202f000",
    ]


@pytest.mark.parametrize(
    ("month", "name"),
    [(Month.of(2020, 1), "January 2020"), (Month.of(2019, 12), "December 2019"), (Month.of(2020, 7), "July 2020")],
)
def test_that_months_have_their_names_in_full(month: Month, name: str) -> None:
    assert month_name(month) == name


def test_that_a_name_that_stands_more_than_once_is_found_once_with_its_count() -> None:
    (found,) = twice("Cells", "cell", ["a", "b", "a", "a"])

    assert (found.severity, found.where, found.what) == (Severity.FAILURE, "Cells", "There are 3 of cell a.")
    assert list(twice("Cells", "cell", ["a", "b"])) == []
