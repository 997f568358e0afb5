"""What a count is held against: cells of a stock or flow, or an indicator, by the names of the long table.

A name that stands for a stock or flow and for an indicator means the first whose dimensions fit; `indicator:untracked`
means that one. Where a reported series stands beside a stock, a count is held against that.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.errors import InputError
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation, write_members
from planner.engine.axes import Array
from planner.engine.declare import Equation, Stock
from planner.engine.march import Watch
from planner.system.facts import space_of
from planner.system.levers import LEVER_BY_NAME
from planner.system.published import Source, accumulated, sources_of
from planner.system.record import PUBLISHED_NAMES
from planner.system.reported import reported_watches
from planner.system.series import SERIES_BY_NAME
from planner.system.wired import SYSTEM

_VARIABLE = re.compile(r"\s*(?:(stock|flow|indicator):)?\s*([^\[\]|]*?)\s*(?:\[([^\[\]]*)\]|\|(.*?))?\s*")
_BETWEEN = re.compile(r";|,(?=\s*\w+\s*=)")
"""What stands between two dimensions; a comma within a member's name does not."""

_ADD_UP = (
    *(Quantity.PERSONS, Quantity.PLACES, Quantity.PERSON_MONTHS, Quantity.CHILD_MONTHS),
    *(Quantity.EXPECTED, Quantity.PERSONS_A_MONTH),
)
_INSIDE = {PUBLISHED_NAMES.get(item.name, item.name): item for item in SYSTEM.inside if item.kind == "flow"}
_STOCKS = {stock.name: stock for stock in SYSTEM.stocks}


class VariableError(InputError):
    """Nothing that can be counted has this name."""


class MembersError(InputError):
    """The variable has no such dimension or member."""


@dataclass(frozen=True)
class Counterpart:
    """One series of the model: `kind` is stock, flow or indicator; `members` in one spelling, empty for the whole.

    `flows` says that its months add up to a year. `reported` that it is the series of counts, not the stock itself.
    """

    variable: str
    kind: str
    members: str
    title: str
    quantity: Quantity
    watches: tuple[Watch, ...]
    sources: tuple[Source, ...] = ()
    reported: bool = False

    @property
    def cumulative(self) -> bool:
        """Whether it counts from the start."""
        return self.kind == "indicator" and SERIES_BY_NAME[self.variable].cumulative

    @property
    def adds_up(self) -> bool:
        """Whether the months of a year can be added up: a flow, or what counts one."""
        return self.kind == "flow" or self.cumulative or self.quantity is Quantity.PERSONS_A_MONTH

    def read(self, kept: Mapping[Watch, Array]) -> Array:
        """Its amounts, shape (months + 1, draws); not a number where no limit is known."""
        if self.sources:
            parts = [accumulated(source.key, source.read(kept)) for source in self.sources]
        else:
            parts = [kept[watch].reshape(kept[watch].shape[0], -1) for watch in self.watches]
        return np.asarray(sum(parts[1:], start=parts[0]))


def counterpart(situation: Situation, variable: str, members: str) -> Counterpart:
    """The series these words name. Raises `VariableError`, `MembersError` with one sentence."""
    kind, name, chosen = _words(variable, members)
    readings: list[tuple[tuple[str, ...], str]] = []
    if name in _STOCKS and kind in ("", "stock"):
        readings.append((tuple(axis.name for axis in _STOCKS[name].axes), "stock"))
    if name in _INSIDE and kind in ("", "flow"):
        readings.append((tuple(axis.name for axis in _INSIDE[name].axes), "flow"))
    if name in SERIES_BY_NAME and kind in ("", "indicator"):
        dimension = SERIES_BY_NAME[name].dimension
        readings.append(((dimension,) if dimension else (), "indicator"))
    if not readings:
        raise VariableError(_unknown_variable(name))
    fitting = [found for dimensions, found in readings if set(chosen) <= set(dimensions)]
    if not fitting:
        known = dict.fromkeys(dimension for dimensions, _ in readings for dimension in dimensions)
        wrong = next((dimension for dimension in chosen if dimension not in known), [*chosen][-1])
        raise MembersError(_unknown_dimension(name, wrong, tuple(known)))
    if fitting[0] == "indicator":
        return _indicator(situation, name, chosen)
    return _amount(situation, name, fitting[0], chosen)


def countable() -> tuple[str, ...]:
    """Every variable that can be counted: stocks, flows and indicators, each name once."""
    return tuple(dict.fromkeys((*_STOCKS, *_INSIDE, *SERIES_BY_NAME)))


def dimensions_of(situation: Situation, variable: str) -> dict[str, tuple[str, ...]]:
    """The members that can be named for a variable, by dimension; all its readings together."""
    space, found = space_of(situation), dict[str, tuple[str, ...]]()
    for item in (_STOCKS.get(variable), _INSIDE.get(variable)):
        found |= {axis.name: space.members[axis] for axis in item.axes} if item else {}
    if variable in SERIES_BY_NAME and SERIES_BY_NAME[variable].dimension not in ("", *found):
        found[SERIES_BY_NAME[variable].dimension] = tuple(_by_member(situation, variable))
    return found


