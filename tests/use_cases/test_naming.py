"""Signs, names and places of new scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InputError
from planner.domain.scenario import Scenario, Sign
from planner.use_cases.naming import name_of_copy, next_number, next_position, next_sign, usable_name


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


def signed(colour: int, dash: int, parent: str | None = "s1", *, number: int = 9) -> Scenario:
    """A scenario with these signs under a parent."""
    sign = Sign(letter=f"{colour}{dash}{parent}", colour=colour, dash=dash)
    return Scenario(id=f"s{number}", name=sign.letter, situation_id="nes-2019", parent_id=parent, sign=sign)


ROOT = signed(1, 1, None, number=1)


@pytest.mark.parametrize(
    ("there", "parent", "look"),
    [
        ((), None, (1, 1)),
        ((ROOT,), "s1", (2, 2)),
        ((ROOT, signed(2, 2)), "s1", (3, 3)),
        ((ROOT, signed(2, 2), signed(3, 3, "s7")), "s1", (4, 4)),
        # next to it colours 1 to 5; colour 6 is taken three times, but elsewhere
        (
            (ROOT, *(signed(colour, 2) for colour in (2, 3, 4, 5)), *(signed(6, dash, "s7") for dash in (1, 2, 3))),
            "s1",
            (6, 4),
        ),
        # every look but (5, 3) is taken somewhere: what nobody has goes before what siblings lack
        (
            (*tuple(signed(c, d, "s7") for c in range(1, 7) for d in range(1, 5) if (c, d) != (5, 3)), signed(5, 1)),
            "s1",
            (5, 3),
        ),
        # colours even, dash 2 the rarest of those left for colour 1
        ((ROOT, signed(1, 3, "s7"), *(signed(c, 1, "s7") for c in (2, 3, 4, 5, 6))), "s8", (2, 2)),
    ],
    ids=[
        "the first",
        "a child",
        "its sibling",
        "another tree",
        "siblings first",
        "a look of its own",
        "the rarest dash",
    ],
)
def test_that_a_sign_is_chosen_by_siblings_first_and_then_by_the_workspace(
    there: tuple[Scenario, ...], parent: str | None, look: tuple[int, int]
) -> None:
    found = next_sign(there, parent)

    assert (found.colour, found.dash) == look


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "needs a name"),
        ("  \t ", "needs a name"),
        ("a\u0007b", r"holds a control character \(U\+0007\)"),
        ("x" * 121, "121 characters long; use at most 120"),
        ("FIRST", "already a scenario “First”"),
        (" first ", "already a scenario “First”"),
    ],
)
def test_that_a_name_that_cannot_be_used_says_why(name: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        usable_name([ROOT.model_copy(update={"name": "First"})], name)


def test_that_a_usable_name_loses_stray_spaces_and_may_be_its_own() -> None:
    there = [ROOT.model_copy(update={"name": "First"})]

    assert usable_name(there, "  Two   words ") == "Two words"
    assert usable_name(there, "x" * 120) == "x" * 120
    assert usable_name(there, "first", but_of="s1") == "first"
    with pytest.raises(InputError, match="already a report “First”"):
        usable_name(there, "first", but_of="s2", kind="report")


def test_that_numbers_and_places_follow_the_highest() -> None:
    assert next_number("s", []) == "s1"
    assert next_number("s", ["s2", "s10", "r99", "sample", "s"]) == "s11"
    assert next_position([], None) == 0
    assert next_position([ROOT.model_copy(update={"position": 4}), signed(2, 2)], None) == 5
    assert next_position([ROOT, signed(2, 2)], "s1") == 1
