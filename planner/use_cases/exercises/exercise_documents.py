"""Writes the documents of an exercise: its pack into a folder, and the report on a play."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from planner.analysis.exercises.debrief import Debrief
from planner.disk.replacing import write_whole
from planner.domain.errors import InputError, WorldError
from planner.domain.exercise import Exercise
from planner.domain.play import Play
from planner.domain.play_state import state_of
from planner.domain.progress import Report, silent
from planner.domain.situation import Situation
from planner.reports.exercises.after_action import after_action_content
from planner.reports.exercises.packs import briefing_place, pack_contents, player_pack_contents
from planner.reports.exercises.withheld import leaks, withheld_words, words_in_file
from planner.reports.formats.formats import format_of, write_report_files

_MADE = 0.9
"""The share of the work that is done when every document is made and only the disk is left."""


def write_pack(
    exercise: Exercise,
    situation: Situation,
    marking: str,
    folder: Path,
    endings: Sequence[str],
    now: datetime,
    report: Report = silent,
    *,
    players_only: bool = False,
) -> tuple[Path, ...]:
    """Write the pack into `folder`, players' documents and control's apart, each in every format; the files written.

    All are made, and those of players searched for what they must not know, before the first is put in its place.
    Raises `InputError` for an unknown format or when something would leak, `WorldError` when the disk refuses.
    """
    contents = (player_pack_contents if players_only else pack_contents)(exercise, situation, marking, now)
    paths = [(stem, content, folder / f"{stem}.{ending}") for stem, content in contents for ending in endings]
    made: list[tuple[Path, bytes]] = []
    for at, (stem, content, path) in enumerate(paths):
        report(_MADE * at / len(paths), f"Writing “{path.name}”")
        data = format_of(path).make(content, silent)
        _refuse_leaks(exercise, stem, path, data)
        made.append((path, data))
    for path, data in made:
        _make_room(path.parent)
        write_whole(path, data)
    report(1.0, "Pack written")
    return tuple(path for path, _ in made)


def write_after_action(
    play: Play,
    debrief: Debrief,
    situation: Situation,
    marking: str,
    author_role: str,
    paths: Sequence[Path],
    now: datetime,
    report: Report = silent,
) -> None:
    """Write the report on a play to every path, in the format its ending names. Raises as `write_report_files` does."""
    content = after_action_content(play, state_of(play), debrief, situation, marking, author_role, now)
    write_report_files(content, paths, report)


def _refuse_leaks(exercise: Exercise, stem: str, path: Path, data: bytes) -> None:
    """Searches the bytes themselves; a PDF keeps its text packed, so its content alone was searched."""
    if not stem.startswith("players/") or path.suffix == ".pdf":
        return
    places = {briefing_place(number, cell.id): cell.id for number, cell in enumerate(exercise.cells, start=1)}
    found = leaks(words_in_file(data), withheld_words(exercise, places.get(stem, "")))
    if found:
        raise InputError(f"“{found[0]}” is not for players, and it stands in “{path.name}”; nothing was written.")


def _make_room(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise WorldError(
            f"The folder “{folder.name}” cannot be made: {refused.strerror}. Choose another place."
        ) from None
