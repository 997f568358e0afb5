"""One workspace as one file on disk: every change is one transaction, there before the call returns.

Safe to call from several threads. A change is written only to the very file and state it was made from. Every method
raises `WorldError` when the disk fails, every writing one when the file is read-only.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from planner.disk.faults import gone
from planner.disk.replacing import replacement_of, sweep
from planner.domain.described_model import DescribedModel
from planner.domain.errors import InputError, PlannerError, WorldError
from planner.domain.finding import Finding
from planner.domain.projection import Projection
from planner.domain.workspace import KEPT_STEPS, Change, Workspace
from planner.store import generation, history, models, results
from planner.store.checking import findings
from planner.store.connection import compact, copy_database, transaction
from planner.store.contents import contents_of, write_new
from planner.store.edits import applied, backwards
from planner.store.faults import changed_elsewhere, closed, damage_told_plainly, not_held, replaced, told_plainly
from planner.store.holder import Hold, hold_or_why
from planner.store.rows import write_edits
from planner.store.schema import TODAY
from planner.store.sealing import Unsound
from planner.store.source import Source
from planner.store.standing import Standing
from planner.store.tables import AboutRow, HistoryRow, ViewRow


class WorkspaceFile:
    """An open workspace file.

    `held_by` says in words who else holds it, empty when nobody does. `draws` are the draws held in memory.
    """

    def __init__(self, path: Path, hold: Hold | None, held_by: str, barred: str) -> None:
        self.path = path
        self.held_by = held_by
        self.draws = results.HeldDraws()
        self._hold = hold
        self._no_hold = barred
        self._is_closed = False
        self._standing = Standing.SAME
        self._turn = threading.RLock()
        self._used: dict[str, None] = {}
        self._made: list[Change] = []
        self._source = Source(path, TODAY, held=hold is not None)
        try:
            self._stamp, self._workspace, self._unsound = contents_of(path, self._source)
        except BaseException:
            self._source.close()
            raise
        if self._hold is not None:
            if self.read_only:
                self._no_hold, self._hold = self.barred, None
            else:
                sweep(path.parent)

    @classmethod
    def create(cls, path: Path, workspace: Workspace) -> Self:
        """A new file holding `workspace`. Raises `InputError` for a name that is taken, `WorldError` on a full disk."""
        path = Path(os.path.realpath(path))  # which, unlike `resolve`, ends in a loop of links
        if path.exists():
            raise InputError(f"“{path.name}” is already in “{path.parent}”; choose another name.")
        if not path.parent.is_dir():
            raise gone(path)
        with told_plainly(path), replacement_of(path) as part:
            write_new(part, workspace, ())
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing file, read-only when it is open elsewhere or may not be written.

        Raises `InputError` for what is no workspace or needs a newer planner, `WorldError` for a missing, locked or
        damaged file.
        """
        path = Path(os.path.realpath(path))
        hold, held_by, barred = hold_or_why(path) if path.is_file() else (None, "", "")
        try:
            file = cls(path, hold, held_by, barred)
        except BaseException:
            if hold is not None:
                hold.release()
            raise
        if hold is not None and file.read_only:
            hold.release()
        return file

    @property
    def barred(self) -> str:
        """Why the file is only read, in words that follow “read only”; empty when it may be written."""
        if self.held_by:
            return f"open in {self.held_by}"
        if self._unsound:
            return "something in it is not as it was saved"
        return self._source.barred or ("" if self._hold is not None else self._no_hold)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here."""
        return bool(self.barred)

    def close(self) -> None:
        """Let the file go; harmless when repeated. Nothing is written after it: somebody else may hold the file."""
        with self._turn:
            if self._is_closed:
                return
            if self._used and not self.read_only:
                self._note_uses()
            self._is_closed = True
            self._source.close()
            if self._hold is not None:
                self._hold.release()

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
            with self._turn:
                with damage_told_plainly(self.path), transaction(self._source.reading, writes=False) as session:
                    is_known = generation.stamp_of(session) == self._stamp
                if not is_known:
                    self._take(self._source)
        return self._workspace

    @property
    def unsound(self) -> tuple[Unsound, ...]:
        """What of the file's contents is not as the planner wrote it."""
        return self._unsound

    # the file is the truth

    def look(self) -> Standing:
        """How the file stands now to what is known here; cheap, to be asked every second. Nothing is reloaded.

        While another thread is at the file nobody waits: the last answer is given again.
        """
        if self._turn.acquire(blocking=False):
            try:
                if not self._is_closed:
                    self._look_after_hold()
                    self._standing = self._source.look(self._stamp)
            finally:
                self._turn.release()
        return self._standing

    def reload(self) -> Workspace:
        """Go on with the file as it is now under this name. Raises like `open`; what was known then stays."""
        with self._turn:
            fresh = self._source.reopened(held=self._hold is not None)
            try:
                self._take(fresh)
            except BaseException:
                fresh.close()
                raise
            self._source.close()
            self._source = fresh
            self._made.clear()
            return self._workspace

    def other_workspace(self) -> Workspace:
        """What the file under this name holds now, to compare; nothing here is changed. Raises like `open`."""
        other = self._source.reopened(held=False)
        try:
            return contents_of(self.path, other)[1]
        finally:
            other.close()

    # changes and their history

    def commit(self, change: Change) -> None:
        """Write a change and its place in the history in one transaction; nothing can be redone after it.

        A change without edits is not written. Raises `ChangedElsewhere` when the file is in another state.
        """
        with self._turn:
            if not change.edits:
                return
            after = applied(self._workspace, change.edits)
            with self._writing() as session:
                write_edits(session, change.edits)
                history.record(session, change)
                stamp = generation.advance(session)
            self._workspace, self._stamp = after, stamp
            self._made.append(change)

    def history(self) -> tuple[Change, ...]:
        """Every change that is done and was not folded away, oldest first."""
        with self._reading() as session:
            return history.changes(session, self._workspace)

    def undoable(self) -> Change | None:
        """The change that `undo` would take back."""
        with self._reading() as session:
            row = history.last_done(session)
            return history.Walk(self._workspace).back(row) if row is not None else None

    def redoable(self) -> Change | None:
        """The change that `redo` would make again."""
        with self._reading() as session:
            row = history.first_undone(session)
            return history.Walk(self._workspace).forward(row) if row is not None else None

    def undo(self) -> Change:
        """Take back the last change and return it. Raises `InputError` when there is none."""
        return self._step(history.last_done, undone=True)

    def redo(self) -> Change:
        """Make the last undone change again and return it. Raises `InputError` when there is none."""
        return self._step(history.first_undone, undone=False)

    def fold_history(self, keep: int = KEPT_STEPS) -> int:
        """Drop all but the last steps of the history, and their room; how many. They can no longer be undone."""
        with self._turn:
            with self._writing() as session:
                dropped = history.fold(session, keep)
                stamp = generation.advance(session)
            self._stamp = stamp
            with suppress(WorldError), told_plainly(self.path):  # it may shrink another time
                compact(self._source.engine)
            return dropped

    # results and what windows remember

    def keep(self, projection: Projection) -> None:
        """Keep a projection under its fingerprint, making room by dropping what was not used for longest.

        Its draws are held in memory only.
        """
        if projection.draws:
            self.draws.hold(projection)
        with self._writing() as session:
            results.keep(session, projection)
        with self._turn:
            self._used[projection.fingerprint] = None

    def kept(self, fingerprint: str, *, with_draws: bool) -> Projection | None:
        """The projection kept under this fingerprint.

        None when it, or the draws asked for, are not there, or when it is not as it was kept: it is computed again.
        """
        try:
            with self._reading() as session:
                found = results.kept(session, fingerprint)
        except PlannerError:
            return None
        if found is not None and with_draws:
            found = self.draws.added_to(found)
        if found is not None:
            with self._turn:
                self._used.pop(fingerprint, None)
                self._used[fingerprint] = None
        return found

    def newest_model(self) -> str | None:
        """The mark of the model that made the result kept or used last; empty when unknown, None without results."""
        with self._reading() as session:
            return results.newest_model(session)

    def described_model(self, mark: str) -> DescribedModel | None:
        """The model with this mark as the file describes it; None when it does not."""
        with self._reading() as session:
            return models.described(session, mark)

    def describe_model(self, model: DescribedModel) -> None:
        """Describe a model that made something in this file; once is enough."""
        with self._writing() as session:
            models.describe(session, model)

    def results_before(self) -> str:
        """The version of the planner that made results before models were described; empty when there are none."""
        with self._reading() as session:
            row = session.get(AboutRow, "results_before")
            return row.value if row is not None else ""

    def view(self, name: str) -> str | None:
        """What a window remembers under this name, as JSON text."""
        with self._reading() as session:
            row = session.get(ViewRow, name)
            return row.value if row is not None else None

    def set_view(self, name: str, value: str) -> None:
        """Remember this for a window; it is no decision and cannot be undone."""
        with self._writing() as session:
            session.merge(ViewRow(name=name, value=value))

    # copies and checks

    def save_copy(self, path: Path) -> None:
        """Write a whole copy to `path`, in place of what is there, or nothing at all. Works from a read-only file.

        What is copied is what is known here, also when the file was moved, deleted or overwritten meanwhile: of one
        overwritten in place the copy has the history of this session. Raises `InputError` when `path` is this file,
        `WorldError` when the copy is open elsewhere or the disk fails.
        """
        path = Path(os.path.realpath(path))
        if path == self.path and path.exists():
            raise InputError(f"“{path.name}” is the file that is open; give the copy another name or folder.")
        if not path.parent.is_dir():
            raise gone(path)
        hold, held_by, barred = (None, "", "") if path == self.path else hold_or_why(path)
        if hold is None and path != self.path:
            raise not_held(path, held_by, barred)
        try:
            with told_plainly(path), replacement_of(path, over_workspace=True) as part, self._turn:
                self._write_copy(part)
        finally:
            if hold is not None:
                hold.release()

    def check(self) -> tuple[Finding, ...]:
        """Everything wrong with the file; empty when it is sound."""
        with self._reading() as session:
            return findings(session)

    def _take(self, source: Source) -> None:
        self._stamp, fresh, self._unsound = contents_of(self.path, source)
        self._workspace = self._workspace if fresh == self._workspace else fresh

    def _look_after_hold(self) -> None:
        """Where a cleaner took our lock file away, lock anew; somebody else may have been quicker."""
        if self._hold is None or self._hold.is_intact or not self.path.parent.is_dir():
            return
        fresh, held_by, barred = hold_or_why(self.path)
        self._hold.release()
        self._hold, self.held_by, self._no_hold = fresh, held_by, barred

    def _step(self, pick: Callable[[Session], HistoryRow | None], *, undone: bool) -> Change:
        with self._turn:
            with self._writing() as session:
                row = pick(session)
                if row is None:
                    raise InputError(f"There is nothing to {'undo' if undone else 'redo'}.")
                walk = history.Walk(self._workspace)
                change = walk.back(row) if undone else walk.forward(row)
                edits = backwards(change.edits) if undone else change.edits
                after = applied(self._workspace, edits)
                write_edits(session, edits)
                row.undone = undone
                stamp = generation.advance(session)
            self._workspace, self._stamp = after, stamp
            if not undone:
                self._made.append(change)
            elif self._made:
                self._made.pop()
            return change

    def _note_uses(self) -> None:
        with suppress(WorldError), self._writing() as session:  # only the order of dropping old results depends on it
            results.note_uses(session, self._used)

    def _write_copy(self, part: Path) -> None:
        engine = self._source.reading
        with transaction(engine, writes=False) as session:
            is_known = generation.stamp_of(session) == self._stamp
        if is_known:
            copy_database(engine, part)
        else:
            write_new(part, self._workspace, self._made)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._turn, damage_told_plainly(self.path), transaction(self._source.reading, writes=False) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._turn:
            if self._is_closed:
                raise closed(self.path)
            if self.read_only:
                raise not_held(self.path, self.held_by, self.barred)
            if not self._source.is_in_place:
                raise replaced(self.path) if self.path.exists() else gone(self.path)
            with told_plainly(self.path), transaction(self._source.engine, writes=True) as session:
                if generation.stamp_of(session) != self._stamp:
                    raise changed_elsewhere(self.path)
                yield session
