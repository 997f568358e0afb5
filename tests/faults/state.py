"""What a workspace file holds, as one mark: equal marks mean that everything an officer kept is the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import projecting


@dataclass(frozen=True)
class State:
    """`mark` of content and history, `content` of the content alone; `problem` when it does not open; `wrong` what is
    not sound; `results` of a result it keeps."""

    mark: str = ""
    content: str = ""
    problem: str = ""
    wrong: tuple[str, ...] = ()
    read_only: bool = False
    results: str = ""


ABSENT = State(problem="absent")

_seen: dict[bytes, State] = {}
"""By the bytes of a file: many trials end in the same ones."""


def state_of(path: Path) -> State:
    """Open the file as anybody would and look; the same bytes, with nothing beside them, only once."""
    if not path.exists():
        return ABSENT
    alone = not path.with_name(f"{path.name}-journal").exists()
    key = hashlib.sha256(path.read_bytes()).digest()
    if not (alone and key in _seen):
        found = _looked_at(path)
        if not alone:
            return found
        _seen[key] = found
    return _seen[key]


def _looked_at(path: Path) -> State:
    try:
        with WorkspaceFile.open(path) as file:
            found = tuple(f"{finding.where}: {finding.what}" for finding in file.check())
            wrong = (*found, *(f"{one.kind} {one.id} {one.what}" for one in file.unsound))
            return State(
                _mark_of(file), content_of(file), wrong=wrong, read_only=file.read_only, results=_results_of(file)
            )
    except PlannerError as refused:
        return State(problem=str(refused))


def _results_of(file: WorkspaceFile) -> str:
    """The mark of the result the base keeps; of none where it is not as it was kept, since it is computed again."""
    settings = file.load().settings
    request = projecting.prepare(file.load(), "s1", draws=2, seed=settings.seed + 1, months=2, world=settings.world)
    found = projecting.cached(file, request, with_draws=False)
    body = b"".join(array.tobytes() for array in (*found.central.values(), *found.bands.values())) if found else b""
    return hashlib.sha256(body).hexdigest()[:16] if found else ""


def content_of(file: WorkspaceFile) -> str:
    """The mark of the workspace as it is known."""
    return hashlib.sha256(file.load().model_dump_json().encode()).hexdigest()[:16]


def _mark_of(file: WorkspaceFile) -> str:
    body = hashlib.sha256(content_of(file).encode())
    for change in file.history():
        body.update(change.model_dump_json().encode())
    return body.hexdigest()[:16]
