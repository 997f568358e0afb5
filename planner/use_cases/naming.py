"""The name, the signs and the place that a new scenario gets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Protocol

from planner.domain.errors import InputError
from planner.domain.plain_text import LONGEST_LINE, plain_line
from planner.domain.scenario import Scenario, Sign

_LOOKS = tuple(itertools.product(range(1, 7), range(1, 5)))
"""Every colour with every dash."""


class Named(Protocol):
    """What has a name of its own in a workspace: a scenario, a report."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


def usable_name(there: Sequence[Named], name: str, but_of: str = "", kind: str = "scenario") -> str:
    """The name without stray spaces. Raises `InputError` when it is empty, too long or taken.

    Names are unique in a workspace whatever their capitals, because commands and reports call scenarios by name alone.
    `but_of` is the id of the one that may keep its name; `kind` is what is named.
    """
    plain = plain_line(name, "name")
    if not plain:
        raise InputError(f"A {kind} needs a name; type one.")
    for one in there:
        if one.id != but_of and one.name.casefold() == plain.casefold():
            raise InputError(f"There is already a {kind} “{one.name}” in this workspace; choose another name.")
    return plain


def name_of_copy(there: Sequence[Named], name: str) -> str:
    """`A (copy)`, or `A (copy 2)` and so on; a long name is cut to make room."""
    taken = {one.name.casefold() for one in there}
    endings = itertools.chain([" (copy)"], (f" (copy {number})" for number in itertools.count(2)))
    copies = (name[: LONGEST_LINE - len(ending)] + ending for ending in endings)
    return next(copy for copy in copies if copy.casefold() not in taken)


def next_number(letter: str, ids: Iterable[str]) -> str:
    """`s1`, `s2` and so on: one more than the highest there is."""
    numbers = (found[len(letter) :] for found in ids if found.startswith(letter))
    return f"{letter}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"


def next_position(scenarios: Sequence[Scenario], parent_id: str | None) -> int:
    """The place after the last sibling."""
    return max((scenario.position for scenario in scenarios if scenario.parent_id == parent_id), default=-1) + 1


def next_sign(scenarios: Sequence[Scenario], parent_id: str | None) -> Sign:
    """The first free letter, with the colour and dash least used: by siblings first, then in the workspace."""
    letters = {scenario.sign.letter for scenario in scenarios}
    signs = [scenario.sign for scenario in scenarios]
    near = [scenario.sign for scenario in scenarios if parent_id in (scenario.parent_id, scenario.id)]

    def uses(look: tuple[int, int]) -> tuple[int, ...]:
        colour, dash = look
        return (
            sum((sign.colour, sign.dash) == look for sign in near),
            sum((sign.colour, sign.dash) == look for sign in signs),
            sum(sign.colour == colour for sign in near),
            sum(sign.colour == colour for sign in signs),
            sum(sign.dash == dash for sign in signs),
        )

    colour, dash = min(_LOOKS, key=uses)
    return Sign(letter=next(letter for letter in _letters() if letter not in letters), colour=colour, dash=dash)


def _letters() -> itertools.chain[str]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return itertools.chain.from_iterable(
        ("".join(letters) for letters in itertools.product(alphabet, repeat=length)) for length in itertools.count(1)
    )
