"""Warnings about runs that leave what anybody has observed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from planner.analysis.warnings import warnings_of
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Override, Scenario, Sign
from planner.domain.schedule import parse_schedule
from planner.system.run import project_central
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]


def _with(lever: str, members: str, words: str) -> Scenario:
    by = Authorship(who="analyst", when=datetime(2026, 11, 20, tzinfo=UTC))
    override = Override(lever=lever, members=members, schedule=parse_schedule(words), authorship=by)
    sign = Sign(letter="A", colour=1, dash=1)
    return Scenario(id="a", name="a", situation_id=NES.id, sign=sign, overrides=(override,))


def test_that_thin_guards_are_warned_of_with_site_month_and_remedy() -> None:
    scenario = _with("guard_ratio", "site=SDF prisons", "0.2@2020-03")
    (found,) = warnings_of(NES, project_central(NES, (scenario,), months=12, seed=1))

    assert found.where == "SDF prisons"
    assert found.what == "From Mar 2020 guards fall to 0.20 of those needed."
    assert "add guards" in found.remedy


def test_that_empty_places_without_guards_are_no_thin_guards() -> None:
    scenario = _with("added_places", "site=SDF prisons", "40000")

    assert warnings_of(NES, project_central(NES, (scenario,), months=24, seed=1)) == ()


def test_that_todays_practice_needs_no_warning() -> None:
    assert warnings_of(NES, project_central(NES, (), months=60, seed=1)) == ()


@pytest.mark.parametrize(
    ("guards", "held", "what"),
    [
        ([0.9, 0.24, 0.2], [500, 500, 500], ["From Dec 2019 guards fall to 0.20 of those needed."]),
        ([0.9, 0.2, 0.24], [500, 500, 500], ["From Dec 2019 guards fall to 0.20 of those needed."]),
        ([0.9, 0.9, 0.1], [500, 500, 101], ["From Jan 2020 guards fall to 0.10 of those needed."]),
        ([0.1, 0.1, 0.1], [100, 100, 100], []),
        ([0.25, 0.25, 0.25], [500, 500, 500], []),
        ([0.9, 0.1, 0.9], [500, 40, 500], []),
    ],
    ids=["falling", "lowest first", "at the end", "few people", "exactly a quarter", "thin only while few are held"],
)
def test_that_only_thin_guards_over_many_people_are_warned_of(
    projection_of: Callable[..., Projection], guards: list[float], held: list[float], what: list[str]
) -> None:
    series = {"guards|site=SDF prisons": [[one] for one in guards], "held|site=SDF prisons": [[one] for one in held]}

    assert [found.what for found in warnings_of(NES, projection_of(series))] == what


@pytest.mark.parametrize("only", ["guards", "held"])
def test_that_what_a_projection_lacks_is_no_reason_to_warn(projection_of: Callable[..., Projection], only: str) -> None:
    assert warnings_of(NES, projection_of({f"{only}|site=SDF prisons": [[0.0], [0.0]]})) == ()
