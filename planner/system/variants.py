"""Situations changed on purpose, for the reality checks: numbers fixed, one origin split in two, or all joined."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.distribution import Range
from planner.domain.situation import Origin, Parameter, Situation, StartingStock, read_members, write_members
from planner.domain.value import changed


def with_numbers(situation: Situation, numbers: Mapping[str, float]) -> Situation:
    """The same situation with some parameters fixed, in their published units, for every member."""
    parameters = tuple(
        changed(parameter, range=_fixed(numbers[parameter.name])) if parameter.name in numbers else parameter
        for parameter in situation.parameters
    )
    return changed(situation, parameters=parameters)


def with_split_origin(situation: Situation, name: str) -> Situation:
    """The same situation with one origin in two equal halves, `name, one half` and `name, other half`.

    Stocks and what is given in persons or shares of a total are halved; rates are kept.
    """
    halves = (f"{name}, one half", f"{name}, other half")
    origins = tuple(
        part
        for origin in situation.origins
        for part in ([changed(origin, name=half) for half in halves] if origin.name == name else [origin])
    )
    stocks = tuple(
        part
        for cell in situation.stocks
        for part in ([_half_stock(cell, half) for half in halves] if _is_of(cell.members, name) else [cell])
    )
    parameters = tuple(
        part
        for parameter in situation.parameters
        for part in (
            [_half_parameter(parameter, half) for half in halves] if _is_of(parameter.members, name) else [parameter]
        )
    )
    return changed(situation, origins=origins, stocks=stocks, parameters=parameters)


def without_origins(situation: Situation) -> Situation:
    """The same situation with all third-country origins as one, for a pass of many draws; it must start with nobody."""
    if situation.stocks:
        raise ValueError("only a situation that starts with nobody can be run without origins")
    name = "Foreigners"
    kept = tuple(one for one in situation.parameters if not {"origin", "bloc"} & read_members(one.members).keys())
    travels = next(one for one in situation.parameters if one.name == "travel_share")
    whole = changed(travels, members=write_members({"origin": (name,)}), range=_fixed(1.0))
    return changed(situation, origins=(Origin(name=name),), parameters=(*kept, whole))


def _fixed(value: float) -> Range:
    return Range(low=value, central=value, high=value)


def _is_of(members: str, origin: str) -> bool:
    return read_members(members).get("origin") == (origin,)


def _moved(members: str, origin: str) -> str:
    return write_members(read_members(members) | {"origin": (origin,)})


def _half_stock(cell: StartingStock, origin: str) -> StartingStock:
    return changed(cell, members=_moved(cell.members, origin), persons=cell.persons / 2)


def _half_parameter(parameter: Parameter, origin: str) -> Parameter:
    whole = parameter.range
    half = Range(low=whole.low / 2, central=whole.central / 2, high=whole.high / 2)
    return changed(parameter, members=_moved(parameter.members, origin), range=half)
