"""An indicator by its name in the long table, `minors_held[third-country]`, and a target, `escapes<=500@2021-11`."""

from __future__ import annotations

import re

from planner.analysis.indicators import MONTHS_OVER
from planner.analysis.why.seeking import Bound, Target
from planner.command_line.addressing import unknown
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.situation import Situation
from planner.domain.typed_number import read_number
from planner.system.published import sources_of
from planner.system.series import SERIES_BY_NAME

_FORM = re.compile(r"\s*([^\[\]]+?)\s*(?:\[([^\[\]]*)\])?\s*")

_TARGET = re.compile(r"\s*(.+?)\s*(<=|>=)\s*([^@]+?)\s*@\s*(\S+)\s*")


def find_indicator(situation: Situation, words: str) -> str:
    """The key of an indicator. Raises `InputError` with the names or members there are instead."""
    form = _FORM.fullmatch(words)
    known = _members_by_name(situation)
    if form is None or form[1] not in known:
        raise InputError(unknown("indicator", words.strip(), tuple(known)))
    name, member = form[1], (form[2] or "").rpartition("=")[2].strip()
    members = known[name]
    if member in members:
        return members[member]
    if member and "" in members and len(members) == 1:
        raise InputError(f"“{name}” has no members; leave the brackets out.")
    there = tuple(found for found in members if found)
    if not member:
        raise InputError(f"“{name}” is given for each of its members; write for example {name}[{there[0]}].")
    raise InputError(unknown(f"member of {name}", member, there))


def _members_by_name(situation: Situation) -> dict[str, dict[str, str]]:
    """Of every indicator its keys by member; the empty member is the total, where there is one."""
    known: dict[str, dict[str, str]] = {}
    for source in sources_of(situation):
        name, _, member = source.key.partition("|")
        known.setdefault(name, {})[member.partition("=")[2]] = source.key
    for name, members in known.items():
        if "" not in members and SERIES_BY_NAME[name].members:
            members[""] = name
    known[MONTHS_OVER] = {site: f"{MONTHS_OVER}|site={site}" for site in known["occupancy"]}
    return known


def read_target(situation: Situation, words: str, months: int) -> Target:
    """Read `minors_held[third-country]<=500@2021-11`. Raises `InputError` naming the part that cannot be read."""
    form = _TARGET.fullmatch(words)
    if form is None:
        raise InputError(
            f"The target “{words}” cannot be read; write an indicator, <= or >=, a number, @ and a month, "
            "such as minors_held[third-country]<=500@2021-11."
        )
    name, bound, limit, month = form.groups()
    key = find_indicator(situation, name)
    try:
        number = read_number(limit)
        at = Month.parse(month)
    except ValueError as problem:
        raise InputError(f"The target “{words}” cannot be read: {problem}.") from None
    last = situation.start.plus(months)
    if not situation.start < at <= last:
        raise InputError(f"The target’s month {at} lies outside; choose one after {situation.start}, up to {last}.")
    return Target(key, Bound(bound), number, at)
