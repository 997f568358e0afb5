"""One workspace as one file on disk: every change is one transaction, there before the call returns.

Safe to call from several threads, which take turns. Every method raises `WorldError` when the disk fails, and every
writing one when the file is read-only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from planner.domain.described_model import DescribedModel
from planner.domain.errors import InputError, WorldError
from planner.domain.finding import Finding
from planner.domain.projection import Projection
from planner.domain.workspace import Change, Workspace
from planner.store import history, models, results
from planner.store.checking import findings
from planner.store.connection import copy_database, engine_for, may_write, transaction
from planner.store.edits import applied, backwards
from planner.store.faults import closed, damage_told_plainly, gone, not_held, told_plainly
from planner.store.holder import HeldElsewhere, Hold, take_hold
from planner.store.opening import bring_up_to_date, must_be_a_file, readable_copy, version_of
from planner.store.replacing import replacement_of
from planner.store.rows import change_value, read_workspace, write_edits, write_workspace
from planner.store.schema import TODAY, upgrade
from planner.store.tables import AboutRow, HistoryRow, ViewRow


class WorkspaceFile:
    """An open workspace file.

    `held_by` says in words who else holds it, empty when nobody does; `results_budget` is in bytes of arrays.
    """

    def __init__(self, path: Path, source: Path, hold: Hold | None, held_by: str, closing: ExitStack) -> None:
        self.path = path
        self.read_only = hold is None
        self.held_by = held_by
        self.results_budget = results.BUDGET
        self._closing = closing
        self._is_closed = False
        self._turn = threading.RLock()
        self._keeping = threading.Lock()
        self._used: dict[str, None] = {}
        self._engine = engine_for(source, writable=not self.read_only)
        closing.callback(self._engine.dispose)
        with damage_told_plainly(path), self._reading() as session:
            self._workspace = read_workspace(session)

    @classmethod
    def create(cls, path: Path, workspace: Workspace) -> Self:
        """A new file holding `workspace`. Raises `InputError` for a name that is taken, `WorldError` on a full disk."""
        path = path.resolve()
        if path.exists():
            raise InputError(f"“{path.name}” is already in “{path.parent}”; choose another name.")
        if not path.parent.is_dir():
            raise gone(path)
        with replacement_of(path) as part, ExitStack() as closing:
            upgrade(part, TODAY)
            engine = engine_for(part, writable=True)
            closing.callback(engine.dispose)
            with transaction(engine, writes=True) as session:
                write_workspace(session, workspace)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing file, read-only when it is open elsewhere or may not be written.

        Raises `InputError` for what is no workspace or needs a newer planner, `WorldError` for a missing, locked or
        damaged file.
        """
        path = path.resolve()
        must_be_a_file(path)
        with ExitStack() as closing:
            hold, held_by = _hold(path)
            if hold is not None:
                closing.callback(hold.release)
            version = version_of(path, TODAY)
            with told_plainly(path):
                if hold is not None and not may_write(path):
                    hold.release()
                    hold = None
            source = path if version == TODAY.version else _up_to_date(path, hold, closing)
            opened = cls(path, source, hold, held_by, closing)
            opened._closing = closing.pop_all()
            return opened

    def close(self) -> None:
        """Let the file go; harmless when repeated. Nothing is written after it: somebody else may hold the file."""
        with self._turn:
            if self._used and not self.read_only and not self._is_closed:
                self._note_uses()
            self._is_closed = True
            self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(self) -> Workspace:
        """What the file holds; read again each time when another opener may be writing it.

        As long as nothing changed it is the same object.
        """
        if self.read_only:
            with self._turn, damage_told_plainly(self.path), self._reading() as session:
                fresh = read_workspace(session)
                self._workspace = self._workspace if fresh == self._workspace else fresh
        return self._workspace

    def commit(self, change: Change) -> None:
        """Write a change and its place in the history in one transaction; nothing can be redone after it.

        A change without edits is not written.
        """
        with self._turn:
            if not change.edits:
                return
            after = applied(self._workspace, change.edits)
            with self._writing() as session:
                write_edits(session, change.edits)
                history.record(session, change)
            self._workspace = after

    def history(self) -> tuple[Change, ...]:
        """Every change that is done, oldest first."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            return history.changes(session)

    def undoable(self) -> Change | None:
        """The change that `undo` would take back."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            row = history.last_done(session)
            return change_value(row) if row is not None else None

    def redoable(self) -> Change | None:
        """The change that `redo` would make again."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            row = history.first_undone(session)
            return change_value(row) if row is not None else None

    def undo(self) -> Change:
        """Take back the last change and return it. Raises `InputError` when there is none."""
        return self._step(history.last_done, undone=True)

    def redo(self) -> Change:
        """Make the last undone change again and return it. Raises `InputError` when there is none."""
        return self._step(history.first_undone, undone=False)

    def keep(self, projection: Projection) -> None:
        """Keep a projection under its fingerprint, making room by dropping what was not used for longest."""
        with self._keeping:
            results.keep(self._writing, projection, self.results_budget)
        with self._turn:
            self._used[projection.fingerprint] = None

    def kept(self, fingerprint: str, *, with_draws: bool) -> Projection | None:
        """The projection kept under this fingerprint; None when it, or the draws asked for, are not there."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            found = results.kept(session, fingerprint, with_draws=with_draws)
        if found is not None:
            self._used.pop(fingerprint, None)
            self._used[fingerprint] = None
        return found

    def newest_model(self) -> str | None:
        """The mark of the model that made the result kept or used last; empty when unknown, None without results."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            return results.newest_model(session)

    def described_model(self, mark: str) -> DescribedModel | None:
        """The model with this mark as the file describes it; None when it does not."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            return models.described(session, mark)

    def describe_model(self, model: DescribedModel) -> None:
        """Describe a model that made something in this file; once is enough."""
        with self._writing() as session:
            models.describe(session, model)

    def results_before(self) -> str:
        """The version of the planner that made results before models were described; empty when there are none."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            row = session.get(AboutRow, "results_before")
            return row.value if row is not None else ""

    def view(self, name: str) -> str | None:
        """What a window remembers under this name, as JSON text."""
        with self._turn, told_plainly(self.path), self._reading() as session:
            row = session.get(ViewRow, name)
            return row.value if row is not None else None

    def set_view(self, name: str, value: str) -> None:
        """Remember this for a window; it is no decision and cannot be undone."""
        with self._writing() as session:
            session.merge(ViewRow(name=name, value=value))

    def save_copy(self, path: Path) -> None:
        """Write a whole copy to `path`, in place of what is there, or nothing at all. Works from a read-only file.

        Raises `InputError` when that is this file, `WorldError` when the copy is open elsewhere or the disk fails.
        """
        path = path.resolve()
        if path == self.path:
            raise InputError(f"“{path.name}” is the file that is open; give the copy another name or folder.")
        if not path.parent.is_dir():
            raise gone(path)
        hold, held_by = _hold(path)
        if hold is None:
            raise not_held(path, held_by)
        try:
            with replacement_of(path) as part, self._turn:
                copy_database(self._engine, part)
        finally:
            hold.release()

    def check(self) -> tuple[Finding, ...]:
        """Everything wrong with the file; empty when it is sound."""
        with self._turn, damage_told_plainly(self.path), self._reading() as session:
            return findings(session)

    def _step(self, pick: Callable[[Session], HistoryRow | None], *, undone: bool) -> Change:
        with self._turn:
            with self._writing() as session:
                row = pick(session)
                if row is None:
                    raise InputError(f"There is nothing to {'undo' if undone else 'redo'}.")
                change = change_value(row)
                edits = backwards(change.edits) if undone else change.edits
                after = applied(self._workspace, edits)
                write_edits(session, edits)
                row.undone = undone
            self._workspace = after
            return change

    def _note_uses(self) -> None:
        with suppress(WorldError), self._writing() as session:  # only the order of dropping old results depends on it
            results.note_uses(session, self._used)

    def _reading(self) -> AbstractContextManager[Session]:
        return transaction(self._engine, writes=False)

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._turn:
            if self._is_closed:
                raise closed(self.path)
            if self.read_only:
                raise not_held(self.path, self.held_by)
            with told_plainly(self.path), transaction(self._engine, writes=True) as session:
                yield session


def _hold(path: Path) -> tuple[Hold | None, str]:
    try:
        return take_hold(path), ""
    except HeldElsewhere as holder:
        return None, str(holder)
    except OSError:
        return None, ""


def _up_to_date(path: Path, hold: Hold | None, closing: ExitStack) -> Path:
    if hold is None:
        return readable_copy(path, TODAY, closing)
    bring_up_to_date(path, TODAY)
    return path
