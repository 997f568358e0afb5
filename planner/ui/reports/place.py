"""What the Reports screen points at: which report, which page of it, and how the pages are shown. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MEMORY = "reports"
"""The name under which the file remembers the place."""

ZOOMS = (25, 33, 50, 67, 75, 90, 100, 125, 150)
"""Percent of paper size; 0 fits the room."""


class Tab(StrEnum):
    """The two sides of the screen, in the order of the switch."""

    REPORT = "Report"
    ASSURANCE = "Assurance"


@dataclass(frozen=True)
class Place:
    """Which report is open, what is in front, and how its pages lie. `page` counts from 1; `zoom` 0 fits the room."""

    report_id: str = ""
    tab: Tab = Tab.REPORT
    side_by_side: bool = True
    grey: bool = False
    zoom: int = 0
    page: int = 1

    @property
    def across(self) -> int:
        """Pages beside one another."""
        return 2 if self.side_by_side else 1

    def shown(self, count: int) -> tuple[int, ...]:
        """The pages in sight of a report with `count` pages; two lie as in a leaflet, 1–2, 3–4 and so on."""
        page = max(1, min(self.page, count))
        first = (page - 1) // self.across * self.across + 1
        return tuple(range(first, min(first + self.across, count + 1)))

    def as_memory(self) -> dict[str, Any]:
        """As kept in the file."""
        return {
            "report": self.report_id,
            "tab": self.tab.name,
            "side_by_side": self.side_by_side,
            "grey": self.grey,
            "zoom": self.zoom,
            "page": self.page,
        }


def place_in(memory: Mapping[str, Any] | None) -> Place:
    """What was kept, as far as it still makes sense."""
    memory = memory or {}
    zoom = memory.get("zoom", 0)
    return Place(
        report_id=memory.get("report", ""),
        tab=Tab.__members__.get(memory.get("tab", ""), Tab.REPORT),
        side_by_side=bool(memory.get("side_by_side", True)),
        grey=bool(memory.get("grey", False)),
        zoom=zoom if zoom in ZOOMS else 0,
        page=max(1, int(memory.get("page", 1))),
    )
