"""What can still be read of a damaged workspace, row by row, and what cannot. The damaged file is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, ColumnElement

from planner.disk.whose import APPLICATION_ID, application_id_of
from planner.domain.errors import WorldError
from planner.domain.scenario import Scenario, in_tree_order
from planner.domain.value import changed
from planner.domain.workspace import DOCUMENTS, Settings, Workspace
from planner.store.connection import connect
from planner.store.documents import document_value, entry_value, play_value
from planner.store.faults import damage_told_plainly, foreign
from planner.store.observations import observation_value
from planner.store.opening import must_be_a_file
from planner.store.rows import scenario_value, settings_value, situation_value
from planner.store.sealing import Key, digest_of, key_of
from planner.store.tables import (
    Base,
    DocumentRow,
    EntryRow,
    EventRow,
    ObservationRow,
    OverrideRow,
    PlayRow,
    ScenarioRow,
    SettingsRow,
    SituationRow,
)


@dataclass
class Salvage:
    """The workspace that could be put together, and one sentence for everything that is missing or doubtful."""

    workspace: Workspace
    missing: list[str]


def salvaged(path: Path) -> Salvage:
    """Read what can be read. Raises `InputError` for what is no workspace, `WorldError` when nothing can be read."""
    must_be_a_file(path)
    with damage_told_plainly(path):
        if application_id_of(path) != APPLICATION_ID:
            raise foreign(path)
        with closing(connect(path, writable=path.with_name(f"{path.name}-journal").exists())) as connection:
            connection.text_factory = bytes
            found = _put_together(_Reader(connection), path.stem)
    if not found.workspace.situations:
        raise WorldError(f"Nothing of “{path.name}” can be used: no situation in it can be read; open an earlier copy.")
    return found


@dataclass
class _Reader:
    connection: sqlite3.Connection
    missing: list[str] = field(default_factory=list)
    seals: dict[Key, str] = field(default_factory=dict)
    found: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        for row in self._raw("seal"):
            with suppress(UnicodeDecodeError, KeyError, AttributeError):
                self.seals[row["kind"].decode(), row["id"].decode()] = row["digest"].decode()

    def rows(self, kind: type[Base]) -> Iterator[Any]:
        """The rows of a table that can be read, as rows of the store."""
        for raw in self._raw(kind.__tablename__):
            try:
                columns = kind.__table__.columns
                yield kind(**{name: _read(value, columns[name]) for name, value in raw.items() if name in columns})
            except UnicodeDecodeError:
                self.missing.append(f"A row of the table “{kind.__tablename__}” holds text that cannot be read.")

    def value(self, row: Any, read: Callable[[Any], Any], what: str) -> Any:
        """The value of a row, or None; says what is missing, and what is not as it was saved."""
        key = key_of(row)
        self.found.add(key)
        try:
            value = read(row)
        except Exception as problem:  # noqa: BLE001 - whatever is wrong with a damaged row, the others are read
            self.missing.append(f"{what} cannot be read ({type(problem).__name__}) and is left out.")
            return None
        if self.seals and self.seals.get(key) != digest_of(row):
            self.missing.append(f"{what} can be read, but is not as it was saved; compare it with an earlier copy.")
        return value

    def _raw(self, table: str) -> list[dict[str, Any]]:
        """From the first row on, and from the last one back, as far as the pages can be read."""
        found: dict[int, dict[str, Any]] = {}
        for order in ("", " DESC"):
            try:
                cursor = self.connection.execute(
                    f'SELECT rowid AS "rowid here", * FROM "{table}" ORDER BY rowid{order}'
                )
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    raw = dict(zip(names, row, strict=True))
                    found[raw.pop("rowid here")] = raw
                break
            except sqlite3.Error as problem:
                if "no such table" not in str(problem) and order:
                    self.missing.append(f"Some rows of the table “{table}” lie on pages that cannot be read.")
        return [found[number] for number in sorted(found)]


def _put_together(reader: _Reader, name: str) -> Salvage:
    settings = _settings(reader, name)
    situations = _values(reader, SituationRow, situation_value, "The situation")
    scenarios = _scenarios(reader, {found.id for found in situations})
    documents: dict[str, list[Any]] = {kind: [] for kind in DOCUMENTS}
    for row in reader.rows(DocumentRow):
        value = reader.value(row, document_value, f"The {row.kind} “{row.id}”")
        if value is not None and row.kind in documents:
            documents[row.kind].append(value)
    fields: dict[str, Any] = {store: tuple(documents[kind]) for kind, (store, _) in DOCUMENTS.items()}
    fields["plays"] = tuple(_plays(reader))
    fields["observations"] = tuple(_values(reader, ObservationRow, observation_value, "The observation"))
    for kind, id_ in sorted(reader.seals.keys() - reader.found):
        if kind not in ("history", "result"):
            reader.missing.append(f"The {kind} “{id_}” is missing.")
    workspace = Workspace(settings=settings, situations=tuple(situations), scenarios=scenarios, **fields)
    return Salvage(workspace, list(dict.fromkeys(reader.missing)))


def _settings(reader: _Reader, name: str) -> Settings:
    for row in reader.rows(SettingsRow):
        value = reader.value(row, settings_value, "The settings")
        if isinstance(value, Settings):
            return value
    reader.missing.append("The settings are replaced by the usual ones; check the marking.")
    return Settings(name=name or "Salvaged")


def _scenarios(reader: _Reader, situations: set[str]) -> tuple[Scenario, ...]:
    overrides, events = list(reader.rows(OverrideRow)), list(reader.rows(EventRow))
    found: list[Scenario] = []
    for row in reader.rows(ScenarioRow):
        mine = [one for one in overrides if one.scenario_id == row.id]
        row.overrides = sorted(mine, key=lambda one: one.position)
        row.events = sorted((one for one in events if one.scenario_id == row.id), key=lambda one: one.position)
        value = reader.value(row, scenario_value, f"The scenario “{row.name}”")
        if isinstance(value, Scenario) and value.situation_id in situations:
            found.append(value)
        elif value is not None:
            reader.missing.append(f"The scenario “{row.name}” is left out, as its situation cannot be read.")
    there = {one.id for one in found}
    for at, one in enumerate(found):
        if one.parent_id is not None and one.parent_id not in there:
            found[at] = changed(one, parent_id=None)
            reader.missing.append(f"“{one.name}” stands alone now: the scenario it was built on is missing.")
    return in_tree_order(tuple(found))


def _plays(reader: _Reader) -> Iterator[Any]:
    entries = list(reader.rows(EntryRow))
    for row in reader.rows(PlayRow):
        mine = sorted((one for one in entries if one.play_id == row.id), key=lambda one: one.number)
        log = list(_unbroken(reader, mine, row.id))
        value = reader.value(row, partial(play_value, log=log), f"The play “{row.id}”")
        if value is not None:
            yield value


def _unbroken(reader: _Reader, log: Sequence[EntryRow], play_id: str) -> Iterator[EntryRow]:
    """The log up to its first gap: what came after rests on what is missing."""
    for number, row in enumerate(log, start=1):
        what = f"Entry {row.number} of the play “{play_id}”"
        if row.number != number or reader.value(row, entry_value, what) is None:
            reader.missing.append(f"The log of the play “{play_id}” ends before entry {number}.")
            return
        yield row


def _values(reader: _Reader, kind: type[Base], read: Callable[[Any], Any], what: str) -> list[Any]:
    found = (reader.value(row, read, f"{what} “{row.id}”") for row in reader.rows(kind))
    return [value for value in found if value is not None]


def _read(value: Any, column: ColumnElement[Any]) -> Any:
    """A cell as the store reads it: text decoded, yes and no as such."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return bool(value) if isinstance(column.type, Boolean) else value
