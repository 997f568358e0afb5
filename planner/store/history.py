"""The history of a file: every change in order, and which of them are undone. It survives a restart.

A step keeps only what differs, so it is read from what the workspace holds now, backwards through the steps after it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.domain.workspace import Change, Edit, Workspace
from planner.store import patches
from planner.store.edits import kept_by_id
from planner.store.sealing import Unsound, digest_of_change, seal, sealed_as, seals
from planner.store.tables import AboutRow, HistoryRow, SealRow

KIND = "history"
"""The kind under which steps are sealed."""

FOLDED = "history_folded"
"""Under this name the file says how many of its oldest steps were folded away."""


def record(session: Session, change: Change) -> None:
    """Add a change; what was undone before it can no longer be redone."""
    for (number,) in session.execute(select(HistoryRow.id).where(HistoryRow.undone)).all():
        session.execute(delete(SealRow).where(SealRow.kind == KIND, SealRow.id == str(number)))
    session.execute(delete(HistoryRow).where(HistoryRow.undone))
    before = _last_seal(session)
    row = HistoryRow(
        label=change.label,
        changed_by=change.who,
        changed_at=change.when.isoformat(),
        undone=False,
        edits=json.dumps([_as_json(edit) for edit in change.edits], ensure_ascii=False, separators=(",", ":")),
    )
    session.add(row)
    session.flush()
    seal(session, (KIND, str(row.id)), digest_of_change(row, before))


def changes(session: Session, workspace: Workspace) -> tuple[Change, ...]:
    """Every change that is done, oldest first; `workspace` is what the file holds now. Raises `ValueError`."""
    rows = session.scalars(select(HistoryRow).where(~HistoryRow.undone).order_by(HistoryRow.id.desc())).all()
    walk = Walk(workspace)
    return tuple(reversed([walk.back(row) for row in rows]))


def last_done(session: Session) -> HistoryRow | None:
    """The change that undo would take back."""
    return session.scalars(select(HistoryRow).where(~HistoryRow.undone).order_by(HistoryRow.id.desc()).limit(1)).first()


def first_undone(session: Session) -> HistoryRow | None:
    """The change that redo would make again."""
    return session.scalars(select(HistoryRow).where(HistoryRow.undone).order_by(HistoryRow.id).limit(1)).first()


def fold(session: Session, keep: int) -> int:
    """Drop all but the last `keep` steps that are done; how many were dropped. They can no longer be undone."""
    done = session.scalars(select(HistoryRow.id).where(~HistoryRow.undone).order_by(HistoryRow.id.desc())).all()
    gone = done[keep:]
    if not gone:
        return 0
    last = sealed_as(session, (KIND, str(gone[0])))
    session.execute(delete(HistoryRow).where(HistoryRow.id <= gone[0]))
    for number in gone:
        session.execute(delete(SealRow).where(SealRow.kind == KIND, SealRow.id == str(number)))
    before = session.get(AboutRow, FOLDED)
    already = int(before.value.partition(" ")[0]) if before is not None else 0
    session.merge(AboutRow(name=FOLDED, value=f"{already + len(gone)} {last}"))
    return len(gone)


def unsound_steps(session: Session) -> tuple[Unsound, ...]:
    """Steps that are not as they were written, and gaps between them."""
    known = {number: digest for (_, number), digest in seals(session, KIND).items()}
    before, found = _first_seal(session), []
    for row in session.scalars(select(HistoryRow).order_by(HistoryRow.id)):
        sealed = known.pop(str(row.id), "")
        if sealed != digest_of_change(row, before):
            found.append(Unsound(KIND, str(row.id), "is not as it was saved"))
        before = sealed
    return (*found, *(Unsound(KIND, number, "is missing") for number in known))


def reseal(session: Session) -> None:
    """Seal every step anew, from the first on; for a file that has no seals yet."""
    before = _first_seal(session)
    for row in session.scalars(select(HistoryRow).order_by(HistoryRow.id)).all():
        before = digest_of_change(row, before)
        seal(session, (KIND, str(row.id)), before)


@dataclass
class Walk:
    """A walk through the history from what the workspace holds now; what was met on the way is known from then on."""

    workspace: Workspace
    met: dict[tuple[str, str], Any] = field(default_factory=dict)

    def back(self, row: HistoryRow) -> Change:
        """The change of a step, walking over it towards the past. Raises `ValueError` when it does not fit."""
        return self._over(row, back=True)

    def forward(self, row: HistoryRow) -> Change:
        """The change of an undone step, walking over it towards the present. Raises `ValueError`."""
        return self._over(row, back=False)

    def _over(self, row: HistoryRow, *, back: bool) -> Change:
        raw = json.loads(row.edits)
        order = reversed(raw) if back else raw
        read = [self._edit(found, back=back) for found in order]
        edits: Sequence[Edit] = read[::-1] if back else read
        when = datetime.fromisoformat(row.changed_at)
        return Change(label=row.label, who=row.changed_by, when=when, edits=tuple(edits))

    def _edit(self, raw: dict[str, Any], *, back: bool) -> Edit:
        key = raw["kind"], raw["id"]
        if "patch" in raw:
            there = self._value(key)
            other = (patches.backwards if back else patches.forwards)(there, raw["patch"])
            before, after = (other, there) if back else (there, other)
        else:
            before, after = raw["before"], raw["after"]
        self.met[key] = before if back else after
        return Edit.model_validate({"kind": key[0], "id": key[1], "before": before, "after": after})

    def _value(self, key: tuple[str, str]) -> Any:
        if key not in self.met:
            kept = kept_by_id(self.workspace, key[0]).get(key[1])
            self.met[key] = kept.model_dump(mode="json") if kept is not None else None
        return self.met[key]


def _as_json(edit: Edit) -> dict[str, Any]:
    """What is made or deleted whole, what is changed as its difference."""
    before = edit.before.model_dump(mode="json") if edit.before is not None else None
    after = edit.after.model_dump(mode="json") if edit.after is not None else None
    if before is None or after is None:
        return {"kind": edit.kind, "id": edit.id, "before": before, "after": after}
    return {"kind": edit.kind, "id": edit.id, "patch": patches.difference(before, after)}


def _first_seal(session: Session) -> str:
    """What the oldest step is chained to: the last one that was folded away, if any."""
    folded = session.get(AboutRow, FOLDED)
    return folded.value.partition(" ")[2] if folded is not None else ""


def _last_seal(session: Session) -> str:
    last = session.scalar(select(HistoryRow.id).order_by(HistoryRow.id.desc()).limit(1))
    return sealed_as(session, (KIND, str(last))) if last is not None else _first_seal(session)
