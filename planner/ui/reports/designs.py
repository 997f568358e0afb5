"""The reports of the open workspace and what is done to them; a read-only file keeps changes for this window only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.report_design import ReportDesign
from planner.domain.value import changed
from planner.ui.reporting import Subject
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.reports import reports
from planner.use_cases.reports.report_requests import design_for
from planner.use_cases.reports.restoring import restore
from planner.use_cases.typed import validated

UNSAVED = "unsaved"
"""The id of a report that a read-only file cannot hold."""


class Designs(QObject):
    """Every verb gives the id of the report to show next, empty when it was refused."""

    tried = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tried: dict[str, ReportDesign] = {}

    @property
    def all(self) -> tuple[ReportDesign, ...]:
        """Those of the file, as they are tried where it is read-only, and the one it cannot hold."""
        kept = tuple(self._tried.get(found.id, found) for found in self._workspace.value.reports)
        return (*kept, self._tried[UNSAVED]) if UNSAVED in self._tried else kept

    def get(self, report_id: str) -> ReportDesign | None:
        """The report with this id, or the first one, or None when there is none."""
        found = self.all
        return next((design for design in found if design.id == report_id), found[0] if found else None)

    def about(self, subject: Subject) -> str:
        """The report on these scenarios at this month, in the world on screen; a new one when there is none yet."""
        for design in self.all:
            world = self._workspace.value.settings.world
            same = set(design.scenario_ids) == set(subject.scenario_ids) and design.world is world
            if same and design.reference_id == subject.scenario_ids[0] and self._horizon(design) == subject.horizon:
                return design.id
        return self.new(subject)

    def new(self, subject: Subject) -> str:
        """One more report, named after what it compares."""
        ids, name = subject.scenario_ids, self._free_name(self._name_for(subject))
        if self._workspace.read_only:
            value = self._workspace.value
            made = design_for(value, ids, subject.horizon, self._workspace.acting.who)
            self._tried[UNSAVED] = changed(made, id=UNSAVED, name=name)
            self.tried.emit()
            return UNSAVED
        done = self._workspace.apply(reports.new_report, name, ids, ids[0], self._kept_horizon(subject))
        return done.edits[0].id if done and done.edits else ""

    def change(self, report_id: str, fields: Mapping[str, Any]) -> None:
        """Other fields of a report."""
        if self._workspace.read_only:
            self._try(report_id, fields)
        else:
            self._workspace.apply(lambda file, by: reports.change_report(file, by, report_id, **fields))

    def _try(self, report_id: str, fields: Mapping[str, Any]) -> None:
        before = self.get(report_id)
        assert before is not None
        try:
            self._tried[report_id] = validated(before, fields, {})
        except InputError as problem:
            self._workspace.refused.emit(str(problem))
        self.tried.emit()

    def duplicate(self, report_id: str) -> str:
        """A copy, unsigned."""
        done = self._workspace.apply(reports.duplicate_report, report_id)
        return done.edits[0].id if done and done.edits else ""

    def rename(self, report_id: str, name: str) -> None:
        """Another name."""
        self._workspace.apply(reports.rename_report, report_id, name)

    def delete(self, report_id: str) -> None:
        """Take a report away; its exports can still be traced."""
        self._workspace.apply(reports.delete_report, report_id)

    def sign(self, report_id: str, role: str, post: str) -> None:
        """Sign the report as it is now."""
        self._workspace.apply(reports.sign_report, report_id, role, post)

    def withdraw(self, report_id: str, role: str) -> None:
        """Take a signature back."""
        self._workspace.apply(reports.withdraw_signature, report_id, role)

    def restore(self, issue_id: str, letter: str) -> None:
        """Bring a scenario back as it was issued, and put it on stage."""
        done = self._workspace.apply(restore, issue_id, letter)
        if done is not None and done.edits:
            self._workspace.select(done.edits[-1].id)
            self._workspace.go_to("scenarios")

    def _horizon(self, design: ReportDesign) -> Month | None:
        if design.horizon is not None:
            return design.horizon
        value = self._workspace.value
        known = {found.id: found for found in value.scenarios}
        base = known.get(design.reference_id)
        return value.situation_of(base).start.plus(value.settings.months) if base else None

    def _kept_horizon(self, subject: Subject) -> Month | None:
        """None for the last projected month, which then follows the settings."""
        value = self._workspace.value
        last = value.situation_of(value.scenario(subject.scenario_ids[0])).start.plus(value.settings.months)
        return None if subject.horizon == last else subject.horizon

    def _name_for(self, subject: Subject) -> str:
        found = [self._workspace.value.scenario(each) for each in subject.scenario_ids]
        others = " ".join(scenario.sign.letter for scenario in found[1:])
        base = found[0]
        return f"Options {others} against {base.sign.letter}" if others else f"{base.sign.letter} alone"

    def _free_name(self, name: str) -> str:
        taken, number, free = {design.name.casefold() for design in self.all}, 2, name
        while free.casefold() in taken:
            free, number = f"{name}, {number}", number + 1
        return free
