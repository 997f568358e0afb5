"""The evidence register: figures, claims, outside sources and assumptions, each with its flags and sources."""

from __future__ import annotations

from enum import StrEnum

from planner.domain.value import Value


class Kind(StrEnum):
    """What an evidence item is; the letter before its number says the same."""

    FIGURE = "figure"
    OUTSIDE = "outside evidence"
    ASSUMPTION = "assumption"
    FLAG = "contested flag"
    CLAIM = "claim"
    FLOW = "flow"
    DECISION = "decision"
    MEASURE = "measure"
    EVENT = "event"
    CATEGORY = "category"
    ACTOR = "actor"
    PLACE = "place"


class EvidenceItem(Value):
    """One row of the register. A blank is "not known", never 0."""

    id: str
    kind: Kind
    text: str
    low: float | None = None
    central: float | None = None
    high: float | None = None
    verbal: str = ""
    unit: str = ""
    as_of: str = ""
    geography: str = ""
    endnote: str = ""
    endnote_is_nearest_only: bool = False
    seed_line: str = ""
    source: str = ""
    note: str = ""
    quality: str = ""
    flags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Register(Value):
    """Every evidence item by id, in the order of the files."""

    items: tuple[EvidenceItem, ...]

    def get(self, item_id: str) -> EvidenceItem | None:
        """The item with this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)
