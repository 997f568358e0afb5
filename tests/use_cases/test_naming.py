"""Signs, names and places of new scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.use_cases.naming import name_of_copy, next_number, next_position, next_sign


def grown(scenarios: tuple[Scenario, ...], parent_id: str | None) -> tuple[Scenario, ...]:
    """The same with one more scenario."""
    made = Scenario(
        id=next_number("s", (scenario.id for scenario in scenarios)),
        name=f"Number {len(scenarios)}",
        situation_id="nes-2019",
        parent_id=parent_id,
        sign=next_sign(scenarios, parent_id),
        position=next_position(scenarios, parent_id),
    )
    return (*scenarios, made)


def many(parents: Sequence[str | None]) -> tuple[Scenario, ...]:
    nothing: tuple[Scenario, ...] = ()
    return reduce(grown, parents, nothing)


def test_that_letters_run_from_a_to_z_and_on_to_aa_and_free_ones_are_taken_again() -> None:
    letters = [scenario.sign.letter for scenario in many([None] * 29)]

    assert letters[:3] + letters[25:] == ["A", "B", "C", "Z", "AA", "AB", "AC"]
    without_b = tuple(scenario for scenario in many([None] * 4) if scenario.sign.letter != "B")
    assert next_sign(without_b, None).letter == "B"


@given(st.lists(st.sampled_from([None, "s1", "s2"]), max_size=24))
def test_that_up_to_24_scenarios_never_share_colour_and_dash(parents: list[str | None]) -> None:
    scenarios = many(parents)

    assert len({(scenario.sign.colour, scenario.sign.dash) for scenario in scenarios}) == len(scenarios)


@given(st.lists(st.sampled_from([None, "s1", "s2"]), min_size=30, max_size=40))
def test_that_siblings_differ_in_colour_and_dash_as_long_as_there_are_enough(parents: list[str | None]) -> None:
    children = [scenario.sign for scenario in many([*parents, *["s9"] * 6]) if scenario.parent_id == "s9"]

    assert len({(sign.colour, sign.dash) for sign in children}) == 6


def test_that_a_copy_of_a_copy_gets_a_name_of_its_own_that_is_not_too_long() -> None:
    (long,) = many([None])
    long = long.model_copy(update={"name": "x" * 120})

    assert name_of_copy([long], long.name) == "x" * 113 + " (copy)"
    assert name_of_copy([long.model_copy(update={"name": "A (COPY)"})], "A") == "A (copy 2)"
