"""What to keep in mind while reading a debrief, worked out from what was found; never the same text for every play."""

from __future__ import annotations

from planner.analysis.exercises.debrief import EFFECTS, TurnEffect
from planner.ui.exercises.debrief.picture import Picture

_TOLD_APART = 0.9
"""From this share of runs in one direction on two paths are told apart."""


NOT_HISTORY = "The evidence ends in November 2019. What happened after it is not in the model; no path here is history."


def read_with_care(picture: Picture) -> tuple[str, ...]:
    """Sentences, the most telling first."""
    return tuple(said for said in (*_pulls_apart(picture), _not_told_apart(picture), NOT_HISTORY) if said)


def _pulls_apart(picture: Picture) -> tuple[str, ...]:
    """A turn whose best alternative for one side costs the other."""
    for turn in picture.turns or ():
        said = _cost(turn)
        if said:
            return (said,)
    return ()


def _cost(turn: TurnEffect) -> str:
    best = turn.best_security
    if best is not None and best.rights.difference.higher >= _TOLD_APART and not best.rights.difference.slight:
        return (
            f"Fewer escapes and fewer child-months pull apart: “{best.alternative.text}” in turn {turn.turn} would "
            f"have meant {best.rights.text} child-months ({best.rights.runs_text})."
        )
    other = turn.best_rights
    if other is not None and other.security.difference.higher >= _TOLD_APART and not other.security.difference.slight:
        return (
            f"Fewer child-months and fewer escapes pull apart: “{other.alternative.text}” in turn {turn.turn} "
            f"would have meant {other.security.text} escapes ({other.security.runs_text})."
        )
    return ""


def _not_told_apart(picture: Picture) -> str:
    names = {key for key, _ in EFFECTS}
    rows = [row for row in picture.rows if row.indicator.key in names]
    unclear = [row.title for row in rows if max(row.difference.lower, row.difference.higher) < _TOLD_APART]
    if not unclear:
        return ""
    return f"{' and '.join(unclear)}: the draws disagree whether the play raised or lowered it."
