"""Builds a report's content from a workspace and its projections; every format is written from the same content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from planner.domain.evidence import Register
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.wording import whole
from planner.domain.workspace import Workspace
from planner.reports.annexes import (
    CheckOutcome,
    checks_section,
    differs_section,
    limits_section,
    method_section,
    start_section,
)
from planner.reports.document import Notice, ReportContent, Section
from planner.reports.material import Material, gather
from planner.reports.options import options_section, values_section
from planner.reports.plain_text import plain
from planner.reports.so_what import so_what, title_of
from planner.reports.sources import assumptions_section, evidence_section
from planner.reports.trends import first_figure, trends_section
from planner.system.listing import EquationLine, listed_equations
from planner.system.wired import MODEL_VERSION


def build_report(
    workspace: Workspace,
    scenario_ids: Sequence[str],
    reference_id: str,
    projections: Mapping[str, Projection],
    register: Register,
    horizon: Month,
    *,
    author_role: str,
    now: datetime,
    checks: Sequence[CheckOutcome] = (),
) -> ReportContent:
    """The report on these scenarios against `reference_id` at `horizon`.

    `projections` must hold the draws of the reference and of every scenario, run with the same seed and draws.
    Raises `InputError` for a scenario that is gone, not computed or not comparable, or a horizon outside the run.
    """
    material = gather(workspace, scenario_ids, reference_id, projections, horizon)
    start = material.situation.start.label
    return ReportContent(
        marking=plain(workspace.settings.marking),
        kind="Options note",
        title=title_of(material),
        author_role=plain(author_role),
        date=f"{now.day} {now:%B %Y}",
        illustrative=Notice("Illustrative.", f"It starts from {start} and knows nothing later."),
        stamp=_stamp(material),
        sections=_sections(material, register, checks, listed_equations()),
    )


def _sections(
    material: Material, register: Register, checks: Sequence[CheckOutcome], equations: Sequence[EquationLine]
) -> tuple[Section, ...]:
    front = so_what(material)
    figure = first_figure(material)
    if figure:
        front = Section(front.title, (*front.blocks, figure))
    compared = (options_section(material),) if material.options else ()
    differs = (differs_section(material),) if material.options else ()
    return (
        front,
        *compared,
        values_section(material),
        trends_section(material),
        *differs,
        assumptions_section(material),
        evidence_section(material, register),
        start_section(material),
        checks_section(checks, material),
        limits_section(material),
        method_section(material, MODEL_VERSION, equations),
    )


def _stamp(material: Material) -> str:
    """Model, seed, draws and one short fingerprint of all results together, for the foot of every page."""
    joined = "|".join([*(found.fingerprint for found in material.projections.values()), str(material.horizon)])
    digest = hashlib.sha256(joined.encode()).hexdigest()
    seed, draws = material.comparison.seed, whole(material.draws)
    return f"model {MODEL_VERSION} · seed {seed} · {draws} runs · results {digest[:4]} {digest[4:8]}"
