"""What a count is held against: cells of a stock or flow, or an indicator, by the names of the long table.

A name means what it means there. Where its dimensions do not fit, the stock or flow that the model calls so is meant;
`stock:untracked` means that at once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.errors import InputError
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation, write_members
from planner.engine.axes import Array
from planner.engine.declare import Equation, Stock
from planner.engine.march import Watch
from planner.system.dimensions import SITE
from planner.system.facts import space_of
from planner.system.levers import LEVER_BY_NAME
from planner.system.published import Source, accumulated, sources_of
from planner.system.record import PUBLISHED_NAMES
from planner.system.reported import Part, parts_of
from planner.system.series import SERIES_BY_NAME
from planner.system.wired import SYSTEM

_VARIABLE = re.compile(r"\s*(?:(stock|flow|indicator):)?\s*([^\[\]|]*?)\s*(?:\[([^\[\]]*)\]|\|(.*?))?\s*")
_BETWEEN = re.compile(r";|,(?=\s*\w+\s*=)")
"""What stands between two dimensions; a comma within a member's name does not."""

_ADD_UP = (
    *(Quantity.PERSONS, Quantity.PLACES, Quantity.PERSON_MONTHS, Quantity.CHILD_MONTHS),
    *(Quantity.EXPECTED, Quantity.PERSONS_A_MONTH),
)
_FLOWS = tuple(item for item in SYSTEM.inside if item.kind == "flow")
_AMOUNTS: dict[str, Stock | Equation] = {
    **{stock.name: stock for stock in SYSTEM.stocks},
    **{flow.name: flow for flow in _FLOWS},
}
"""Every stock and flow by the model's own name."""

_LONG_NAMES = {PUBLISHED_NAMES.get(name, name): name for name in _AMOUNTS}
"""That name by the one in the long table."""

_SAME_AS = {"held": "held_abroad", "at_large": "at_large"}
"""Indicators that are a stock summed up, by name: a count of one is a count of the other."""


class VariableError(InputError):
    """Nothing that can be counted has this name."""


class MembersError(InputError):
    """The variable has no such dimension or member."""


@dataclass(frozen=True)
class Counterpart:
    """One series of the model: `kind` is stock, flow or indicator; `members` in one spelling, empty for the whole.

    It is read from `parts` of a stock or flow, or else from `sources` of an indicator; `sites` are those it names.
    """

    variable: str
    kind: str
    members: str
    title: str
    quantity: Quantity
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    sites: tuple[str, ...] = ()

    @property
    def cumulative(self) -> bool:
        """Whether it counts from the start."""
        return self.kind == "indicator" and SERIES_BY_NAME[self.variable].cumulative

    @property
    def adds_up(self) -> bool:
        """Whether the months of a year can be added up: a flow, or what counts one."""
        return self.kind == "flow" or self.cumulative or self.quantity is Quantity.PERSONS_A_MONTH

    @property
    def is_counted(self) -> bool:
        """Whether somebody publishes counts of it, so that they are held against the reported series."""
        return any(part.ratio is not None for part in self.parts)

    @property
    def watches(self) -> tuple[Watch, ...]:
        """What a run has to keep."""
        of_parts = (watch for part in self.parts for watch in part.watches)
        of_sources = (watch for source in self.sources for watch in source.watches)
        return tuple(dict.fromkeys((*of_parts, *of_sources)))

    def there(self, kept: Mapping[Watch, Array]) -> Array:
        """The people or the number itself, shape (months + 1, draws)."""
        return _sum([part.there(kept) for part in self.parts] or self._published(kept))

    def read(self, kept: Mapping[Watch, Array]) -> Array:
        """The same as a count would find it, which is what a count is held against."""
        return _sum([part.counted(kept) for part in self.parts] or self._published(kept))

    def _published(self, kept: Mapping[Watch, Array]) -> list[Array]:
        return [accumulated(source.key, source.read(kept)) for source in self.sources]


