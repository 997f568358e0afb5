"""What stands on stage, and the traces and readings made of it: fan, parent, central run, a drag under way."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.ui.plots.content import Array, Flag, Reading, Stroke, Trace

_LONG = 20
_SECOND_HALF = re.compile(r"(?<=\w)-\w+")
_INITIALS = re.compile(r"^[A-Z]{2,} ")
CENTRAL = f"central, {World.STEADY.words}"
"""What a central run is called: it is drawn in the steady world only."""
UNSAVED = "not saved yet"
"""What the run of a drag is called until the point is let go."""
NEW = "new, fan to follow"
"""What a run is called that is saved already, over the fan of before the change."""


@dataclass(frozen=True, eq=False)
class Stage:
    """What stands on stage: a scenario's projection, its parent's, and a newer central run; `newer` says what it is."""

    situation: Situation
    projection: Projection
    parent: Projection | None = None
    preview: Projection | None = None
    newer: str = UNSAVED
    colour: int = 1
    parent_letter: str = ""
    flags: tuple[Flag, ...] = ()

    @property
    def world(self) -> str:
        """Which world the fans were drawn in, in words; empty until they are."""
        return self.projection.world.words if self.projection.bands else ""

    @property
    def care(self) -> str:
        """What a number at the crosshair needs said of it while it is of a central run; empty once draws are in."""
        if self.preview is not None:
            return f"{self.newer}, {World.STEADY.words}"
        return "" if self.projection.bands else World.STEADY.words

    @property
    def comparable_parent(self) -> Projection | None:
        """The parent's projection where it covers the same months."""
        found = self.parent
        same = found is not None and (found.start, found.months) == (self.projection.start, self.projection.months)
        return found if same else None


def members_of(projection: Projection, series: str) -> tuple[str, ...]:
    """The members under which a projection holds a series, in its own order."""
    keys = (key.partition("|") for key in projection.central)
    return tuple(members.partition("=")[2] for name, _, members in keys if name == series and members)


def traces_of(stage: Stage, key: str, name: str, *, label: str = "") -> tuple[Trace, ...]:
    """Median with its fan, the parent's median and the central run; while dragging, the new central run on top."""
    shown, parent, preview = stage.projection, stage.comparable_parent, stage.preview
    made = []
    if parent is not None and key in parent.central:
        made.append(Trace(f"{name}, parent", median_of(parent, key), Stroke.PARENT))
    dragged = preview is not None and key in preview.central
    fan = shown.fan(key)
    if fan is not None:
        made.append(Trace(f"{name}, {CENTRAL}", shown.central[key], Stroke.CENTRAL, faded=dragged))
        made.append(
            Trace(
                f"{name}, median",
                fan.median,
                bands=fan.bands,
                label=label,
                short=without_holder(label),
                says_number=bool(label),
                faded=dragged,
            )
        )
    elif not dragged:
        made.append(Trace(f"{name}, {CENTRAL}", shown.central[key], Stroke.PREVIEW, label=label))
    if preview is not None and dragged:
        made.append(Trace(f"{name}, {CENTRAL}, {stage.newer}", preview.central[key], Stroke.PREVIEW))
    return tuple(made)


def places_of(stage: Stage, key: str) -> tuple[Trace, ...]:
    """Places as a step line with their widest range; nothing where a site has none."""
    shown = stage.projection
    if key not in shown.central:
        return ()
    if stage.preview is not None and key in stage.preview.central:
        return (Trace("places", stage.preview.central[key], Stroke.PLACES, label="places", says_number=True),)
    fan = shown.fan(key)
    bands = fan.bands[:1] if fan else ()
    return (Trace("places", median_of(shown, key), Stroke.PLACES, bands, label="places", says_number=True),)


def reading_of(stage: Stage, key: str, quantity: Quantity, words: str = "") -> Reading:
    """The number read at the crosshair, in `quantity`; while dragging, the central run of the drag."""
    parent = stage.comparable_parent
    parent_median = median_of(parent, key) if parent is not None and key in parent.central else None
    if stage.preview is not None and key in stage.preview.central:
        return Reading(stage.preview.central[key], parent=parent_median, words=words, quantity=quantity)
    fan = stage.projection.fan(key)
    if fan is None:
        return Reading(stage.projection.central[key], parent=parent_median, words=words, quantity=quantity)
    return Reading(fan.median, next(iter(fan.bands), None), parent_median, words, quantity, said="median")


def median_of(projection: Projection, key: str) -> Array:
    """The median of draws, or the central run until draws are in; empty when the key is not published."""
    fan = projection.fan(key)
    return fan.median if fan is not None else projection.central.get(key, np.array([]))


def is_ever_drawn(stage: Stage, key: str) -> bool:
    """Whether a member is anything but zero in any run that is drawn; empty ones are left to the table of all."""
    runs = [stage.projection.central[key], *stage.projection.bands.get(key, ())]
    if stage.preview is not None and key in stage.preview.central:
        runs.append(stage.preview.central[key])
    return any(bool(np.nan_to_num(run).any()) for run in runs)


def short_name(member: str) -> str:
    """A member's name as it fits beside a line."""
    return _SECOND_HALF.sub("", member) if len(member) > _LONG else member


def without_holder(label: str) -> str:
    """A label without the initials it begins with: those who hold a site are named in the wider windows."""
    return _INITIALS.sub("", label)


def mean_of(projection: Projection, key: str) -> Array:
    """The mean of draws, or the central run where draws are not at hand."""
    draws = projection.draws.get(key)
    mean: Array = draws.mean(axis=1, dtype=np.float64) if draws is not None else projection.central[key]
    return mean
