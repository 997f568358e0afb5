"""The grid of the reveal: every figure that somebody may be told, the decisions of each cell, and what never is."""

from __future__ import annotations

from planner.analysis.exercises.told import DECISIONS, views_of
from planner.analysis.indicators import indicator
from planner.domain.exercise import View
from planner.domain.play import PUBLIC
from planner.domain.play_state import PlayState
from planner.ui.exercises.run.reveal_card import RevealRow, RevealShown, Tick


def reveal_shown(state: PlayState) -> RevealShown:
    """Items down, audiences across: the public first, then the cells in their order."""
    audiences = (PUBLIC, *(cell.id for cell in state.exercise.cells))
    names = ("Public", *(cell.name for cell in state.exercise.cells))
    rows = [_figure(state, key, audiences) for key in _figures(state, audiences)]
    rows += [_decisions(state, cell.id, cell.name, audiences) for cell in state.exercise.cells]
    never = tuple(Tick(audience, False) for audience in audiences)
    rows.append(RevealRow("", "Preview and true values", "Never told to anybody during play", never))
    waiting = len(state.prepared)
    ready = state.advanced and waiting > 0 and not state.ended
    hint = "Tell every audience what is ticked (R)" if ready else _hint(state, waiting)
    note = f"{waiting} ticked" if waiting else "nothing ticked"
    return RevealShown(names, tuple(rows), note, ready, hint)


def _hint(state: PlayState, waiting: int) -> str:
    return "Ticks wait for the advance" if not state.advanced else ("" if waiting else "Nothing is ticked to reveal")


def _figures(state: PlayState, audiences: tuple[str, ...]) -> tuple[str, ...]:
    keys = [view.indicator for audience in audiences for view in views_of(state, audience)]
    return tuple(dict.fromkeys(keys))


def _figure(state: PlayState, key: str, audiences: tuple[str, ...]) -> RevealRow:
    views = {audience: _view(state, audience, key) for audience in audiences}
    known = [view for view in views.values() if view is not None]
    title = next((view.title for view in known if view.title), indicator(key).title)
    ticks = tuple(
        _tick(state, key, audience, possible=view is not None and not view.blank) for audience, view in views.items()
    )
    return RevealRow(key, title, _terms(known), ticks)


def _decisions(state: PlayState, cell: str, name: str, audiences: tuple[str, ...]) -> RevealRow:
    item = f"{DECISIONS}{cell}"
    ticks = tuple(
        _tick(state, item, audience, possible=audience not in (cell, PUBLIC), own=audience == cell)
        for audience in audiences
    )
    return RevealRow(item, f"Decisions of {name}", "The cell knows its own", ticks)


def _tick(state: PlayState, item: str, audience: str, *, possible: bool, own: bool = False) -> Tick:
    told = (state.turn, item, audience) in state.told
    return Tick(audience, possible, (item, audience) in state.prepared, told, own)


def _view(state: PlayState, audience: str, key: str) -> View | None:
    return next((view for view in views_of(state, audience) if view.indicator == key), None)


def _terms(views: list[View]) -> str:
    """`lag 1–2 months, noise 3–5 %`."""
    lags, noises = sorted({view.lag for view in views}), sorted({view.noise for view in views})
    lag = f"{lags[0]}" if len(lags) == 1 else f"{lags[0]}–{lags[-1]}"
    noise = f"{noises[0] * 100:g}" if len(noises) == 1 else f"{noises[0] * 100:g}–{noises[-1] * 100:g}"
    return f"lag {lag} {'month' if lags == [1] else 'months'}, noise {noise}\u202f%"
