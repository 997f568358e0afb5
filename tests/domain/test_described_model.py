"""What is different between two models, in words and formulas."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.described_model import DescribedModel, DescribedPart, change_of_model

PULL = DescribedPart("equation", "drawn", "1", "travel · pull · dt", "person by origin")
HELD = DescribedPart("stock", "held", "2", "", "person by site")
LEVER = DescribedPart("input", "pull", "3", "1 where left alone", "a number")
RULE = DescribedPart("engine", "number", "4")
THEN = DescribedModel("aa", "1.0", (PULL, HELD, LEVER, RULE))


def now(*parts: DescribedPart, version: str = "1.0") -> DescribedModel:
    return DescribedModel("bb", version, parts)


TOLD = {
    "another formula": (
        replace(PULL, mark="x", says="travel · pull^2 · dt"),
        "1 equation changed",
        "drawn was travel · pull · dt; it is now travel · pull^2 · dt.",
    ),
    "another unit": (
        replace(PULL, mark="x", form="person/month by origin"),
        "1 equation changed",
        "drawn was in person by origin; it is now in person/month by origin.",
    ),
    "the same to read": (replace(PULL, mark="x"), "1 equation changed", "drawn is computed in another way."),
    "another stock": (
        replace(HELD, mark="x", form="person by site, origin"),
        "1 stock changed",
        "stock held was in person by site; it is now in person by site, origin.",
    ),
    "another value today": (
        replace(LEVER, mark="x", says="2 where left alone"),
        "1 input changed",
        "input pull was 1 where left alone; it is now 2 where left alone.",
    ),
    "another engine": (
        replace(RULE, mark="x"),
        "1 rule of computing changed",
        "rule of computing number is computed in another way.",
    ),
    "a stock without words": (replace(HELD, mark="x"), "1 stock changed", "stock held changed."),
}


@pytest.mark.parametrize(("part", "summary", "sentence"), TOLD.values(), ids=TOLD.keys())
def test_that_a_changed_part_is_told(part: DescribedPart, summary: str, sentence: str) -> None:
    others = (one for one in THEN.parts if (one.kind, one.name) != (part.kind, part.name))
    change = change_of_model(THEN, now(*others, part))

    assert (change.summary, change.sentences) == (summary, (sentence,))


def test_that_equations_come_first_and_everything_is_counted() -> None:
    new = DescribedPart("equation", "back", "5", "drawn / 2", "person")
    others = DescribedPart("equation", "off", "6", "drawn / 3", "person")
    lever, pull = replace(LEVER, mark="x", says="2 where left alone"), replace(PULL, mark="x")
    change = change_of_model(THEN, now(lever, pull, RULE, new, others))

    assert change.summary == "1 equation changed, 1 input changed, 2 equations new, 1 stock gone"
    assert change.sentences == (
        "drawn is computed in another way.",
        "input pull was 1 where left alone; it is now 2 where left alone.",
        "New: back = drawn / 2.",
        "New: off = drawn / 3.",
        "Gone: stock held.",
    )


def test_that_the_same_parts_under_another_number_are_the_same_but_for_the_number() -> None:
    change = change_of_model(THEN, now(*THEN.parts, version="1.1"))

    assert (change.summary, change.sentences) == ("only its number changed, from 1.0 to 1.1", ())


def test_that_nothing_changed_is_said_so() -> None:
    assert change_of_model(THEN, now(*THEN.parts)).summary == "nothing changed"


def test_that_a_kind_this_planner_does_not_know_is_told_all_the_same() -> None:
    strange = DescribedPart("weather", "rain", "7", "wet")

    assert change_of_model(THEN, now(*THEN.parts, strange)).sentences == ("New: weather rain: wet.",)
