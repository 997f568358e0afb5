"""A small workspace on the shipped situation, with real projections of few draws and months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.report_design import ReportDesign
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign, lineage
from planner.domain.schedule import parse_schedule
from planner.domain.value import changed
from planner.domain.workspace import Settings, Workspace
from planner.reports.content import build_report
from planner.reports.document import ReportContent
from planner.reports.dossier import Dossier, open_dossier
from planner.system.evidence import register
from planner.system.run import project
from planner.system.situations import shipped_situations

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HORIZON = Month.of(2021, 11)
_BY = Authorship(who="k.smith", when=NOW)


@dataclass(frozen=True)
class Bench:
    """A workspace and the projections of its scenarios."""

    workspace: Workspace
    projections: dict[str, Projection]

    def design(self, *scenario_ids: str, **fields: object) -> ReportDesign:
        """A report on these scenarios against the first one."""
        given = {"id": "r1", "name": "Trial", "horizon": HORIZON, "author_role": "senior analyst"} | fields
        return ReportDesign(scenario_ids=scenario_ids, reference_id=scenario_ids[0], **given)

    def report(self, *scenario_ids: str, checks: tuple[object, ...] = (), **fields: object) -> ReportContent:
        """The report on these scenarios against the first one, as the design's `fields` say."""
        design = self.design(*scenario_ids, **fields)
        return build_report(self.workspace, design, self.projections, register(), now=NOW, checks=checks)

    def dossier(self, design: ReportDesign, now: datetime = NOW) -> Dossier:
        """Everything the report on a design is made of."""
        return open_dossier(self.workspace, design, self.projections, register(), now=now)

    def with_documents(self, **fields: object) -> Bench:
        """The same results in a workspace with other notes, decisions, reports or issues."""
        return Bench(changed(self.workspace, **fields), self.projections)

    def cloned(self, scenario_id: str, new_id: str) -> Bench:
        """One scenario more, with the same results under its own letter."""
        found = self.workspace.scenario(scenario_id)
        clone = changed(found, id=new_id, sign=changed(found.sign, letter=new_id.upper()))
        scenarios = (*self.workspace.scenarios, clone)
        projections = self.projections | {new_id: self.projections[scenario_id]}
        return Bench(changed(self.workspace, scenarios=scenarios), projections)

    def renamed(self, scenario_id: str, **fields: object) -> Bench:
        """The same results under another name, description or marking."""
        scenarios = tuple(
            changed(found, **fields) if found.id == scenario_id else found for found in self.workspace.scenarios
        )
        return Bench(changed(self.workspace, scenarios=scenarios), self.projections)


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
        settings=Settings(name="Returns options", marking="OFFICIAL-SENSITIVE", draws=24, months=36),
        situations=shipped_situations(),
        scenarios=scenarios,
    )
    situation = workspace.situation_of(scenarios[0])
    projections = {
        scenario.id: project(situation, lineage(scenarios, scenario.id), months=36, draws=24, seed=7, threads=1)
        for scenario in scenarios
    }
    return Bench(workspace, projections)
