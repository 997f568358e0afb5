"""What the planner says to people: the words public practice rules out stay out."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
QUOTED_COLUMNS = {"source"}

RULED_OUT = {
    "labels for people; say “persons associated” or “minors held”": (
        r"\bterrorists?\b(?! (?:fighters?|offences?|acts?|training))|\bjihadis?t?s? brides?\b"
        r"|\bISIS brides?\b|\bcubs\b|\bdetainees?' wives\b|\bfemales?\b|\bmilitants' families\b"
    ),
    "a projection is not a prediction": r"\bpredict(?:s|ed|ion|ions|ive)?\b|\bforecasts? that\b",
    "no single score, of persons, nationalities or options": (
        r"\b(?:risk|threat|danger|overall|composite|total) scores?\b|\brank(?:s|ed|ing)? (?:by|of) (?:nationali|origin)"
    ),
    "the planner claims no accreditation": r"\baccredited\b|\bcertified (?:for|to)\b",
    "today's practice is “As in 2019”": r"\bno (?:new )?policy\b",
    "a blank is not known, never without limit": r"\bunlimited\b|\bno limit\b(?! (?:is )?known)",
    "plain sentences without apology or blame": r"\bsorry\b|\boops\b|\bplease\b|\binvalid\b|\billegal\b|\bfatal\b",
    "one name for one thing": r"\bwhat-if\b|\bmodel run\b|\bsimulation run\b|\bproject file\b",
}


@cache
def spoken() -> tuple[tuple[str, str], ...]:
    """Every text for people in code and in resources, read once, with where it stands."""
    return (*spoken_by_code(), *spoken_by_resources())


def spoken_by_code() -> Iterator[tuple[str, str]]:
    """Every string in the planner's code that is not a docstring, with where it stands."""
    for path in sorted((HOUSE / "planner").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                yield f"{path.relative_to(HOUSE)}:{node.lineno}", node.value


def spoken_by_resources() -> Iterator[tuple[str, str]]:
    """Every text of the shipped tables but the titles of sources, and every template."""
    for path in sorted((HOUSE / "resources").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), start=2):
                said = " · ".join(text for column, text in row.items() if text and column not in QUOTED_COLUMNS)
                yield f"{path.relative_to(HOUSE)}:{number}", said
    for path in sorted((HOUSE / "resources").rglob("*.html")):
        yield str(path.relative_to(HOUSE)), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("reason", RULED_OUT)
def test_that_no_text_for_people_says_what_public_practice_rules_out(reason: str) -> None:
    pattern = re.compile(RULED_OUT[reason], re.IGNORECASE)
    found = [f"{place}: {text[:100]}" for place, text in spoken() if pattern.search(text)]
    assert found == []


def test_that_the_check_of_words_reads_code_and_resources() -> None:
    places = [place for place, _ in spoken()]

    assert sum(place.startswith("planner/") for place in places) > 200
    assert sum(place.startswith("resources/") for place in places) > 200