def _words(variable: str, members: str) -> tuple[str, str, dict[str, tuple[str, ...]]]:
    """Kind if said, name, and members, which may stand behind the name as in `held[site=SDF camps]`."""
    found = _VARIABLE.fullmatch(variable)
    if found is None:
        raise VariableError(f"“{variable}” is not a variable; write its name alone, such as held_abroad.")
    kind, name, *inside = found.groups(default="")
    within = next(filter(None, inside), "")
    if within.strip() and members.strip():
        raise MembersError(f"members stand behind “{name}” and here too; write them in one place.")
    return kind, name.replace(" ", "_").casefold(), _selection(within or members)


def _selection(text: str) -> dict[str, tuple[str, ...]]:
    chosen: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        dimension, equals, names = (piece.strip() for piece in part.partition("="))
        each = tuple(name.strip() for name in names.split("+"))
        if not (dimension and equals and all(each)):
            raise MembersError(f"“{part}” cannot be read; write dimension=member, as in origin=Iraq+Syria.")
        if dimension.casefold() in chosen:
            raise MembersError(f"“{dimension}” stands twice; join its members with +.")
        chosen[dimension.casefold()] = each
    return chosen


def _amount(situation: Situation, name: str, kind: str, chosen: Mapping[str, tuple[str, ...]]) -> Counterpart:
    """Cells of a stock or flow, added up; a dimension of which every member is named counts whole."""
    item: Stock | Equation = _STOCKS[name] if kind == "stock" else _INSIDE[name]
    space = space_of(situation)
    named = {
        axis: _places(axis.name, space.members[axis], chosen[axis.name]) for axis in item.axes if axis.name in chosen
    }
    only = tuple((axis, places) for axis, places in named.items() if len(places) < space.size(axis))
    words = write_members({axis.name: tuple(space.members[axis][place] for place in places) for axis, places in only})
    watches = reported_watches(item.name, only) if kind == "stock" else ()
    quantity = Quantity.PERSONS if kind == "stock" else Quantity.PERSONS_A_MONTH
    title = (item.title if isinstance(item, Stock) else "") or name.replace("_", " ").capitalize()
    return Counterpart(
        name, kind, words, title, quantity, watches or (Watch(item.name, (), only),), reported=bool(watches)
    )


def _indicator(situation: Situation, name: str, chosen: Mapping[str, tuple[str, ...]]) -> Counterpart:
    """A series, or those of its members that are named; together they are added up where that means something."""
    series, by_member = SERIES_BY_NAME[name], _by_member(situation, name)
    if not series.dimension:
        source = by_member[""]
        return Counterpart(name, "indicator", "", series.title, series.quantity, source.watches, (source,))
    known = tuple(by_member)
    places = _places(series.dimension, known, chosen[series.dimension]) if chosen else tuple(range(len(known)))
    if len(places) > 1 and series.quantity not in _ADD_UP:
        raise MembersError(f"“{name}” cannot be added up; name one {series.dimension}, such as {known[0]}.")
    sources = tuple(by_member[known[place]] for place in places)
    words = write_members({series.dimension: tuple(known[place] for place in places)}) if chosen else ""
    words = "" if len(places) == len(known) else words
    watches = tuple(dict.fromkeys(watch for source in sources for watch in source.watches))
    return Counterpart(name, "indicator", words, series.title, series.quantity, watches, sources)


def _by_member(situation: Situation, name: str) -> dict[str, Source]:
    found = (source for source in sources_of(situation) if source.key.partition("|")[0] == name)
    return {source.key.partition("|")[2].partition("=")[2]: source for source in found}


def _places(dimension: str, known: Sequence[str], names: Sequence[str]) -> tuple[int, ...]:
    """Where these members stand, in order and each once, whatever their capitals."""
    folded = {name.casefold(): place for place, name in enumerate(known)}
    for name in names:
        if name.casefold() not in folded:
            raise MembersError(f"there is no {dimension} “{name}” here; {_near(name, known)}")
    return tuple(sorted({folded[name.casefold()] for name in names}))


def _unknown_variable(name: str) -> str:
    if name in LEVER_BY_NAME:
        return f"“{name}” is a lever, which is decided, not counted; name a stock, flow or indicator."
    return f"there is nothing called “{name}” to count; {_near(name, countable())}"


def _unknown_dimension(name: str, dimension: str, known: Sequence[str]) -> str:
    there = f"it has {', '.join(known)}" if known else "it has none; leave the cell empty"
    return f"“{name}” has no dimension “{dimension}”; {there}."


def _near(name: str, known: Sequence[str]) -> str:
    by_fold = {found.casefold(): found for found in known}
    near = [by_fold[found] for found in difflib.get_close_matches(name.casefold(), by_fold, n=3, cutoff=0.5)]
    if near:
        return f"did you mean {' or '.join(f'“{found}”' for found in near)}?"
    return f"there are {', '.join(known[:6])}{' and others' if len(known) > 6 else ''}."
