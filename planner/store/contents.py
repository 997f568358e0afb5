"""All of a workspace at once: read from where it lies, and written into a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.domain.workspace import Change, Workspace
from planner.store import generation, history
from planner.store.connection import engine_for, transaction
from planner.store.faults import damage_told_plainly
from planner.store.generation import Stamp
from planner.store.rows import read_workspace, write_workspace
from planner.store.schema import TODAY, upgrade
from planner.store.sealing import Unsound
from planner.store.source import Source


def contents_of(path: Path, source: Source) -> tuple[Stamp, Workspace, tuple[Unsound, ...]]:
    """The state a file is in, what it holds, and what of it is not as it was saved. Raises `WorldError` on damage."""
    with damage_told_plainly(path), transaction(source.reading, writes=False) as session:
        return generation.stamp_of(session), *read_workspace(session)


def write_new(part: Path, workspace: Workspace, changes: Sequence[Change]) -> None:
    """Write a workspace, with the changes that led to it, into an absent or empty file."""
    upgrade(part, TODAY)
    engine = engine_for(part, writable=True)
    try:
        with transaction(engine, writes=True) as session:
            write_workspace(session, workspace)
            for change in changes:
                history.record(session, change)
            generation.advance(session)
    finally:
        engine.dispose()
