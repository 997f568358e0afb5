"""Explain, sensitivity and seek, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from one_command import Planner

FEW = ("--draws", "12")
MINORS = "minors_held[third-country]"


@pytest.fixture
def families(planner: Planner, file: Path) -> str:
    """A scenario that asks for families within 24 months, and moves more of them."""
    planner("branch", str(file), "As in 2019", "E")
    planner("set", str(file), "E", "repatriation_requests[cohort=women+minors]=clear 24")
    planner("set", str(file), "E", "transfer_capacity=600")
    return "E"


def test_that_the_shares_of_a_difference_add_up(planner: Planner, file: Path, families: str) -> None:
    at = ("--at", "2020-11")
    done = planner("explain", str(file), "As in 2019", families, "--indicator", MINORS, *at, *FEW, "--json")

    found = json.loads(done.out)
    assert done.status == 0
    assert [item["name"] for item in found["items"]] == ["repatriation_requests", "transfer_capacity"]
    assert sum(item["mean"] for item in found["items"]) == pytest.approx(found["difference"]["mean"])
    alone = sum(item["alone"]["mean"] for item in found["items"])
    assert found["interaction"] == pytest.approx(found["difference"]["mean"] - alone)
    assert found["sum_error"] < 1e-6
    assert (found["month"], found["draws"], found["world"]) == ("2020-11", 12, "turning")


def test_that_an_explanation_reads_as_a_table(planner: Planner, file: Path, families: str) -> None:
    done = planner("explain", str(file), "As in 2019", families, "--indicator", "untracked", "--at", "2020-03", *FEW)

    assert done.out.startswith("Untracked at home, Mar 2020: “E” less “As in 2019”, 12 paired draws")
    assert "Repatriation requests" in done.out
    assert "the shares add up in every draw" in done.out
    assert "12 runs are too few for a range" in done.out


def test_that_two_scenarios_which_decide_the_same_are_said_to(planner: Planner, file: Path) -> None:
    planner("branch", str(file), "As in 2019", "Same")
    done = planner("explain", str(file), "As in 2019", "Same", "--indicator", "escapes", "--at", "2020-01", *FEW)

    assert done.status == 0
    assert done.out.strip() == "“As in 2019” and “Same” decide the same up to Jan 2020; nothing can differ."


def test_that_assumptions_are_ranked_by_how_they_move_an_indicator(planner: Planner, file: Path) -> None:
    words = ("sensitivity", str(file), "As in 2019", "--indicator", "escapes", "--at", "2020-11")
    found = json.loads(planner(*words, "--draws", "40", "--json").out)

    strengths = [abs(one["rank_correlation"]) for one in found["assumptions"]]
    assert strengths == sorted(strengths, reverse=True)
    assert {"id", "name", "members", "low", "central", "high", "at_low", "at_high", "swing"} <= set(
        found["assumptions"][0]
    )
    assert found["against"] is None
    assert "strongest first" in planner(*words, "--draws", "40").out


def test_that_the_capacity_which_meets_a_target_is_found(planner: Planner, file: Path, families: str) -> None:
    words = ("seek", str(file), families, "transfer_capacity", "--target", f"{MINORS}<=4000@2021-03", "--chance", "80")
    found = json.loads(planner(*words, *FEW, "--json").out)

    chances = {one["value"]: one["chance"] for one in found["tried"]}
    assert found["met"]
    assert chances[found["value"]] >= 80 > chances[found["value"] - 1]
    assert "up meets it" in planner(*words, *FEW).out


def test_that_a_limit_is_read_as_it_is_printed(planner: Planner, file: Path) -> None:
    words = ("seek", str(file), "As in 2019", "guards_follow_places", "--target", "escapes<=1 000 000@2020-01", *FEW)

    assert "at most 1\u202f000\u202f000 in Jan 2020" in planner(*words).out


def test_that_a_target_no_value_meets_is_said_in_words(planner: Planner, file: Path) -> None:
    done = planner("seek", str(file), "As in 2019", "transfer_capacity", "--target", "escapes<=-1@2020-01", *FEW)

    assert done.status == 0
    assert "No allowed value of Transfer capacity meets it." in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "As in 2019", "As in 2019", "--indicator", "escapes"), "named twice"),
        (("explain", "As in 2019", "Guarded prisons", "--indicator", "nothing"), "no indicator “nothing” here"),
        (("explain", "As in 2019", "Guarded prisons", "--indicator", "minors_held[foreign]"), "member of minors_held"),
        (("explain", "As in 2019", "Guarded prisons", "--indicator", "escapes[x]"), "leave the brackets out"),
        (("explain", "As in 2019", "Guarded prisons", "--indicator", "held"), "is given for each of its members"),
        (("explain", "As in 2019", "Guarded prisons", "--indicator", "escapes", "--at", "2001-01"), "lies outside"),
        (("sensitivity", "As in 2019"), "--indicator must be given"),
        (("seek", "As in 2019", "nothing", "--target", "escapes<=1@2020-01"), "There is no lever “nothing”"),
        (("seek", "As in 2019", "pull", "--target", "escapes=1@2020-01"), "“escapes=1@2020-01” cannot be read"),
        (("seek", "As in 2019", "pull", "--target", "escapes<=x@2020-01"), "“x” is not a number"),
        (("seek", "As in 2019", "pull", "--target", "escapes<=inf@2020-01"), "is not a finite number"),
        (("seek", "As in 2019", "pull", "--target", "escapes<=1@2019-11"), "lies outside"),
        (("seek", "As in 2019", "pull", "--target", "escapes<=1@2020-01", "--chance", "0"), "from 1 to 100"),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_one_line(
    planner: Planner, file: Path, words: tuple[str, ...], said: str
) -> None:
    done = planner(words[0], str(file), *words[1:])

    assert done.status == 2
    assert said in done.err
    assert done.err.strip().count("\n") == 0
