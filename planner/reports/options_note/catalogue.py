"""The sections a report can have, in their usual order, and those of one design."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.report_design import ReportDesign


@dataclass(frozen=True)
class SectionKind:
    """One section by its key, under the title it is printed with; a locked one is in every report."""

    key: str
    title: str
    locked: bool = False


@dataclass(frozen=True)
class PlacedSection:
    """One section of a design, in its place, printed or left out."""

    kind: SectionKind
    included: bool


FRONT = "front"
SO_WHAT = "so-what"

SECTIONS = (
    SectionKind(FRONT, "Marking, title, version", True),
    SectionKind(SO_WHAT, "So what"),
    SectionKind("since", "What changed since the last version"),
    SectionKind("options", "Options"),
    SectionKind("values", "Figures at the horizon"),
    SectionKind("places", "Custody against places"),
    SectionKind("trends", "Over time"),
    SectionKind("differs", "What differs"),
    SectionKind("assumptions", "Assumptions"),
    SectionKind("decisions", "Decisions"),
    SectionKind("evidence", "Evidence"),
    SectionKind("start", "The start"),
    SectionKind("checks", "Reality checks"),
    SectionKind("limits", "Limits and prohibited uses", True),
    SectionKind("assurance", "Assurance and sign-off", True),
    SectionKind("method", "Method"),
    SectionKind("equations", "Equations"),
)
"""Every section in the usual order; the front page always comes first."""

SECTION_BY_KEY = {kind.key: kind for kind in SECTIONS}


def titled(key: str) -> str:
    """The title of a section, as the list of sections has it."""
    return SECTION_BY_KEY[key].title


def sections_of(design: ReportDesign) -> tuple[PlacedSection, ...]:
    """The sections of a design in its order; one the design does not name follows what it usually follows."""
    order = list(dict.fromkeys(key for key in (FRONT, *design.sections) if key in SECTION_BY_KEY))
    before = FRONT
    for kind in SECTIONS:
        if kind.key not in order:
            order.insert(order.index(before) + 1, kind.key)
        before = kind.key
    kinds = (SECTION_BY_KEY[key] for key in order)
    return tuple(PlacedSection(kind, kind.locked or kind.key not in design.left_out) for kind in kinds)
