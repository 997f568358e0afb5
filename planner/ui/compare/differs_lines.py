"""What differs between the compared scenarios as ready lines: a lever or event, and what each scenario does."""

from __future__ import annotations

from dataclasses import dataclass

from planner.system.levers import LEVERS
from planner.ui.compare.picture import Picture

NOTHING = "These scenarios set the same levers to the same values, with the same events."


@dataclass(frozen=True)
class DiffersLine:
    """A lever or event; `texts` by scenario, the reference first, `same` where one does as the reference does."""

    title: str
    texts: tuple[str, ...]
    same: tuple[bool, ...]


def differs_lines(picture: Picture) -> tuple[DiffersLine, ...]:
    """Levers in the order of the catalogue, then events by date."""
    letter = picture.reference.sign.letter
    lines = []
    for lever in picture.differs.levers:
        same = tuple(lever.same_as_reference(index) for index in range(len(lever.texts)))
        texts = [decided or whole for decided, whole in zip(lever.decided, lever.texts, strict=True)]
        texts = [f"as {letter}" if alike else text for alike, text in zip(same, texts, strict=True)]
        lines.append(DiffersLine(lever.title, (lever.texts[0], *texts[1:]), same))
    for event in picture.differs.events:
        same = tuple(happens == event.happens[0] for happens in event.happens)
        texts = ["happens" if happens else "does not happen" for happens in event.happens]
        texts = [
            f"as {letter}" if alike and index else text
            for index, (alike, text) in enumerate(zip(same, texts, strict=True))
        ]
        lines.append(DiffersLine(f"{event.name}: {event.words}", tuple(texts), same))
    return tuple(lines)


def summary_of(picture: Picture) -> str:
    """How many levers and events differ."""
    levers = len({row.lever.name for row in picture.differs.levers})
    events = len(picture.differs.events)
    in_words = f"{events} events" if events > 1 else "1 event" if events else "events the same in all"
    return f"{levers} of {len(LEVERS)} levers, {in_words}"
