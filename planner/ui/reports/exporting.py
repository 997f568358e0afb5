"""The report as files: where they go, what they are called, and the work of writing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from planner.domain.progress import Report
from planner.reports.formats.formats import FORMATS
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.reports.report_requests import ReportRequest
from planner.use_cases.reports.reporting import Composed, Results, compose, results_for, write_formats

CHANNEL = "report"
_LONGEST = 80

Ask = Callable[[QWidget, Path, Sequence[str]], Path | None]
"""Asks for the place and the common name of the files with these endings; None when nothing is wanted."""


def suggested_name(name: str, number: int) -> str:
    """`Families home, version 2`: fit for a file on any system."""
    plain = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", name).split()).strip(" .")[:_LONGEST].strip()
    return f"{plain or 'Report'}, version {number}"


def paths_of(base: Path, endings: Sequence[str]) -> tuple[Path, ...]:
    """The files that are written under one name; an ending typed by hand is not doubled."""
    stem = base.stem if base.suffix.casefold().removeprefix(".") in FORMATS else base.name
    return tuple(base.with_name(f"{stem}.{ending}") for ending in endings)


def ask_place(parent: QWidget, suggested: Path, endings: Sequence[str]) -> Path | None:
    """Asks for folder and name, and before files are replaced."""
    kinds = ", ".join(FORMATS[ending].name for ending in endings)
    said = f"Files to be written: {kinds} (*)"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Export the report", str(suggested), said, said, QFileDialog.Option.DontConfirmOverwrite
    )
    if not chosen:
        return None
    there = [path.name for path in paths_of(Path(chosen), endings) if path.exists()]
    return Path(chosen) if not there or _may_replace(parent, there) else None


def write_work(
    file: WorkspaceFile, request: ReportRequest, at_hand: Results | None, paths: Sequence[Path]
) -> Callable[[Report], Composed]:
    """What to do on a worker to write the files; all of them or none. Raises `InputError`, `WorldError`."""

    def work(report: Report) -> Composed:
        results = at_hand or results_for(file, request, _part(report, 0.0, 0.3))
        report(0.3, "writing")
        composed = compose(request, results)
        write_formats(composed.content, paths, _part(report, 0.3, 1.0))
        return composed

    return work


def _part(report: Report, start: float, end: float) -> Report:
    def reported(fraction: float, note: str) -> None:
        report(start + (end - start) * fraction, note)

    return reported


def _may_replace(parent: QWidget, names: Sequence[str]) -> bool:
    listed = ", ".join(f"“{name}”" for name in names)
    box = QMessageBox(parent)
    box.setWindowTitle("Export the report")
    box.setText(f"{listed} {'is' if len(names) == 1 else 'are'} there already.")
    replace = box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton("Keep", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is replace
