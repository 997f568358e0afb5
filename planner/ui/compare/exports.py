"""The comparison as a file: the long table at the horizon, written on a worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.domain.progress import Report
from planner.reports.document import Table
from planner.reports.long_table import About, difference_lines, write_csv
from planner.reports.options_note.marks import results_mark
from planner.ui.compare.picture import Picture
from planner.ui.compare.table_model import as_text
from planner.ui.taking import Taken

Ask = Callable[[QWidget, Path], Path | None]
"""Asks where to write, suggesting a file; None when nothing is wanted."""


def ask_csv(parent: QWidget, suggested: Path) -> Path | None:
    """Where to write the table, or None; the ending is added when it is left out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export the comparison", str(suggested), "Table (*.csv)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == ".csv" else path.with_name(path.name + ".csv")


def suggested_name(picture: Picture) -> str:
    """A file name that says what is compared when."""
    letters = " ".join(scenario.sign.letter for scenario in picture.others)
    return f"Compare {letters} with {picture.reference.sign.letter}, {picture.comparison.horizon}.csv"


def taken_comparison(picture: Picture) -> Taken:
    """The difference table as it is taken out of the window, one number a column."""
    _, title, heads, *rows = (tuple(line.split("\t")) for line in as_text(picture).split("\n"))
    return Taken(suggested_name(picture).removesuffix(".csv"), Table(", ".join(title), heads, tuple(rows)))


def mark_of(picture: Picture | None) -> str:
    """The fingerprint of what is compared, as a report on it would print it."""
    if picture is None:
        return ""
    prints = [picture.projections[scenario.id].fingerprint for scenario in picture.wanted.scenarios]
    return results_mark(prints[0], prints[1:], picture.comparison.horizon)


def write_table(picture: Picture, path: Path, model_version: str) -> Callable[[Report], Path]:
    """Every series at the horizon, each other scenario minus the reference, in the command line's form."""

    def work(report: Report) -> Path:
        report(0.0, "")
        wanted, base = picture.wanted, picture.base
        reference = picture.reference
        about = About(
            marking=wanted.workspace.settings.marking,
            title=f"{', '.join(scenario.name for scenario in picture.others)} against {reference.name}",
            model_version=model_version,
            seed=base.seed,
            draws=base.draw_count,
            months=base.months,
            world=base.world,
            fingerprints=tuple(picture.projections[scenario.id].fingerprint for scenario in wanted.scenarios),
        )
        lines = (
            line
            for scenario in picture.others
            for line in difference_lines(
                f"{scenario.name} − {reference.name}",
                base,
                picture.projections[scenario.id],
                picture.comparison.horizon,
            )
        )
        write_csv(path, lines, about)
        return path

    return work
