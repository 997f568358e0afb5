"""Lineage, descent and order of scenarios, and selections of members in words and back."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.scenario import Scenario, Sign, descendants, in_tree_order, lineage
from planner.domain.situation import read_members, write_members

SIGN = Sign(letter="A", colour=1, dash=1)


def scenario(name: str, parent: str | None = None, position: int = 0) -> Scenario:
    return Scenario(id=name, name=name, situation_id="s", parent_id=parent, position=position, sign=SIGN)


FAMILY = (scenario("leaf", "child"), scenario("child", "root"), scenario("root"), scenario("other", "root", 1))


def ids(found: tuple[Scenario, ...]) -> list[str]:
    return [one.id for one in found]


def test_that_a_lineage_runs_from_the_root_to_the_scenario() -> None:
    assert ids(lineage(FAMILY, "leaf")) == ["root", "child", "leaf"]
    assert ids(lineage(FAMILY, "root")) == ["root"]


def test_that_a_missing_parent_and_a_circle_are_refused() -> None:
    with pytest.raises(InputError, match="builds on one that is no longer there"):
        lineage((scenario("a", "gone"),), "a")
    with pytest.raises(InputError, match="“a” would inherit from itself"):
        lineage((scenario("a", "b"), scenario("b", "a")), "a")


def test_that_descendants_come_parents_first_and_siblings_in_order() -> None:
    assert ids(descendants(FAMILY, "root")) == ["child", "leaf", "other"]
    assert descendants(FAMILY, "leaf") == ()


def test_that_a_tree_is_told_from_its_roots_by_position_and_then_by_id() -> None:
    mixed = (
        scenario("z"),
        scenario("b", "z", 2),
        scenario("a", "z", 2),
        scenario("c", "z", 1),
        scenario("y", None, -1),
    )

    assert ids(in_tree_order(mixed)) == ["y", "z", "c", "a", "b"]


def test_that_what_hangs_on_no_root_comes_last_and_once() -> None:
    lost = (scenario("a", "b"), scenario("b", "a"), scenario("orphan", "gone"), scenario("root"))

    assert ids(in_tree_order(lost)) == ["orphan", "root", "a", "b"]


def test_that_a_selection_is_read_and_written_by_dimension() -> None:
    text = "origin=France+Germany;cohort=women"

    assert read_members(text) == {"origin": ("France", "Germany"), "cohort": ("women",)}
    assert write_members(read_members(text)) == text
    assert read_members("") == {}
    assert write_members({"origin": (), "cohort": ("men",)}) == "cohort=men"
