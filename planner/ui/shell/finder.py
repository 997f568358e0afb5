"""What the command palette finds: entries by name, ranked; pure, so that it can be tested without a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One thing to go to or to do. `also` holds further words it is found by."""

    kind: str
    title: str
    icon: str
    act: Callable[[], object]
    detail: str = ""
    also: str = ""


def find(entries: Sequence[Entry], words: str, limit: int = 12) -> tuple[Entry, ...]:
    """The entries in which every word occurs, best first: names that start so, then names, then further words."""
    wanted = words.casefold().split()
    ranked = sorted((rank, order) for order, entry in enumerate(entries) if (rank := _rank(entry, wanted)) is not None)
    return tuple(entries[order] for _, order in ranked[:limit])


def _rank(entry: Entry, wanted: Sequence[str]) -> int | None:
    title = entry.title.casefold()
    everything = f"{title} {entry.detail.casefold()} {entry.also.casefold()} {entry.kind.casefold()}"
    if not all(word in everything for word in wanted):
        return None
    if not wanted or title.startswith(" ".join(wanted)):
        return 0
    starts = title.replace("(", " ").split()
    if all(any(part.startswith(word) for part in starts) for word in wanted):
        return 1
    return 2 if all(word in title for word in wanted) else 3
