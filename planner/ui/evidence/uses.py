"""What of the model rests on an evidence item: parameters, starting stocks and levers, by their names."""

from __future__ import annotations

from functools import lru_cache

from planner.domain.evidence import EvidenceItem, Kind
from planner.system.levers import LEVERS
from planner.system.situations import shipped_situations


def uses(item: EvidenceItem) -> tuple[str, ...]:
    """Everything that names this item as its evidence, each once; for a flag, what rests on its sources."""
    if item.kind is not Kind.FLAG:
        return _uses(item.id)
    return tuple(dict.fromkeys(f"{use} ({link})" for link in item.links for use in _uses(link)))


@lru_cache(maxsize=1024)
def _uses(item_id: str) -> tuple[str, ...]:
    found: list[str] = []
    for situation in shipped_situations():
        found += [_plain(each.name) for each in situation.parameters if item_id in each.evidence]
        if any(item_id in stock.evidence for stock in situation.stocks):
            found.append(f"starting position, {situation.start.label}")
        found += [f"{_plain(each.target)} over time" for each in situation.drivers if item_id in each.evidence]
    found += [f"lever {lever.title.lower()}" for lever in LEVERS if item_id in lever.evidence]
    return tuple(dict.fromkeys(found))


def _plain(name: str) -> str:
    return name.replace("_", " ")
