"""The database under an open workspace: the very file that was opened, and what lies under its name by now."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine

from planner.domain.errors import PlannerError
from planner.store import generation
from planner.store.connection import engine_of, impatient_reading, in_memory_of
from planner.store.faults import damage_told_plainly, told_plainly
from planner.store.generation import Stamp
from planner.store.opening import opened
from planner.store.schema import Schema
from planner.store.standing import Standing


class Source:
    """An open file and its engine. Whoever uses it takes turns."""

    def __init__(self, path: Path, schema: Schema, *, held: bool) -> None:
        self._path = path
        self._schema = schema
        self._opened = opened(path, schema, held=held)
        self._adrift: Engine | None = None
        self._standing = Standing.SAME
        self._looked: tuple[object, Stamp, Standing] | None = None

    @property
    def barred(self) -> str:
        """Why this file is only read, in words; empty when it may be written."""
        return self._opened.barred

    @property
    def engine(self) -> Engine:
        """To write with."""
        return self._opened.engine

    @property
    def is_in_place(self) -> bool:
        """Whether the very file that was opened still lies under its name."""
        return self._opened.anchor.is_at(self._path)

    @property
    def reading(self) -> Engine:
        """To read with: SQLite would mend the file that was opened by the journal of another one lying in its place."""
        if self._opened.is_copy or self.is_in_place:
            return self._opened.engine
        if self._adrift is None:
            with told_plainly(self._path):
                copy = in_memory_of(self._opened.anchor.content())
            self._adrift = engine_of(lambda: copy)
        return self._adrift

    def look(self, known: Stamp) -> Standing:
        """How what lies under the name stands to the state that is known; the last answer while somebody writes."""
        if self.is_in_place:
            self._standing = self._compared(self._opened.engine, known)
            return self._standing
        try:
            found = os.stat(self._path)
        except OSError:
            return Standing.GONE
        mark = found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
        if self._looked is None or self._looked[:2] != (mark, known):
            self._looked = mark, known, self._look_at_other(known)
        return self._looked[2]

    def reopened(self, *, held: bool) -> Source:
        """What lies under the name now, opened anew. Raises like `opened`."""
        return Source(self._path, self._schema, held=held)

    def close(self) -> None:
        """Let the file go."""
        if self._adrift is not None:
            self._adrift.dispose()
            self._adrift = None
        self._opened.close()

    def _look_at_other(self, known: Stamp) -> Standing:
        try:
            other = self.reopened(held=False)
        except PlannerError:
            return Standing.REPLACED
        try:
            found = self._compared(other.engine, known)
        finally:
            other.close()
        return Standing.CONTINUED if found is Standing.SAME else found

    def _compared(self, engine: Engine, known: Stamp) -> Standing:
        try:
            with damage_told_plainly(self._path), impatient_reading(engine) as session:
                if session is None:
                    return self._standing
                if generation.stamp_of(session) == known:
                    return Standing.SAME
                continued = generation.goes_on_from(session, known)
        except PlannerError:
            return Standing.REPLACED
        return Standing.CONTINUED if continued else Standing.DIVERGED