def counterpart(situation: Situation, variable: str, members: str) -> Counterpart:
    """The series these words name. Raises `VariableError`, `MembersError` with one sentence."""
    wanted, name, chosen = _words(variable, members)
    readings = [found for found in _readings(name) if wanted in ("", found[0])]
    if not readings:
        raise VariableError(_unknown_variable(name))
    for kind, own, dimensions in readings:
        if set(chosen) <= set(dimensions):
            if kind == "indicator":
                return _indicator(situation, own, chosen)
            return _amount(situation, own, kind, chosen)
    known = tuple(dict.fromkeys(dimension for *_, dimensions in readings for dimension in dimensions))
    wrong = next((dimension for dimension in chosen if dimension not in known), [*chosen][-1])
    raise MembersError(_unknown_dimension(name, wrong, known))


def countable() -> tuple[str, ...]:
    """Every variable that can be counted, as the long table calls it: stocks, flows and indicators."""
    return tuple(dict.fromkeys((*_LONG_NAMES, *SERIES_BY_NAME)))


def dimensions_of(situation: Situation, variable: str) -> dict[str, tuple[str, ...]]:
    """The members that can be named for a variable, by dimension; of its first reading alone."""
    space = space_of(situation)
    kind, own, _ = next(_readings(variable))
    if kind != "indicator":
        return {axis.name: space.members[axis] for axis in _AMOUNTS[own].axes}
    dimension = SERIES_BY_NAME[own].dimension
    return {dimension: tuple(_by_member(situation, own))} if dimension else {}


def _readings(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a name can mean, first things first: its kind, the model's own name, and the dimensions it has."""
    own = _LONG_NAMES.get(name, "")
    if own:
        yield _kind(own), own, _dimensions(own)
    if name in SERIES_BY_NAME:
        dimension = SERIES_BY_NAME[name].dimension
        yield "indicator", name, (dimension,) if dimension else ()
    if name in _AMOUNTS and name != own:
        yield _kind(name), name, _dimensions(name)


def _kind(own: str) -> str:
    return "stock" if isinstance(_AMOUNTS[own], Stock) else "flow"


def _dimensions(own: str) -> tuple[str, ...]:
    return tuple(axis.name for axis in _AMOUNTS[own].axes)


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


def _amount(situation: Situation, own: str, kind: str, chosen: Mapping[str, tuple[str, ...]]) -> Counterpart:
    """Cells of a stock or flow, added up; a dimension of which every member is named counts whole."""
    item, space = _AMOUNTS[own], space_of(situation)
    named = {
        axis: _places(axis.name, space.members[axis], chosen[axis.name]) for axis in item.axes if axis.name in chosen
    }
    named = {axis: places for axis, places in named.items() if len(places) < space.size(axis)}
    members = {axis.name: tuple(space.members[axis][place] for place in places) for axis, places in named.items()}
    title = (item.title if isinstance(item, Stock) else "") or PUBLISHED_NAMES.get(own, own).replace(
        "_", " "
    ).capitalize()
    quantity = Quantity.PERSONS if kind == "stock" else Quantity.PERSONS_A_MONTH
    words, sites = write_members(members), members.get(SITE.name, ())
    return Counterpart(own, kind, words, title, quantity, parts_of(situation, own, named), sites=sites)


def _indicator(situation: Situation, name: str, chosen: Mapping[str, tuple[str, ...]]) -> Counterpart:
    """A series, or those of its members that are named; together they are added up where that means something."""
    series, by_member = SERIES_BY_NAME[name], _by_member(situation, name)
    if not series.dimension:
        return Counterpart(name, "indicator", "", series.title, series.quantity, sources=(by_member[""],))
    known = tuple(by_member)
    places = _places(series.dimension, known, chosen[series.dimension]) if chosen else tuple(range(len(known)))
    if len(places) > 1 and series.quantity not in _ADD_UP:
        raise MembersError(f"“{name}” cannot be added up; name one {series.dimension}, such as {known[0]}.")
    whole = len(places) == len(known)
    words = "" if whole else write_members({series.dimension: tuple(known[place] for place in places)})
    if name in _SAME_AS and (whole or series.dimension == SITE.name):
        stock = _amount(situation, _SAME_AS[name], "stock", chosen if not whole else {})
        return replace(stock, variable=name, kind="indicator", title=series.title)
    sources = tuple(by_member[known[place]] for place in places)
    return Counterpart(name, "indicator", words, series.title, series.quantity, sources=sources)


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


def _sum(parts: Sequence[Array]) -> Array:
    return np.asarray(sum(parts[1:], start=parts[0]))
