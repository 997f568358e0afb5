"""Commands that make a file fit to be sent: release, fold."""

from __future__ import annotations

from argparse import Namespace

from planner.command_line.addressing import find_scenario, unknown
from planner.command_line.console import Console
from planner.domain.errors import InputError
from planner.domain.workspace import Workspace
from planner.use_cases.releasing import RELEASABLE, release
from planner.use_cases.workspaces import fold_history as fold
from planner.use_cases.workspaces import open_workspace


def release_copy(arguments: Namespace, console: Console) -> int:
    """`planner release FILE -s A -s B --out NEW`: a new file with what was chosen, and nothing else."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        scenarios = [find_scenario(workspace, words).id for words in arguments.scenarios]
        documents = [_document(workspace, words) for words in arguments.documents]
        marking = arguments.marking if arguments.marking is not None else workspace.settings.marking
        made = release(file, arguments.out, scenarios, documents, marking)
    held = ", ".join([f"“{name}”" for name in made.scenarios] + list(made.documents))
    console.say(f"{made.marking} · Wrote “{arguments.out}” with {held}, without history.")
    if made.along:
        names = ", ".join(f"“{name}”" for name in made.along)
        console.say(f"Also in it, because chosen scenarios build on it: {names}.")
    return 0


def fold_history(arguments: Namespace, console: Console) -> int:
    """`planner fold FILE`: the oldest steps of the history go for good."""
    with open_workspace(arguments.file) as file:
        gone = fold(file, arguments.keep)
    console.say(f"{gone} steps were folded away; the last {arguments.keep} can still be undone." if gone else _NOTHING)
    return 0


_NOTHING = "The history is no longer than that; nothing was folded away."


def _document(workspace: Workspace, words: str) -> tuple[str, str]:
    """Kind and id of a document by its name or id. Raises `InputError`."""
    there = [
        (kind, found.id, str(getattr(found, "name", found.id)))
        for kind, field in RELEASABLE.items()
        for found in getattr(workspace, field)
    ]
    wanted = words.casefold()
    match = [(kind, id_) for kind, id_, name in there if wanted in (id_.casefold(), name.casefold())]
    if not match:
        raise InputError(unknown("document", words, [name for _, _, name in there]))
    if len(match) > 1:
        raise InputError(f"“{words}” names {len(match)} documents here; name one by its id.")
    return match[0]
