"""A small workspace on the shipped situation, with real projections of few draws and months."""

from __future__ import annotations

import pytest
from report_bench import NOW, Bench

from planner.domain.period import Month
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign, lineage
from planner.domain.schedule import parse_schedule
from planner.domain.workspace import Settings, Workspace
from planner.domain.world import World
from planner.system.run import project
from planner.system.situations import shipped_situations

_BY = Authorship(who="k.smith", when=NOW)


def _scenario(letter: str, name: str, colour: int, *overrides: tuple[str, str, str], event: bool = False) -> Scenario:
    shock = Event(
        id="shock",
        name="Guards halved",
        start=Month.of(2020, 10),
        months=3,
        target="guard_ratio",
        members="site=SDF prisons",
        operation=Operation.MULTIPLY,
        value=0.5,
        authorship=_BY,
    )
    return Scenario(
        id=letter.lower(),
        name=name,
        situation_id="nes-2019",
        parent_id=None if letter == "A" else "a",
        sign=Sign(letter=letter, colour=colour, dash=colour % 4 + 1),
        overrides=tuple(
            Override(lever=lever, members=members, schedule=parse_schedule(schedule), authorship=_BY)
            for lever, members, schedule in overrides
        ),
        events=(shock,) if event else (),
    )


@pytest.fixture(scope="session")
def bench() -> Bench:
    """A: as in 2019 · B: nobody repatriated · C: families home, and a shock · D: the same as A."""
    scenarios = (
        _scenario("A", "As in 2019", 1),
        _scenario("B", "Nobody repatriated", 2, ("repatriation_requests", "", "0")),
        _scenario(
            "C",
            "Families home",
            3,
            ("repatriation_requests", "cohort=women+minors", "clear 24"),
            ("transfer_capacity", "", "450@2020-03,600@2020-09"),
            event=True,
        ),
        _scenario("D", "The same again", 4),
    )
    workspace = Workspace(
        settings=Settings(name="Returns options", marking="OFFICIAL-SENSITIVE", draws=1000, months=36),
        situations=shipped_situations(),
        scenarios=scenarios,
    )
    situation = workspace.situation_of(scenarios[0])
    projections = {
        scenario.id: project(
            situation, lineage(scenarios, scenario.id), months=36, draws=1000, seed=7, world=World.TURNING, threads=2
        )
        for scenario in scenarios
    }
    return Bench(workspace, projections)
