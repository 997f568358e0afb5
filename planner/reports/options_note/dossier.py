"""Everything a report is made of besides its results: design, evidence, logs, sign-offs, earlier versions, the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from planner.analysis.assumptions import Assumption, assumptions_log
from planner.domain.assurance import DecisionNote
from planner.domain.evidence import Register
from planner.domain.projection import Projection
from planner.domain.report_design import Issue, ReportDesign
from planner.domain.workspace import Workspace
from planner.reports.options_note.issuing import issue_now, what_changed
from planner.reports.options_note.material import Material, gather
from planner.reports.options_note.sign_off import SignOff, is_signed, sign_offs, wording_of


class CheckOutcome(Protocol):
    """One reality check as it came out: its name, whether it held, and what was seen."""

    @property
    def name(self) -> str: ...
    @property
    def passed(self) -> bool: ...
    @property
    def detail(self) -> str: ...


@dataclass(frozen=True)
class Dossier:
    """One report before it is written. `issue` is the version it would be, `changes` what changed since the last.

    A stored report has a `number` from 1, any other 0.
    """

    design: ReportDesign
    material: Material
    register: Register
    checks: tuple[CheckOutcome, ...]
    assumptions: tuple[Assumption, ...]
    decisions: tuple[DecisionNote, ...]
    signed: tuple[SignOff, ...]
    earlier: tuple[Issue, ...]
    issue: Issue
    changes: tuple[str, ...]
    number: int
    marking: str
    now: datetime

    @property
    def red_red(self) -> tuple[Assumption, ...]:
        """The assumptions that carry the result on judgement alone, the strongest first."""
        return tuple(one for one in self.assumptions if one.red_red)

    @property
    def unsigned(self) -> tuple[Assumption, ...]:
        """Those of them nobody has signed as they are now."""
        return tuple(one for one in self.red_red if one.signed is None)

    @property
    def has_expired(self) -> bool:
        """Whether the day after which the report must not be used has passed."""
        last = self.design.do_not_use_after
        return last is not None and self.now.date() > last

    @property
    def failed(self) -> tuple[CheckOutcome, ...]:
        """The reality checks that did not hold."""
        return tuple(check for check in self.checks if not check.passed)

    @property
    def is_draft(self) -> bool:
        """Whether something keeps a report from being final, as its issue says."""
        return self.issue.draft


def open_dossier(
    workspace: Workspace,
    design: ReportDesign,
    projections: Mapping[str, Projection],
    register: Register,
    *,
    now: datetime,
    who: str = "",
    checks: Sequence[CheckOutcome] = (),
) -> Dossier:
    """Everything the report on `design` is made of. Raises `InputError` as `gather` does."""
    material = gather(workspace, design, projections)
    mine = (issue for issue in workspace.issues if issue.report_id == design.id)
    earlier = tuple(sorted(mine, key=lambda issue: issue.number))
    stored = any(one.id == design.id for one in workspace.reports)
    signed = sign_offs(design, material.results, wording_of(design, workspace.settings))
    in_time = design.do_not_use_after is not None and now.date() <= design.do_not_use_after
    final = in_time and is_signed(signed) and all(check.passed for check in checks)
    number = (earlier[-1].number + 1 if earlier else 1) if stored else 0
    issue = issue_now(material, design, number=max(number, 1), when=now, who=who, draft=not final)
    return Dossier(
        design=design,
        material=material,
        register=register,
        checks=tuple(checks),
        assumptions=assumptions_log(material.situation, workspace.assumptions),
        decisions=tuple(sorted(workspace.decisions, key=lambda note: note.on)),
        signed=signed,
        earlier=earlier,
        issue=issue,
        changes=what_changed(earlier[-1], issue, material.situation) if earlier else (),
        number=number,
        marking=design.marking or workspace.settings.marking,
        now=now,
    )
