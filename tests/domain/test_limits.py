"""What a value may be: the last that is taken and the first that is refused, on both sides."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from planner.domain.assurance import AssumptionNote, DecisionNote, Signature
from planner.domain.distribution import Family, Range
from planner.domain.exercise import Cell, Effect, Exercise, HeldLever, Inject, Objective, Turn, View
from planner.domain.period import Month
from planner.domain.play import (
    Advanced,
    Amendment,
    Improvement,
    InjectMoved,
    Noted,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.domain.projection import Projection
from planner.domain.report_design import ReportDesign
from planner.domain.scenario import Authorship, Event, Operation, Scenario, Sign
from planner.domain.situation import Origin, Site
from planner.domain.value import Value, changed
from planner.domain.workspace import Edit, Settings

AT = datetime(2026, 11, 20, tzinfo=UTC)
LOGGED = {"number": 1, "at": AT, "who": "control"}
SIGN = Sign(letter="A", colour=1, dash=1)
SETTINGS = Settings(name="s")
SCENARIO = Scenario(id="a", name="a", situation_id="s", sign=SIGN)
EVENT = Event(
    id="e",
    name="e",
    start=Month.of(2019, 11),
    months=1,
    target="pull",
    operation=Operation.SET,
    value=1,
    authorship=Authorship(who="w", when=AT),
)
EXERCISE = Exercise(id="x", name="x", situation_id="s")
HELD = HeldLever(lever="pull", minimum=0, maximum=1)
TURN = Turn(months=1, minutes=(1, 1, 1, 1, 1, 1))
EFFECT = Effect(target="pull", operation=Operation.SET, value=1, months=1)
INJECT = Inject(number=1, turn=1, title="t")
REPORT = ReportDesign(id="r", name="r", scenario_ids=("a",), reference_id="a")
SIGNATURE = Signature(role="r", post="p", on=date(2026, 11, 20))
DECISION = DecisionNote(id="d", on=date(2026, 11, 20), decision="d", role="r")
STEP = StepBegan(turn=1, step="brief", **LOGGED)


@pytest.mark.parametrize(
    ("value", "field", "taken", "refused"),
    [
        (SETTINGS, "draws", (2, 10_000), (1, 10_001)),
        (SETTINGS, "seed", (0, 2**32 - 1), (-1, 2**32)),
        (SETTINGS, "months", (1, 240), (0, 241)),
        (SETTINGS, "name", ("n", "n" * 120), ("", "n" * 121)),
        (SIGN, "colour", (1, 6), (0, 7)),
        (SIGN, "dash", (1, 4), (0, 5)),
        (SCENARIO, "name", ("n", "n" * 120), ("", "n" * 121)),
        (EVENT, "months", (1, 240), (0, 241)),
        (EXERCISE, "draws", (2, 10_000), (1, 10_001)),
        (EXERCISE, "seed", (0, 2**32 - 1), (-1, 2**32)),
        (EXERCISE, "name", ("n", "n" * 120), ("", "n" * 121)),
        (HELD, "price", (0, 9), (-0.01,)),
        (HELD, "step", (0.01, 9), (0,)),
        (TURN, "months", (1, 24), (0, 25)),
        (EFFECT, "months", (1, 240), (0, 241)),
        (EFFECT, "delay", (0, 24), (-1, 25)),
        (INJECT, "number", (1, 999), (0,)),
        (INJECT, "turn", (1, 99), (0,)),
        (INJECT, "minute", (0, 99), (-1,)),
        (INJECT, "month", (0, 99), (-1,)),
        (INJECT, "title", ("t", "t" * 120), ("", "t" * 121)),
        (View(indicator="escapes"), "lag", (0, 24), (-1, 25)),
        (View(indicator="escapes"), "noise", (0, 0.5), (-0.01, 0.51)),
        (Cell(id="c", name="c"), "name", ("n", "n" * 80), ("", "n" * 81)),
        (Cell(id="c", name="c"), "budget", (0, 99), (-0.5,)),
        (Objective(id="o", title="t"), "title", ("t", "t" * 160), ("", "t" * 161)),
        (REPORT, "name", ("n", "n" * 120), ("", "n" * 121)),
        (REPORT, "handling", ("", "h" * 200), ("h" * 201,)),
        (REPORT, "title", ("", "t" * 200), ("t" * 201,)),
        (REPORT, "author_role", ("", "a" * 120), ("a" * 121,)),
        (REPORT, "assurance", ("", "a" * 4000), ("a" * 4001,)),
        (SIGNATURE, "role", ("r", "r" * 80), ("", "r" * 81)),
        (SIGNATURE, "post", ("p", "p" * 120), ("", "p" * 121)),
        (DECISION, "decision", ("d", "d" * 2000), ("", "d" * 2001)),
        (DECISION, "role", ("r", "r" * 120), ("", "r" * 121)),
        (Amendment(lever="pull", schedule=None, reason="r"), "reason", ("r",), ("",)),
        (STEP, "number", (1, 9), (0,)),
        (STEP, "turn", (1, 9), (0,)),
        (Advanced(turn=1, fingerprint="f", **LOGGED), "turn", (1, 9), (0,)),
        (Revealed(turn=1, item="i", audience="a", **LOGGED), "turn", (1, 9), (0,)),
        (Rewound(turn=1, **LOGGED), "turn", (1, 9), (0,)),
        (Improvement(place=1, issue="i", action="a", owner="o", **LOGGED), "place", (1, 9), (0,)),
    ],
    ids=lambda found: found if isinstance(found, str) else type(found).__name__,
)
def test_that_a_field_ends_where_it_is_said_to(
    value: Value, field: str, taken: tuple[Any, ...], refused: tuple[Any, ...]
) -> None:
    assert [getattr(changed(value, **{field: one}), field) for one in taken] == list(taken)
    with pytest.raises(ValidationError):
        changed(value, **{field: refused[0]})
    with pytest.raises(ValidationError):
        changed(value, **{field: refused[-1]})


def test_that_what_nobody_set_is_what_it_is_said_to_be() -> None:
    assert (SETTINGS.marking, SETTINGS.vocabulary, SETTINGS.draws, SETTINGS.seed, SETTINGS.months) == (
        "OFFICIAL",
        "PHIA",
        1000,
        1,
        60,
    )
    assert (EXERCISE.draws, EXERCISE.seed) == (1000, 1)
    assert (HELD.price, HELD.step, HELD.clears) == (0, 1, False)
    assert (EFFECT.delay, INJECT.minute, INJECT.month, INJECT.public) == (0, 0, 0, False)
    assert (SCENARIO.position, SCENARIO.bookmarked) == (0, False)
    assert (View(indicator="i").lag, View(indicator="i").noise, View(indicator="i").blank) == (0, 0, False)
    assert Cell(id="c", name="c").budget == 0
    assert AssumptionNote(id="U01").impact is None
    plain = Origin(name="o")
    assert (plain.local, plain.european, plain.central_asian, plain.deprives) == (False, False, False, False)
    assert Site(name="s", kind="camp").risk_state is False


def test_that_an_entry_says_no_more_than_it_was_told() -> None:
    assert InjectMoved(inject=1, action="sent", **LOGGED).public is False
    assert (Noted(text="n", **LOGGED).inject, Noted(text="n", **LOGGED).hot_wash) == (0, False)
    told = Revealed(turn=1, item="i", audience="a", **LOGGED)
    assert (told.prepared, told.on) == (False, True)
    assert Shown(message="m", **LOGGED).frozen is False


@pytest.mark.parametrize("wrong", [{"unheard_of": 1}, {"months": float("nan")}, {"seed": float("inf")}])
def test_that_unknown_fields_and_numbers_without_end_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(name="s", **wrong)


def test_that_a_value_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        SETTINGS.draws = 5  # type: ignore[misc]  # the point of it


@pytest.mark.parametrize(
    ("low", "central", "high", "whole", "family"),
    [
        (1, 2, 4, 0, Family.LOGNORMAL),
        (0.001, 1, 9, 0, Family.LOGNORMAL),
        (0, 1, 9, 0, Family.NORMAL),
        (-9, -3, -1, 0, Family.NORMAL),
        (-1, 0, 0, 0, Family.NORMAL),
        (2, 2, 2, 0, Family.FIXED),
        (0, 0, 0, 1, Family.FIXED),
        (1, 1, 1, 1, Family.FIXED),
        (0.1, 0.5, 0.9, 1, Family.LOGIT_NORMAL),
        (0.001, 0.001, 0.999, 1, Family.LOGIT_NORMAL),
        (10, 45, 95, 100, Family.LOGIT_NORMAL),
        (0, 0.5, 0.9, 1, Family.NORMAL),
        (0.1, 0.5, 1, 1, Family.NORMAL),
        (10, 45, 100, 100, Family.NORMAL),
    ],
)
def test_that_the_family_follows_from_the_unit_and_the_numbers(
    low: float, central: float, high: float, whole: float, family: Family
) -> None:
    assert Range(low=low, central=central, high=high, whole=whole).family is family


@pytest.mark.parametrize(("low", "central", "high"), [(2, 1, 3), (1, 3, 2)])
def test_that_a_range_must_not_fall(low: float, central: float, high: float) -> None:
    with pytest.raises(ValidationError, match="low, central and high must not fall"):
        Range(low=low, central=central, high=high)


def test_that_an_edit_is_read_as_the_kind_it_says_it_is() -> None:
    read = Edit.model_validate({"kind": "settings", "id": "s", "before": None, "after": SETTINGS.model_dump()})

    assert read.before is None
    assert read.after == SETTINGS
    assert Edit(kind="settings", id="s", before=SETTINGS, after=None).before is SETTINGS


def test_that_the_months_of_an_exercise_follow_one_another() -> None:
    three = changed(EXERCISE, turns=tuple(changed(TURN, months=months) for months in (4, 3, 5)))

    assert three.months == 12
    assert [str(three.first_month(turn, Month.of(2019, 11))) for turn in (1, 2, 3, 4)] == [
        "2019-11",
        "2020-03",
        "2020-06",
        "2020-11",
    ]
    assert EXERCISE.months == 0


def test_that_a_cell_is_found_by_its_id() -> None:
    cells = (Cell(id="a", name="A"), Cell(id="b", name="B"))

    assert changed(EXERCISE, cells=cells).cell("b") is cells[1]
    with pytest.raises(KeyError):
        EXERCISE.cell("a")


def test_that_a_month_outside_a_projection_is_held_inside() -> None:
    made = Projection("f", Month.of(2019, 11), 2, 1, {})

    assert [made.row(Month.of(2019, 11).plus(step)) for step in (-5, 0, 1, 2, 9)] == [0, 0, 1, 2, 2]
    assert [str(month) for month in made.month_list] == ["2019-11", "2019-12", "2020-01"]
