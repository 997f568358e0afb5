"""The long table of `run` and `compare`: one number a row, as CSV or JSON, and the note that goes beside a CSV file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from planner.command_line.console import Console
from planner.domain.errors import InputError
from planner.store.replacing import replacement_of

COLUMNS = ("scenario", "variable", "kind", "members", "month", "stat", "value")

NOTICE = (
    "Illustrative projection from evidence up to 2019. Not for targeting, watch-listing, sentencing, or decisions "
    "about any individual, asylum or nationality."
)


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
        """The row as text, the value at full precision."""
        value = "" if self.value is None else repr(self.value)
        return (self.scenario, self.variable, self.kind, self.members, self.month, self.stat, value)

    def fields(self) -> dict[str, str | float | None]:
        """The row as JSON."""
        return dict(zip(COLUMNS, (*self.cells()[:-1], self.value), strict=True))


@dataclass(frozen=True)
class About:
    """What every export says of itself: marking, title, and all that it takes to make it again."""

    marking: str
    title: str
    model_version: str
    seed: int
    draws: int
    months: int
    fingerprints: tuple[str, ...]


def deliver(console: Console, lines: Iterable[Line], about: About, path: Path | None, *, as_json: bool) -> None:
    """Write the table to standard output or to `path`; a CSV file gets its note beside it, `NAME-metadata.json`.

    The columns of the CSV are fixed, so its marking stands in that note (CSV on the Web) and in the message.
    After a failure an older file at `path` is as it was. Raises `WorldError` when the disk refuses.
    """
    console.say(f"{about.marking} · {about.title} · {NOTICE}")
    if path is None:
        _write(console.out, lines, about, as_json)
        return
    with replacement_of(path) as part, part.open("w", encoding="utf-8", newline="") as out:
        _write(out, lines, about, as_json)
    if not as_json:
        note = path.with_name(path.name + "-metadata.json")
        with replacement_of(note) as part:
            part.write_text(json.dumps(_metadata(path.name, about), ensure_ascii=False, indent=2) + "\n", "utf-8")
    console.say(f"Wrote “{path}”.")


def check_place(path: Path, workspace: Path) -> None:
    """Raises `InputError` when a file cannot be written at `path`, or would take the workspace's place."""
    if path.is_dir():
        raise InputError(f"“{path}” is a folder; name a file to write.")
    if not path.parent.is_dir():
        raise InputError(f"“{path}” cannot be written because the folder “{path.parent}” is not there; make it first.")
    if path.resolve() == workspace.resolve():
        raise InputError(f"“{path}” is the workspace itself; name another file to write.")


def _write(out: TextIO, lines: Iterable[Line], about: About, as_json: bool) -> None:
    if as_json:
        _write_json(out, lines, about)
    else:
        _write_csv(out, lines)


def _write_csv(out: TextIO, lines: Iterable[Line]) -> None:
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(line.cells() for line in lines)


def _write_json(out: TextIO, lines: Iterable[Line], about: About) -> None:
    head = json.dumps({**_facts(about), "notice": NOTICE}, ensure_ascii=False)
    out.write(head[:-1] + ', "rows": [')
    for number, line in enumerate(lines):
        out.write((",\n" if number else "\n") + json.dumps(line.fields(), ensure_ascii=False))
    out.write("\n]}\n")


def _facts(about: About) -> dict[str, object]:
    return {
        "marking": about.marking,
        "title": about.title,
        "model_version": about.model_version,
        "seed": about.seed,
        "draws": about.draws,
        "months": about.months,
        "fingerprints": list(about.fingerprints),
    }


def _metadata(name: str, about: About) -> dict[str, object]:
    types = {column: "number" if column == "value" else "string" for column in COLUMNS}
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": about.title,
        "dc:accessRights": about.marking,
        "dc:description": NOTICE,
        "dc:provenance": {key: fact for key, fact in _facts(about).items() if key not in ("marking", "title")},
        "tableSchema": {"columns": [{"name": column, "datatype": kind} for column, kind in types.items()]},
    }
