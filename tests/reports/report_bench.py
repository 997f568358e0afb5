"""A workspace with the projections of its scenarios, from which tests make reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.report_design import ReportDesign
from planner.domain.value import changed
from planner.domain.workspace import Workspace
from planner.reports.document import ReportContent
from planner.reports.options_note.content import build_report
from planner.reports.options_note.dossier import Dossier, open_dossier
from planner.system.evidence import register

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HORIZON = Month.of(2021, 11)


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
