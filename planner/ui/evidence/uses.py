"""What of the model rests on an evidence item: parameters, starting stocks and levers, by their names."""

from __future__ import annotations

from functools import lru_cache

from planner.system.levers import LEVERS
from planner.system.situations import shipped_situations


@lru_cache(maxsize=1024)
def uses(item_id: str) -> tuple[str, ...]:
    """Everything that names this item as its evidence, each once; empty when nothing does."""
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
