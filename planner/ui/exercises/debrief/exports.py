"""Files of a play: its log, and the report on it in the formats there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.reports.formats.formats import FORMATS

Ask = Callable[[QWidget, str, Path, str], Path | None]
"""Asks where to write, with a title, a suggested file and the kinds of files; None when nothing is wanted."""

LOG = "Log of a play (*.json)"
LOG_ENDING = ".json"


def report_kinds() -> str:
    """The formats of a report, as the dialog lists them."""
    return ";;".join(f"{found.name} (*.{found.ending})" for found in FORMATS.values())


def ask_file(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where to write, or None; the ending of the chosen kind is added when it is left out."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not chosen:
        return None
    path, ending = Path(chosen), kind.rpartition("*")[2].rstrip(")")
    return path if path.suffix else path.with_name(path.name + ending)


def plain_name(words: str) -> str:
    """Words as part of a file's name."""
    return "".join(letter for letter in words if letter.isalnum() or letter in " -,").strip()
