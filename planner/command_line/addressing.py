"""What a person typed, found in the workspace: scenarios, situations, months, whole numbers, lever settings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.plain_text import shown
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation, write_members
from planner.domain.typed_number import read_whole
from planner.domain.workspace import Workspace
from planner.domain.world import World

INHERIT = "inherit"
"""In place of a schedule: drop the setting, so that the parent's applies again."""

LISTED = 12
"""How many names a refusal lists before it counts the rest."""

_SETTING = re.compile(r"\s*([^\[=\s]+)\s*(?:\[([^\]]*)\])?\s*=\s*(.*\S)\s*")
_TRANSFER_WORDS = {"from": "site", "to": "to_site"}


@dataclass(frozen=True)
class Setting:
    """`LEVER[members]=SCHEDULE` in its parts; `members` in the form of the domain, `schedule` as typed."""

    lever: str
    members: str
    schedule: str


def find_scenario(workspace: Workspace, words: str) -> Scenario:
    """The scenario with this id, name or letter. Raises `InputError` with what there is instead."""
    tests: tuple[Callable[[Scenario], bool], ...] = (
        lambda scenario: scenario.id == words,
        lambda scenario: scenario.name == words,
        lambda scenario: scenario.name.casefold() == words.casefold(),
        lambda scenario: scenario.sign.letter == words,
    )
    for test in tests:
        found = [scenario for scenario in workspace.scenarios if test(scenario)]
        if len(found) > 1:
            ids = " or ".join(scenario.id for scenario in found)
            raise InputError(f"This workspace has {len(found)} scenarios called “{words}”; say which by its id: {ids}.")
        if found:
            return found[0]
    raise InputError(unknown("scenario", words, [scenario.name for scenario in workspace.scenarios]))


def find_situation(known: Sequence[Situation], words: str) -> Situation | None:
    """The situation with this id or name, or None."""
    wanted = words.casefold()
    return next((found for found in known if wanted in (found.id.casefold(), found.name.casefold())), None)


def unknown(kind: str, words: str, known: Sequence[str]) -> str:
    """One sentence: there is no such thing here; the nearest by name, or the first there are."""
    near = difflib.get_close_matches(words, known, n=3, cutoff=0.5)
    if near:
        return f"There is no {kind} “{words}” here; did you mean {' or '.join(f'“{name}”' for name in near)}?"
    there = ", ".join(f"“{name}”" for name in known[:LISTED]) or "none yet"
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    return f"There is no {kind} “{words}” here; there are {there}{more}."


def read_setting(text: str) -> Setting:
    """Read `guard_ratio[site=SDF camps]=0.9`. Raises `InputError`."""
    found = _SETTING.fullmatch(text)
    if found is None:
        raise InputError(
            f"“{text}” does not set a lever; write LEVER[members]=SCHEDULE, for example transfer_capacity=600 "
            "or repatriation_requests[origin=France+Germany,cohort=women+minors]=40."
        )
    lever, members, schedule = found.groups(default="")
    return Setting(lever, read_selection(members), schedule)


def read_selection(text: str) -> str:
    """Read `origin=France+Germany,cohort=women` into the domain's form. Raises `InputError`."""
    selection: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
        dimension, equals, names = (piece.strip() for piece in part.partition("="))
        dimension = _TRANSFER_WORDS.get(dimension, dimension)
        members = tuple(name.strip() for name in names.split("+"))
        if not (dimension and equals and all(members)):
            raise InputError(
                f"The members “{part}” cannot be read; write dimension=member, as in origin=France+Germany."
            )
        if dimension in selection:
            raise InputError(f"“{dimension}” stands twice in “{text}”; join its members with +.")
        selection[dimension] = members
    return write_members(selection)


def month_inside(text: str, start: Month, months: int) -> Month:
    """Read a month of the projection. Raises `InputError` for another."""
    try:
        month = Month.parse(text)
    except ValueError as problem:
        raise InputError(f"--at: {problem}.") from None
    if not 0 <= month - start <= months:
        raise InputError(
            f"--at: {month} lies outside this projection, which runs from {start} to {start.plus(months)}."
        )
    return month


def world_named(text: str) -> World:
    """A reader of `--world`. Raises `InputError` for another word."""
    try:
        return World(text.strip().lower())
    except ValueError:
        known = " or ".join(f"{world} ({world.words})" for world in World)
        raise InputError(f"--world: “{text}” is no world; give {known}.") from None


def whole(option: str, low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers between two bounds, for an option of this name."""

    def read(text: str) -> int:
        try:
            number = read_whole(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise InputError(f"{option}: “{shown(text)}” cannot be used; give a whole number from {low} to {high}.")
        return number

    return read
