"""Asking for the files of exercises: one to import, and where to put an exercise or a log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.use_cases.exercises.exercise_files import ENDING

EXERCISE = f"Planner exercises (*{ENDING})"
LOG = "Logs of plays (*.json)"


def ask_import(parent: QWidget, folder: Path) -> Path | None:
    """The exercise to bring in, or None."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Import an exercise", str(folder), EXERCISE)
    return Path(chosen) if chosen else None


def ask_where(parent: QWidget, title: str, suggested: Path, kind: str, ending: str) -> Path | None:
    """Where to write a file, or None; the ending is added when it is left out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == ending else path.with_name(path.name + ending)


def file_name(words: str, ending: str) -> str:
    """A file name of plain characters: `October 2019, log.json`."""
    return f"{''.join(found for found in words if found.isalnum() or found in ' -,').strip()}{ending}"
