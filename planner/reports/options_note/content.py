"""Builds a report's content from a workspace and its projections; every format is written from the same content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from planner.domain.evidence import Register
from planner.domain.projection import Projection
from planner.domain.report_design import ReportDesign
from planner.domain.workspace import Workspace
from planner.reports.document import Block, Notice, ReportContent, Section
from planner.reports.options_note.annexes import (
    checks_section,
    differs_section,
    equations_section,
    limits_section,
    method_section,
    start_section,
)
from planner.reports.options_note.assured import assurance_section, since_section
from planner.reports.options_note.catalogue import FRONT, SECTION_BY_KEY, SO_WHAT, sections_of, titled
from planner.reports.options_note.dossier import CheckOutcome, Dossier, open_dossier
from planner.reports.options_note.front import front_blocks, state_text, version_text
from planner.reports.options_note.logs import assumptions_section, decisions_section
from planner.reports.options_note.options import options_section, values_section
from planner.reports.options_note.places import places_section
from planner.reports.options_note.room import PAGE, height_of
from planner.reports.options_note.sign_off import day_text
from planner.reports.options_note.so_what import FULL, Telling, so_what, title_of
from planner.reports.options_note.sources import evidence_section
from planner.reports.options_note.trends import first_figure, trends_section
from planner.reports.plain_text import plain
from planner.system.listing import listed_equations
from planner.system.wired import MODEL_VERSION

_BUILDERS: Mapping[str, Callable[[Dossier], Section]] = {
    "since": since_section,
    "options": lambda dossier: options_section(dossier.material),
    "values": lambda dossier: values_section(dossier.material),
    "places": lambda dossier: places_section(dossier.material),
    "trends": lambda dossier: trends_section(dossier.material, dossier.design.indicators),
    "differs": lambda dossier: differs_section(dossier.material),
    "assumptions": assumptions_section,
    "decisions": decisions_section,
    "evidence": lambda dossier: evidence_section(dossier.material, dossier.register),
    "start": lambda dossier: start_section(dossier.material),
    "checks": lambda dossier: checks_section(dossier.checks, dossier.material),
    "limits": lambda dossier: limits_section(dossier.material),
    "assurance": assurance_section,
    "method": lambda dossier: method_section(dossier.material, MODEL_VERSION),
    "equations": lambda dossier: equations_section(listed_equations()),
}

_TELLINGS = (
    FULL,
    Telling(indicators=3),
    Telling(indicators=3, red=2),
    Telling(indicators=2),
    Telling(indicators=2, red=2),
    Telling(indicators=3, red=2, chart=False),
    Telling(indicators=2, red=2, chart=False),
    Telling(indicators=2, red=1, chart=False),
)
"""What page one tells, ever less, until it fits: long names and four signatures leave room for less."""


def build_report(
    workspace: Workspace,
    design: ReportDesign,
    projections: Mapping[str, Projection],
    register: Register,
    *,
    now: datetime,
    checks: Sequence[CheckOutcome] = (),
) -> ReportContent:
    """The report as designed.

    `projections` must hold the draws of the reference and of every scenario, run with the same seed and draws.
    Raises `InputError` for a scenario that is gone, not computed or not comparable, or a horizon outside the run.
    """
    return written(open_dossier(workspace, design, projections, register, now=now, checks=checks))


def written(dossier: Dossier) -> ReportContent:
    """The dossier as a report; a draft says on every page that it is one."""
    design, material, now = dossier.design, dossier.material, dossier.now
    last = design.do_not_use_after
    handling = (state_text(dossier), plain(design.handling))
    start = material.situation.start.label
    title = plain(design.title) or title_of(material)
    illustrative = Notice(
        "Illustrative.", f"It starts from {start} and knows nothing later. Ranges: {material.world.words}."
    )
    return ReportContent(
        marking=plain(dossier.marking),
        kind="Options note",
        title=title,
        author_role=plain(design.author_role) or "author not given",
        date=f"{now.day} {now:%B %Y}",
        illustrative=illustrative,
        stamp=" · ".join(part for part in (version_text(dossier), material.stamp) if part),
        sections=_sections(dossier, lambda blocks: height_of(title, illustrative, blocks) <= PAGE),
        handling=" · ".join(part for part in handling if part),
        sunset=day_text(last) if last else "",
        made=now.replace(microsecond=0),
    )


def _sections(dossier: Dossier, fits: Callable[[tuple[Block, ...]], bool]) -> tuple[Section, ...]:
    """In the design's order. The answer stands on the first page unless it was moved away from it, or left out."""
    placed = (one.kind.key for one in sections_of(dossier.design) if one.included)
    keys = [key for key in placed if _applies(dossier, key)]
    if keys[1:2] != [SO_WHAT]:
        front = Section(SECTION_BY_KEY[FRONT].title, front_blocks(dossier, ()), name=FRONT, quiet=True)
        return (front, *(_built(dossier, key) for key in keys[1:]))
    pages = [front_blocks(dossier, _answer(dossier, told), told.red) for told in _TELLINGS]
    whole = next((page for page in pages if fits(page)), pages[-1])
    front = Section(SECTION_BY_KEY[SO_WHAT].title, whole, name=SO_WHAT, quiet=True)
    return (front, *(_built(dossier, key) for key in keys[2:]))


def _built(dossier: Dossier, key: str) -> Section:
    if key == SO_WHAT:
        return Section(titled("so-what"), _answer(dossier), new_page=True, name=SO_WHAT)
    return _BUILDERS[key](dossier)


def _answer(dossier: Dossier, told: Telling = FULL) -> tuple[Block, ...]:
    figure = first_figure(dossier.material) if told.chart else None
    return (*so_what(dossier.material, told), *((figure,) if figure else ()))


def _applies(dossier: Dossier, key: str) -> bool:
    """Whether there is anything to print: options to compare, an earlier version to compare with."""
    if key in ("options", "differs"):
        return bool(dossier.material.options)
    return bool(dossier.earlier) if key == "since" else True
