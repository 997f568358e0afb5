"""The long table of results: one number a row as CSV, and the note that carries its marking beside it.

The command line and the window both write it here, so that their files are the same.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import numpy as np

from planner.disk.replacing import write_whole
from planner.domain.breadth import left_out, printable, widest
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.world import World
from planner.system.record import QUANTILES, STATISTICS

COLUMNS = ("scenario", "variable", "kind", "members", "month", "stat", "value")

NOTICE = (
    "Illustrative projection from evidence up to 2019. Not for targeting, watch-listing, sentencing, or decisions "
    "about any individual, asylum or nationality."
)

_STATS = ("mean", *STATISTICS[2:], "share lower", "share higher")
_FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Line:
    """One row; a value of None is not known or not applicable, and is written as a blank."""

    scenario: str
    variable: str
    kind: str
    members: str
    month: str
    stat: str
    value: float | None

    def cells(self) -> tuple[str, ...]:
        """The row as text, the value at full precision, the name so that no spreadsheet takes it for a formula."""
        value = "" if self.value is None else repr(self.value)
        name = f"'{self.scenario}" if self.scenario.startswith(_FORMULA_SIGNS) else self.scenario
        return (name, *self._words(), value)

    def fields(self) -> dict[str, str | float | None]:
        """The row as JSON."""
        return dict(zip(COLUMNS, (self.scenario, *self._words(), self.value), strict=True))

    def _words(self) -> tuple[str, ...]:
        return self.variable, self.kind, self.members, self.month, self.stat


@dataclass(frozen=True)
class About:
    """What every export says of itself: marking, title, and all that it takes to make it again."""

    marking: str
    title: str
    model_version: str
    seed: int
    draws: int
    months: int
    world: World
    fingerprints: tuple[str, ...]

    def facts(self) -> dict[str, object]:
        """The same, under the names the exports use."""
        return {
            "marking": self.marking,
            "title": self.title,
            "model_version": self.model_version,
            "seed": self.seed,
            "draws": self.draws,
            "months": self.months,
            "world": self.world.value,
            "world_in_words": self.world.words,
            "central_run": World.STEADY.words,
            "may_be_printed": [f"p{100 * share:g}" for share in printable(QUANTILES, self.draws)],
            "widest_range_to_print": widest(self.draws),
            "left_out": left_out(self.draws),
            "fingerprints": list(self.fingerprints),
        }


def difference_lines(name: str, reference: Projection, other: Projection, at: Month | None = None) -> Iterator[Line]:
    """Every series of `other` minus `reference`, paired draw by draw, at one month or at all of them.

    `name` says which minus which, `B − A`. Both must hold the same draws (`comparison.check_paired`).
    """
    months = reference.month_list if at is None else (at,)
    for key in (key for key in reference.central if key in other.central):
        variable, _, members = key.partition("|")
        for month in months:
            for stat, value in _paired(reference, other, key, reference.row(month)):
                shown = None if math.isnan(value) else value
                yield Line(name, variable, "difference", members, str(month), stat, shown)


def write_rows(out: TextIO, lines: Iterable[Line]) -> None:
    """The table as CSV, heading first."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(line.cells() for line in lines)


def note_of(path: Path) -> Path:
    """Where the note of a CSV file stands: `NAME-metadata.json` beside it."""
    return path.with_name(path.name + "-metadata.json")


def note_text(name: str, about: About) -> str:
    """The note (CSV on the Web): the columns of the table are fixed, so its marking stands here."""
    types = {column: "number" if column == "value" else "string" for column in COLUMNS}
    provenance = {key: fact for key, fact in about.facts().items() if key not in ("marking", "title")}
    note = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": about.title,
        "dc:accessRights": about.marking,
        "dc:description": NOTICE,
        "dc:provenance": provenance,
        "tableSchema": {"columns": [{"name": column, "datatype": kind} for column, kind in types.items()]},
    }
    return json.dumps(note, ensure_ascii=False, indent=2) + "\n"


def write_csv(path: Path, lines: Iterable[Line], about: About) -> None:
    """Write the table to `path` and its note beside it, each whole or not at all. Raises `WorldError`."""
    out = io.StringIO(newline="")
    write_rows(out, lines)
    write_whole(path, out.getvalue().encode("utf-8"))
    write_whole(note_of(path), note_text(path.name, about).encode("utf-8"))


def _paired(reference: Projection, other: Projection, key: str, row: int) -> Iterator[tuple[str, float]]:
    """Central, mean and quantiles of the difference, and the shares of draws in which it is below and above 0."""
    yield "central", float(other.central[key][row] - reference.central[key][row])
    changes = other.draws[key][row].astype(np.float64) - reference.draws[key][row]
    known = changes[~np.isnan(changes)]
    if known.size == 0:
        yield from ((stat, math.nan) for stat in _STATS)
        return
    numbers = (known.mean(), *np.quantile(known, QUANTILES), (known < 0).mean(), (known > 0).mean())
    yield from zip(_STATS, map(float, numbers), strict=True)
