"""The reality checks hold on what is shipped, and each fails when what it guards is broken on purpose.

The table of signs has tests of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from planner.analysis import check_cases, checks, checks_of_custody, checks_of_numbers
from planner.analysis.check_cases import Case, Check
from planner.analysis.checks import CHECKS, reality_checks
from planner.domain.errors import Cancelled
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign
from planner.domain.schedule import constant, parse_schedule
from planner.domain.situation import Driver, Situation
from planner.domain.value import changed
from planner.system.run import project
from planner.system.situations import shipped_situations
from planner.system.variants import with_numbers, with_split_origin

NES, RECONSTRUCTION = shipped_situations()
NOTED = Authorship(who="analyst", when=datetime(2026, 11, 20, tzinfo=UTC))
ALWAYS = CHECKS[:-1]
TO_THE_END = {checks.people_are_conserved, checks.nothing_is_negative, checks.halving_the_step_changes_little}


def scenario(overrides: Mapping[str, str], *events: Event) -> Scenario:
    return Scenario(
        id="made",
        name="made",
        situation_id=NES.id,
        sign=Sign(letter="A", colour=1, dash=1),
        overrides=tuple(
            Override(lever=lever, schedule=parse_schedule(words), authorship=NOTED)
            for lever, words in overrides.items()
        ),
        events=events,
    )


def case(months: int = 12, numbers: Mapping[str, float] | None = None, *chain: Scenario) -> Case:
    return Case(with_numbers(NES, numbers or {}), chain, months)


def with_driver(situation: Situation, target: str, value: float) -> Situation:
    return changed(situation, drivers=(Driver(target=target, schedule=constant(value), evidence=("R",)),))


@pytest.mark.parametrize("situation", [NES, RECONSTRUCTION], ids=lambda situation: situation.id)
@pytest.mark.parametrize(("name", "check"), ALWAYS, ids=[name for name, _ in ALWAYS])
def test_that_a_check_holds_on_a_shipped_situation(name: str, check: Check, situation: Situation) -> None:
    months = situation.months if check in TO_THE_END else 24
    passed, detail = check(Case(situation, (), months))

    assert passed, detail


UNDER_STRAIN = scenario(
    {"custodian_change_rate": "1", "grievance": "1", "inspiration": "1", "repatriation_requests": "clear 24"},
    Event(
        id="e1",
        name="collapse",
        start=Month.of(2020, 6),
        months=3,
        target="custodian_change",
        operation=Operation.SET,
        value=1,
        authorship=NOTED,
    ),
)


@pytest.mark.parametrize(("name", "check"), ALWAYS, ids=[name for name, _ in ALWAYS])
def test_that_a_check_holds_on_a_scenario_under_strain(name: str, check: Check) -> None:
    passed, detail = check(Case(NES, (UNDER_STRAIN,), 24))

    assert passed, detail


def test_that_all_thirteen_are_told_one_by_one() -> None:
    heard: list[str] = []
    results = reality_checks(changed(NES, months=2), (), lambda fraction, note: heard.append(f"{fraction:.1f} {note}"))

    assert [result.number for result in results] == list(range(1, 14))
    assert all(result.detail for result in results)
    assert heard[0] == "0.0 People are conserved"
    assert heard[-1] == "1.0 Reality checks done"


def test_that_the_checks_can_be_stopped() -> None:
    def stop(fraction: float, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        reality_checks(changed(NES, months=2), (), stop)


def test_that_people_who_go_to_two_places_at_once_are_found() -> None:
    passed, detail = checks.people_are_conserved(case(numbers={"destination_pull": 0.5}))

    assert not passed
    assert "relocation" in detail


def test_that_a_stock_below_nought_is_found() -> None:
    passed, detail = checks.nothing_is_negative(case(numbers={"diverted_share": 5}))

    assert not passed
    assert "frustrated fell below nought" in detail


def test_that_a_way_out_left_open_is_found() -> None:
    open_door = Case(with_driver(NES, "routine_escape", 5), (), 12)

    passed, detail = checks.custody_empties_only_by_death(open_door)
    assert not passed
    assert re.fullmatch(r"largest fall beyond deaths [\d.e+]+ persons", detail)


@pytest.mark.parametrize("months", [3, 24])
def test_that_with_nobody_coming_custody_falls_by_deaths_alone(months: int) -> None:
    """Captures, births and attempts are off, so that any way out left open would show."""
    nobody = {"capture_at_large": 0, "births_in_camps": 0, "attempted_travel": 0, "delivery_slip_today": 0}

    passed, detail = checks.custody_empties_only_by_death(case(months, nobody))

    assert passed, detail


def test_that_the_origin_that_was_split_is_named() -> None:
    assert checks.splitting_an_origin_changes_no_total(case(2))[1].endswith(", splitting France")


def test_that_what_never_goes_higher_is_counted_in_draws_beyond_rounding() -> None:
    def made(*ends: float) -> Projection:
        rows = np.array([[0.0] * len(ends), ends], dtype=np.float32)
        return Projection("f", NES.start, 1, 1, {}, {}, {"escapes": rows}, len(ends))

    base = made(1000.0, 1000.0, 0.0)
    told = [
        checks._never_higher(made(*ends), base, "escapes", "more")
        for ends in ((1000.0, 900.0, 0.0), (1000.0005, 1000.0, 0.0), (1001.0, 1000.0, 0.5), (1000.0, 1000.0, 1e-5))
    ]

    assert told == [
        (True, "more in 0 of 40 draws"),
        (True, "more in 0 of 40 draws"),
        (False, "more in 2 of 40 draws"),
        (False, "more in 1 of 40 draws"),
    ]


def test_that_a_child_that_differs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_empty", lambda: scenario({"pull": "1.0001"}))

    assert not checks.identical_scenarios_do_not_differ(case(3))[0]


def test_that_an_origin_that_is_not_halved_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def doubled(situation: Situation, name: str) -> Situation:
        halves = with_split_origin(situation, name)
        return changed(
            halves,
            parameters=tuple(
                changed(found, range=whole.range) if found.name == "travel_share" and "half" in found.members else found
                for found in halves.parameters
                for whole in situation.parameters
                if whole.name == found.name and whole.members == found.members.partition(",")[0]
            ),
        )

    monkeypatch.setattr(checks, "with_split_origin", doubled)

    assert not checks.splitting_an_origin_changes_no_total(case(3))[0]


def test_that_steps_too_long_for_their_hazards_are_found() -> None:
    hasty = case(12, {"found_rate": 3, "lost_after": 0.3, "tracking_multiple": 0})

    assert not checks.halving_the_step_changes_little(hasty)[0]


def test_that_threads_that_draw_differently_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def seeded_by_threads(*args: Any, threads: int, seed: int, **named: Any) -> Projection:
        return project(*args, threads=threads, seed=threads, **named)

    monkeypatch.setattr(checks, "project", seeded_by_threads)

    assert not checks.the_same_seed_gives_the_same_bytes(case(1))[0]


def test_that_a_policy_that_moves_the_process_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = check_cases.struck("iraq_open", Operation.SET, 1, NES.start, 12)
    monkeypatch.setattr(checks, "_wild", lambda: opened)

    passed, detail = checks.no_policy_rolls_the_world_anew(case(3))

    assert not passed
    assert "iraq_open" in detail


def test_that_ends_that_are_no_points_of_belief_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks_of_numbers, "sampled", lambda numbers, uniform: 0 * uniform + numbers.low)

    assert not checks_of_numbers.ends_are_points_of_belief(case(1))[0]


def test_that_a_breakout_of_few_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks_of_custody, "_LEAST", 1e6)

    assert not checks_of_custody.breakouts_free_a_hundred(case(24, {"breakout_rate": 5}))[0]


def test_that_extremes_that_do_not_saturate_are_found() -> None:
    boundless = case(12, {"most_escapes": 1e6, "empty_place_guards": 1, "guard_multiple": 10})

    assert not checks_of_custody.extremes_saturate(boundless)[0]


def test_that_a_strength_that_misses_the_next_count_is_found() -> None:
    assert not checks_of_numbers.strength_leads_from_one_count_to_the_next(case(1, {"recruits_share": 9}))[0]


def test_that_a_published_total_that_moves_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    start = checks_of_numbers.published_stocks
    monkeypatch.setattr(
        checks_of_numbers,
        "published_stocks",
        lambda situation, space: {name: 1.01 * stock for name, stock in start(situation, space).items()},
    )

    assert not checks_of_numbers.published_totals_stay(case(1))[0]
