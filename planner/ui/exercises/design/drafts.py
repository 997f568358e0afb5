"""What was typed and could not be used: kept beside its field with the reason, until it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from planner.ui.exercises.design.parts import Part, Place


@dataclass(frozen=True)
class Draft:
    """The text as typed and what is wrong with it."""

    text: str
    sentence: str


class Drafts:
    """Drafts by place; a place here always names a field."""

    def __init__(self, memory: object = None) -> None:
        """`memory` is what `as_memory` gave, or nothing."""
        self._kept: dict[Place, Draft] = {}
        with suppress(ValueError, TypeError):  # a memory that cannot be read is no memory
            for part, row, field, text, sentence in memory if isinstance(memory, list) else ():
                self._kept[Place(Part(part), int(row), str(field))] = Draft(str(text), str(sentence))

    @property
    def as_memory(self) -> list[list[str | int]]:
        """All of them as plain values, for the file."""
        return [
            [str(place.part), place.row, place.field, draft.text, draft.sentence] for place, draft in self._kept.items()
        ]

    @property
    def all(self) -> tuple[tuple[Place, Draft], ...]:
        """Every draft with its place."""
        return tuple(self._kept.items())

    def at(self, place: Place) -> Draft | None:
        """The draft of a field."""
        return self._kept.get(place)

    def keep(self, place: Place, text: str, sentence: str) -> None:
        """Keep what was typed."""
        self._kept[place] = Draft(text, sentence)

    def drop(self, place: Place) -> None:
        """It is mended."""
        self._kept.pop(place, None)

    def follow(self, part: Part, order: Sequence[int]) -> None:
        """Rows of a part changed places: `order` names the old row of each new one; those of a removed row go."""
        goes_to = {before: after for after, before in enumerate(order) if before >= 0}
        others = {place: draft for place, draft in self._kept.items() if place.part is not part}
        own = {
            Place(part, goes_to[place.row], place.field): draft
            for place, draft in self._kept.items()
            if place.part is part and place.row in goes_to
        }
        self._kept = others | own
