"""What two scenarios decide differently, one item a lever or event, and the layers of any mixture of the two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.analysis.differences import event_words
from planner.domain.period import Month
from planner.domain.scenario import Event, Scenario
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.engine.axes import Array
from planner.engine.declare import Input
from planner.engine.overlay import Overlay
from planner.system.levers import LEVERS
from planner.system.resolution import layers_of
from planner.system.run import Layers
from planner.system.wired import SYSTEM

_WORDS = {"id", "name", "authorship"}
"""What of an event changes no result."""

Chain = Sequence[Scenario]


@dataclass(frozen=True)
class Item:
    """One thing that was decided differently: all settings of a lever, or one event that only one side has.

    `removed` is true for an event of the reference that the other scenario does without.
    """

    name: str
    title: str
    event: Event | None = None
    removed: bool = False


@dataclass(frozen=True)
class Decisions:
    """A reference and another scenario as items; any of them can be taken from the other, the rest stay.

    `events` holds those of both sides in an order that both keep, each with its item, None where both have it.
    """

    situation: Situation
    reference: tuple[Scenario, ...]
    other: tuple[Scenario, ...]
    months: int
    items: tuple[Item, ...]
    events: tuple[tuple[Event, Item | None], ...]

    def layers(self, taken: Collection[int]) -> Layers:
        """What a run reads when the items at the places `taken` are decided as in the other scenario."""
        mine = [self.items[place] for place in taken]
        levers = {item.name for item in mine if item.event is None}
        chain = [_with_levers(scenario, levers, kept=False) for scenario in self.reference]
        chain += [_with_levers(scenario, levers, kept=True) for scenario in self.other]
        happening = tuple(event for event, item in self.events if item is None or (item in mine) != item.removed)
        chain.append(changed(self.other[-1], overrides=(), events=happening))
        return layers_of(self.situation, chain, self.months)


def decisions_between(situation: Situation, reference: Chain, other: Chain, months: int) -> Decisions:
    """Every lever and event whose effect is not the same on both sides; a setting equal to what holds is no item.

    Chains are lineages of one situation, root first. Levers come in the catalogue's order, then events as they begin.
    """
    events = tuple(_events_of_both(_events(reference), _events(other)))
    items = [
        Item(lever.name, lever.title)
        for lever in LEVERS
        if not _same(lever.name, *(_set_by(situation, chain, lever.name, months) for chain in (reference, other)))
    ]
    items += sorted((item for _, item in events if item is not None), key=lambda item: _start(item) - situation.start)
    return Decisions(situation, tuple(reference), tuple(other), months, tuple(items), events)


def _start(item: Item) -> Month:
    assert item.event is not None
    return item.event.start


def _events_of_both(mine: Sequence[Event], theirs: Sequence[Event]) -> Iterator[tuple[Event, Item | None]]:
    waiting = list(mine)
    for event in theirs:
        place = next((at for at, found in enumerate(waiting) if _effect(found) == _effect(event)), None)
        if place is None:
            yield event, _event_item(event, removed=False)
            continue
        yield from ((gone, _event_item(gone, removed=True)) for gone in waiting[:place])
        yield event, None
        del waiting[: place + 1]
    yield from ((gone, _event_item(gone, removed=True)) for gone in waiting)


def _event_item(event: Event, *, removed: bool) -> Item:
    return Item(event.id, f"{'without ' if removed else ''}{event.name}: {event_words(event)}", event, removed)


def _effect(event: Event) -> dict[str, object]:
    return event.model_dump(exclude=_WORDS)


def _events(chain: Chain) -> list[Event]:
    return [event for scenario in chain for event in scenario.events]


def _with_levers(scenario: Scenario, levers: Collection[str], *, kept: bool) -> Scenario:
    """The scenario's settings of these levers, or of all others; its events are left out."""
    overrides = tuple(one for one in scenario.overrides if (one.lever in levers) == kept)
    return changed(scenario, overrides=overrides, events=())


def _set_by(situation: Situation, chain: Chain, lever: str, months: int) -> Layers:
    alone = [_with_levers(scenario, (lever,), kept=True) for scenario in chain]
    return layers_of(changed(situation, drivers=()), alone, months)


def _same(lever: str, mine: Layers, theirs: Layers) -> bool:
    """Whether two settings of a lever come to the same in every month and cell."""
    held = SYSTEM.variables[lever]
    today = held.constant if isinstance(held, Input) else None
    names = {*mine, *theirs}
    return all(_alike(mine.get(name, ()), theirs.get(name, ()), today if name == lever else None) for name in names)


def _alike(mine: Sequence[Overlay], theirs: Sequence[Overlay], today: float | None) -> bool:
    shapes = {overlay.value.shape for overlay in (*mine, *theirs)}
    one, other = (_in_force(overlays, today, next(iter(shapes))) for overlays in (mine, theirs))
    return bool(np.array_equal(one, other, equal_nan=True))


def _in_force(overlays: Sequence[Overlay], today: float | None, shape: tuple[int, ...]) -> Array:
    """What is set, month by month and cell by cell; not a number where today's uncertain practice goes on."""
    value = np.full(shape, np.nan if today is None else today)
    for overlay in overlays:
        value = np.where(overlay.where, overlay.value, value)
    return value
