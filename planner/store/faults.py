"""World faults as sentences: what SQLite and the file system say, told so that an officer knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, NoResultFound

from planner.disk.faults import full, gone, of_system, unreliable, unwritable
from planner.domain.errors import InputError, PlannerError, WorldError

_PRIMARY = 0xFF
"""The lower byte of an extended SQLite code is the kind of fault."""


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn world faults around the file at `path` into one sentence; our own bugs fly on as they are."""
    try:
        yield
    except DBAPIError as problem:
        fault = _of_sqlite(problem.orig, path)
        if fault is None:
            raise
        raise fault from problem
    except sqlite3.Error as problem:
        fault = _of_sqlite(problem, path)
        if fault is None:
            raise
        raise fault from problem
    except OSError as problem:
        raise of_system(problem, path) from problem


@contextmanager
def damage_told_plainly(path: Path) -> Iterator[None]:
    """While reading what a file holds: a missing table or a row that is no value means that it is damaged."""
    try:
        with told_plainly(path):
            yield
    except (DBAPIError, sqlite3.Error, NoResultFound, ValueError, LookupError) as problem:
        raise damaged(path) from problem


def damaged(path: Path) -> WorldError:
    """The sentence for a file that SQLite or the planner cannot read to the end."""
    return WorldError(
        f"“{path.name}” is damaged and was left as it is; open an earlier copy, copy it again from where it came, or "
        f"have what is readable written into a new file: planner check {path.name} --repair NEW.planner."
    )


def foreign(path: Path) -> InputError:
    """The sentence for a file that is something else."""
    return InputError(f"“{path.name}” is not a planner workspace; choose a file that the planner saved.")


def closed(path: Path) -> WorldError:
    """The sentence for what came too late to be written."""
    return WorldError(f"“{path.name}” was closed before this was written; open it and try again.")


def not_held(path: Path, held_by: str, barred: str) -> WorldError:
    """The sentence for writing a file that is only read: another window has it, or the reason `barred` gives."""
    if held_by:
        return WorldError(
            f"“{path.name}” is open in {held_by}, so it can only be read here; close it there, or save a copy."
        )
    return WorldError(f"“{path.name}” can only be read here: {barred}; save a copy elsewhere to work on.")


def unmendable(path: Path) -> WorldError:
    """The sentence for a file that a crash left half changed where nothing can be written to mend it."""
    return WorldError(
        f"“{path.name}” was left half changed by a crash, and there is no room to bring it in order; free some space, "
        "then open it again."
    )


class ChangedElsewhere(WorldError):  # noqa: N818 - a kind of world error
    """The file is not in the state that this window knows; nothing was written."""


def changed_elsewhere(path: Path) -> ChangedElsewhere:
    """The sentence for a change that was made without knowing what another program wrote meanwhile."""
    return ChangedElsewhere(
        f"“{path.name}” was changed by another program, so this was not written; reload it to go on from there, or "
        "save a copy of what you have."
    )


def replaced(path: Path) -> ChangedElsewhere:
    """The sentence for a name under which another file lies now."""
    return ChangedElsewhere(
        f"Another file lies under the name “{path.name}” now, so this was not written; reload it to go on from there, "
        "or save a copy of what you have."
    )


def _of_sqlite(problem: BaseException | None, path: Path) -> PlannerError | None:
    code = getattr(problem, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return gone(path)
    match code & _PRIMARY:
        case sqlite3.SQLITE_NOTADB:
            return foreign(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_TOOBIG | sqlite3.SQLITE_INTERRUPT | sqlite3.SQLITE_AUTH:
            return damaged(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorldError(f"“{path.name}” is locked by another program; close it there, then try again.")
        case sqlite3.SQLITE_FULL:
            return full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return unwritable(path)
        case sqlite3.SQLITE_CANTOPEN if not path.exists():
            return gone(path)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return unreliable(path)
    return None
