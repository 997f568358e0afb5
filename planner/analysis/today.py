"""What a lever left alone does, in words: as declared, or read from the situation it stands in."""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.domain.situation import Situation, read_members
from planner.domain.wording import DASH, NO_LIMIT, setting_text
from planner.system.catalogue import Lever
from planner.system.inputs import LeverPath, lever_path, member_cells

ADDITIVE = (Quantity.PERSONS_A_MONTH, Quantity.PERSONS, Quantity.PLACES)
"""Quantities whose members add up."""

_MOST_NAMED = 2


def today_words(situation: Situation, lever: Lever, members: str = "") -> str:
    """`300 a month`, `0.70–0.90`, `all but Iraqi prisons`: today's practice of a selection, on central assumptions.

    Persons and places of several members are added up; of everything else the ends are named.
    """
    if lever.today.words:
        return lever.today.words
    paths = {cell: lever_path(situation, (), lever.name, cell) for cell in _selected(situation, lever, members)}
    values = [float(path.values[0]) for path in paths.values()]
    if not values:
        return "does not apply"
    if lever.quantity is Quantity.SWITCH or (lever.quantity is Quantity.TIMES and len(set(values)) > 1):
        return _where(paths, lever)
    if lever.quantity in ADDITIVE:
        text = _text(round(sum(values), 0 if sum(values) >= 10 else 1), lever)
        return f"{text} a month" if lever.quantity is Quantity.PERSONS_A_MONTH and text != NO_LIMIT else text
    low, high = _text(min(values), lever), _text(max(values), lever)
    return low if low == high else f"{low.removesuffix(' mo.')}{DASH}{high.removeprefix('×').strip()}"


def _selected(situation: Situation, lever: Lever, members: str) -> list[str]:
    wanted = read_members(members)
    return [
        cell
        for cell in member_cells(situation, lever)
        if all(set(names) <= set(wanted.get(dimension, names)) for dimension, names in read_members(cell).items())
    ]


def _where(paths: dict[str, LeverPath], lever: Lever) -> str:
    """`on`, `off`, or for whom it is on."""
    on = [cell.rpartition("=")[2] for cell, path in paths.items() if path.values[0]]
    if len(on) in (0, len(paths)):
        return _text(float(bool(on)), lever)
    if len(on) <= _MOST_NAMED:
        return f"{' and '.join(on)} only"
    off = [cell.rpartition("=")[2] for cell, path in paths.items() if not path.values[0]]
    return f"all but {' and '.join(off)}" if len(off) <= _MOST_NAMED else f"{len(on)} of {len(paths)}"


def _text(value: float, lever: Lever) -> str:
    shown = value if lever.quantity in ADDITIVE else round(value, 0 if lever.quantity is Quantity.MONTHS else 2)
    return setting_text(shown, lever.quantity, NO_LIMIT)
