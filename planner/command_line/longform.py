"""Delivers the long table of `run` and `compare`: to standard output or a file, as CSV with its note, or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from planner.command_line.console import Console
from planner.disk.faults import told_plainly
from planner.disk.replacing import must_be_no_workspace, replacement_of
from planner.domain.errors import InputError
from planner.reports.long_table import NOTICE, About, Line, note_of, note_text, write_rows


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
        with replacement_of(note_of(path)) as part:
            part.write_text(note_text(path.name, about), "utf-8")
    console.say(f"Wrote “{path}”.")


def check_place(path: Path, workspace: Path) -> None:
    """Raises `InputError` when a file cannot be written at `path`, or would take a workspace's place or name."""
    if path.is_dir():
        raise InputError(f"“{path}” is a folder; name a file to write.")
    if not path.parent.is_dir():
        raise InputError(f"“{path}” cannot be written because the folder “{path.parent}” is not there; make it first.")
    if os.path.realpath(path) == os.path.realpath(workspace):
        raise InputError(f"“{path}” is the workspace itself; name another file to write.")
    with told_plainly(path):
        must_be_no_workspace(path)
    if path.suffix.casefold() == ".planner":
        raise InputError(f"“{path}” would look like a workspace; choose a name that ends otherwise, such as .csv.")


def _write(out: TextIO, lines: Iterable[Line], about: About, as_json: bool) -> None:
    if as_json:
        _write_json(out, lines, about)
    else:
        write_rows(out, lines)


def _write_json(out: TextIO, lines: Iterable[Line], about: About) -> None:
    head = json.dumps({**about.facts(), "notice": NOTICE}, ensure_ascii=False)
    out.write(head[:-1] + ', "rows": [')
    for number, line in enumerate(lines):
        out.write((",\n" if number else "\n") + json.dumps(line.fields(), ensure_ascii=False))
    out.write("\n]}\n")
