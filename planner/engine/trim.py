"""The part of a system that some variables need: all stocks of people with their moves, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.engine.assemble import System, reads_of
from planner.engine.declare import Stock


def trimmed(system: System, names: Iterable[str]) -> System:
    """`system` without the equations, and stocks that are not people, that neither the books nor `names` read."""
    ledger = {name: (*leaving, *arriving) for name, leaving, arriving in system.ledger}
    waiting = [*names, *(stock.name for stock in system.stocks if stock.people)]
    waiting += [move.brings for move in system.sources]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        item = system.variables.get(name)
        if name in needed or item is None:
            continue
        needed.add(name)
        waiting += ledger.get(name, ()) if isinstance(item, Stock) else reads_of(item)
    return replace(
        system,
        stocks=tuple(stock for stock in system.stocks if stock.name in needed),
        moves=tuple(move for move in system.moves if all(at in needed for at, _ in (*move.leaves, *move.arrives))),
        outside=tuple(item for item in system.outside if item.name in needed),
        inside=tuple(item for item in system.inside if item.name in needed),
        after=tuple(item for item in system.after if item.name in needed),
    )
