"""Every entry of a log in a few words."""

from __future__ import annotations

from planner.domain.exercise import Exercise
from planner.domain.play import (
    PUBLIC,
    Adjudicated,
    Advanced,
    CellMoved,
    ClockSet,
    Decided,
    Ended,
    Entry,
    Improvement,
    InjectMoved,
    InjectWritten,
    Noted,
    Play,
    Rated,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.system.levers import LEVER_BY_NAME


def log_lines(play: Play) -> tuple[tuple[str, str], ...]:
    """Clock time and words of every entry, in order."""
    return tuple((f"{entry.at:%H:%M}", entry_words(entry, play.exercise)) for entry in play.entries)


def entry_words(entry: Entry, exercise: Exercise) -> str:
    """`Custodian sealed`, `Inject 12 held`, `Home amended: 320 → 240`."""
    match entry:
        case StepBegan():
            return f"Turn {entry.turn}: {entry.step}"
        case ClockSet():
            return "Clocks run" if entry.running else "Clocks paused"
        case InjectMoved():
            return f"Inject {entry.inject} {entry.action}{_by(entry, exercise)}{_because(entry.reason)}"
        case InjectWritten():
            return f"Inject {entry.inject.number} edited"
        case Noted():
            return f"Note on inject {entry.inject}" if entry.inject else f"Note: {_cut(entry.text)}"
        case Decided():
            what = f"{_lever(exercise, entry.cell, entry.lever, entry.members)}"
            return f"{_cell(exercise, entry.cell)}: {what} {entry.schedule or 'taken back'}"
        case CellMoved():
            return f"{_cell(exercise, entry.cell)} {entry.action}{_because(entry.reason)}"
        case Adjudicated():
            verdict = f"amended ({len(entry.amendments)})" if entry.amendments else "accepted"
            return f"{_cell(exercise, entry.cell)} {verdict}"
        case Advanced():
            return f"Turn {entry.turn} advanced"
        case Revealed():
            return _revealed(entry, exercise)
        case Shown():
            return "Public window frozen" if entry.frozen else f"Public: {_cut(entry.message) or 'goes on'}"
        case Rewound():
            return f"Rewound to turn {entry.turn}{_because(entry.reason)}"
        case Rated():
            return f"{entry.objective} rated {entry.rating.name}"
        case Improvement():
            return f"Improvement {entry.place} written"
        case Ended():
            return "Play ended"


def item_words(item: str, exercise: Exercise) -> str:
    """What an item of a reveal is called: a view's title, or whose decisions."""
    if item.startswith("decisions:"):
        return f"Decisions of {_cell(exercise, item.partition(':')[2])}"
    views = (*exercise.public, *(view for cell in exercise.cells for view in cell.views))
    return next((view.title for view in views if view.indicator == item and view.title), item)


def _revealed(entry: Revealed, exercise: Exercise) -> str:
    to = "the public" if entry.audience == PUBLIC else _cell(exercise, entry.audience)
    verb = ("ticked" if entry.on else "no longer ticked") if entry.prepared else "told"
    return (
        f"{item_words(entry.item, exercise)}: {verb} for {to}"
        if entry.prepared
        else (f"{to[:1].upper()}{to[1:]} told: {item_words(entry.item, exercise)}")
    )


def _cell(exercise: Exercise, cell_id: str) -> str:
    return next((cell.name for cell in exercise.cells if cell.id == cell_id), cell_id)


def _lever(exercise: Exercise, cell_id: str, lever: str, members: str) -> str:
    held = next(
        (
            found
            for cell in exercise.cells
            if cell.id == cell_id
            for found in cell.levers
            if (found.lever, found.members) == (lever, members)
        ),
        None,
    )
    known = LEVER_BY_NAME.get(lever)
    return (held.title if held and held.title else "") or (known.title if known else lever)


def _by(entry: InjectMoved, exercise: Exercise) -> str:
    return f" by {_cell(exercise, entry.cell)}" if entry.cell else ""


def _because(reason: str) -> str:
    return f": {_cut(reason)}" if reason else ""


def _cut(text: str, longest: int = 48) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
