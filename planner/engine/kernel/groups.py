"""Statements that run over the same cells put into one loop, and what must be stored because another loop reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.engine.axes import Axis
from planner.engine.kernel.statements import Statement, cells, reads

SMALL = 100
"""Cells of a loop that is cheap; those go first, so that the large ones find all they read ready."""


@dataclass(frozen=True)
class Group:
    """One loop: its axes, and its statements in an order in which each finds what it reads at the same cell."""

    loop: frozenset[Axis]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Plan:
    """Loops in order, and the names that are arrays; every other name lives only inside its loop."""

    groups: tuple[Group, ...]
    stored: frozenset[str]


def planned(statements: Sequence[Statement], wanted: frozenset[str], sizes: Mapping[Axis, int]) -> Plan:
    """Loops for statements given in an order of computing. `wanted` are stored whoever reads them.

    `sizes` are only a guess of how many members axes have; they choose the order, never the result.
    """
    by_name = {one.name: one for one in statements}
    needs = {one.name: _needs(one, by_name) for one in statements}
    placed = _placed(by_name, needs, sizes)
    _sink(placed, by_name, needs, wanted)
    groups = tuple(Group(by_name[names[0]].loop, _ordered(names, by_name, needs)) for names in placed if names)
    return Plan(groups, _stored(groups, needs, wanted))


Needs = Mapping[str, Mapping[str, bool]]
"""Of every statement the others it reads, and whether always at the same cell of the same loop."""


def _needs(statement: Statement, by_name: Mapping[str, Statement]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for name, here in reads(statement):
        other = by_name.get(name)
        if other is not None and other is not statement:
            aligned = here and not other.adds_up and other.loop == statement.loop
            found[name] = found.get(name, True) and aligned
    return found


def _placed(by_name: Mapping[str, Statement], needs: Needs, sizes: Mapping[Axis, int]) -> list[list[str]]:
    waiting = dict(by_name)
    done: set[str] = set()
    placed: list[list[str]] = []
    while waiting:
        loops = sorted({one.loop for one in waiting.values()}, key=_spelt)
        ready = {loop: _ready(loop, waiting, done, needs) for loop in loops}
        best = min((loop for loop in loops if ready[loop]), key=lambda loop: _rank(loop, ready[loop], sizes))
        placed.append(ready[best])
        done.update(ready[best])
        for name in ready[best]:
            del waiting[name]
    return placed


def _spelt(loop: frozenset[Axis]) -> tuple[int, ...]:
    return tuple(sorted(axis.position for axis in loop))


def _rank(loop: frozenset[Axis], names: Sequence[str], sizes: Mapping[Axis, int]) -> tuple[bool, int]:
    size = cells(loop, sizes)
    return (False, size) if size <= SMALL else (True, -len(names))


def _ready(loop: frozenset[Axis], waiting: Mapping[str, Statement], done: set[str], needs: Needs) -> list[str]:
    """All that one pass over this loop can compute now, in the given order."""
    names: list[str] = []
    chosen: set[str] = set()
    for name, one in waiting.items():
        if one.loop == loop and all(need in done or (here and need in chosen) for need, here in needs[name].items()):
            names.append(name)
            chosen.add(name)
    return names


def _sink(placed: list[list[str]], by_name: Mapping[str, Statement], needs: Needs, wanted: frozenset[str]) -> None:
    """Move what a single later loop of the same axes reads into that loop, so that it need not be stored."""
    where = {name: place for place, names in enumerate(placed) for name in names}
    users: dict[str, list[str]] = {}
    for user, found in needs.items():
        for name in found:
            users.setdefault(name, []).append(user)
    for name in reversed(list(by_name)):
        one = by_name[name]
        places = {where[user] for user in users.get(name, ())}
        if one.adds_up or name in wanted or len(places) != 1 or where[name] in places:
            continue
        (place,) = places
        aligned = all(needs[user][name] for user in users[name])
        if aligned and by_name[placed[place][0]].loop == one.loop:
            placed[where[name]].remove(name)
            placed[place].insert(0, name)
            where[name] = place


def _ordered(names: Sequence[str], by_name: Mapping[str, Statement], needs: Needs) -> tuple[Statement, ...]:
    """Pointwise statements so that each comes after what it reads here, then the sums."""
    inside, found, seen = set(names), list[Statement](), set[str]()

    def visit(name: str) -> None:
        if name in seen:
            return
        seen.add(name)
        for need in needs[name]:
            if need in inside:
                visit(need)
        found.append(by_name[name])

    for name in names:
        visit(name)
    return tuple(sorted(found, key=lambda one: one.adds_up))


def _stored(groups: Sequence[Group], needs: Needs, wanted: frozenset[str]) -> frozenset[str]:
    where = {one.name: place for place, group in enumerate(groups) for one in group.statements}
    stored = set(wanted) | {one.name for group in groups for one in group.statements if one.adds_up}
    for user, found in needs.items():
        stored |= {name for name, here in found.items() if not here or where[name] != where[user]}
    return frozenset(stored)
