"""What the screen shows of one report, as values: the design, and the pages that were printed from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from planner.domain.report_design import ReportDesign
from planner.domain.scenario import Scenario, in_tree_order
from planner.domain.workspace import Workspace
from planner.reports.formats.pdf import SectionPages
from planner.reports.options_note.catalogue import FRONT, sections_of
from planner.ui.reports.ticks import TickRow
from planner.use_cases.models import OtherModel
from planner.use_cases.reports.report_requests import ReportRequest
from planner.use_cases.reports.reporting import Composed


@dataclass(frozen=True, eq=False)
class Printed:
    """A report as it was printed: what was asked for, what it says, its pages as PNG, and where its sections stand."""

    request: ReportRequest
    composed: Composed
    pages: Sequence[bytes]
    small: Sequence[QImage]
    places: Mapping[str, SectionPages]


@dataclass(frozen=True, eq=False)
class Shown:
    """One report on screen. `printed` may be of before the last change; `section` is the one pointed at.

    `signed_with` holds the other models that signatures stand on, by their marks.
    """

    workspace: Workspace
    design: ReportDesign
    printed: Printed | None = None
    section: str = ""
    read_only: bool = False
    role: str = ""
    mark: str = ""
    signed_with: Mapping[str, OtherModel] = field(default_factory=dict)

    @property
    def framed(self) -> frozenset[int]:
        """The pages of the section that is pointed at."""
        place = self.printed.places.get(self.section) if self.printed else None
        if place is None and self.section == FRONT:
            return frozenset({1})
        return frozenset(range(place.first, place.last + 1)) if place else frozenset()

    @property
    def reference(self) -> Scenario | None:
        """What the others are measured against."""
        return next((found for found in self.workspace.scenarios if found.id == self.design.reference_id), None)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios it is about, in the order of the tree."""
        return tuple(found for found in self.candidates if found.id in self.design.scenario_ids)

    @property
    def candidates(self) -> tuple[Scenario, ...]:
        """The scenarios it could be about: those on the situation of its reference."""
        base = self.reference
        every = in_tree_order(self.workspace.scenarios)
        return tuple(found for found in every if base is None or found.situation_id == base.situation_id)


def section_rows(shown: Shown) -> tuple[TickRow, ...]:
    """The sections in the report's order, with the pages they stand on."""
    return tuple(
        TickRow(
            placed.kind.key,
            placed.kind.title,
            ticked=placed.included,
            locked=placed.kind.locked,
            movable=not placed.kind.locked and not shown.read_only,
            aside=_pages(shown, placed.kind.key) if placed.included else "left out",
        )
        for placed in sections_of(shown.design)
    )


def scenario_rows(shown: Shown) -> tuple[TickRow, ...]:
    """The scenarios it could be about; the reference is always in."""
    return tuple(
        TickRow(
            scenario.id,
            scenario.name,
            ticked=scenario.id in shown.design.scenario_ids,
            locked=scenario.id == shown.design.reference_id,
            pill=(str(scenario.status), "plain" if scenario.status == "final" else "warn"),
            sign=scenario.sign,
            note="reference" if scenario.id == shown.design.reference_id else "",
        )
        for scenario in shown.candidates
    )


def moved(keys: Sequence[str], key: str, before: int, *, least: int = 1) -> tuple[str, ...]:
    """The keys with `key` standing before the place `before`; the first `least` keep theirs."""
    before = max(before, least)
    head = [found for found in keys[:before] if found != key]
    tail = [found for found in keys[before:] if found != key]
    return (*head, key, *tail)


def _pages(shown: Shown, key: str) -> str:
    if shown.printed is None:
        return ""
    place = shown.printed.places.get(key)
    if place is None:
        return "p. 1" if key == FRONT else "empty"
    return f"p. {place.first}" if place.first == place.last else f"p. {place.first}–{place.last}"
