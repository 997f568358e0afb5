"""Who does something, and the one way a use case writes what it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from planner.domain.errors import InputError
from planner.domain.plain_text import LONGEST_REASON, plain_text
from planner.domain.play import Entry, Logged, Play
from planner.domain.scenario import Authorship, Scenario, Status, descendants
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Kept, Settings, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.free_text import refuse_unfit, refuse_unfit_texts


@dataclass(frozen=True)
class By:
    """The role that acts, such as “returns desk”, never a person's name; and when.

    `count` says how many seconds a play has run, where somebody counts.
    """

    who: str
    when: datetime
    count: Callable[[Play, datetime], float] | None = None

    def __post_init__(self) -> None:
        """Raises `InputError` for a role that is empty, too long or cannot be shown, or that looks like a person."""
        if not self.who.strip():
            raise InputError("Say in which role this is done, such as “returns desk”.")
        refuse_unfit_texts({"who": self.who})

    def authorship(self, why: str) -> Authorship:
        """Who, when and why, as an override or event keeps it."""
        return Authorship(who=self.who, when=self.when, why=plain_text(why, "reason", LONGEST_REASON))


def make(file: WorkspaceFile, by: By, label: str, *edits: Edit) -> Change:
    """Write the edits as one change and return it; edits that change nothing are left out, then so is the change.

    Raises `InputError` for a new text that cannot be shown, is too long, or looks like a person.
    """
    real = tuple(edit for edit in edits if edit.before != edit.after)
    refuse_unfit(file.load(), real)
    change = Change(label=label, who=by.who, when=by.when, edits=real)
    file.commit(change)
    return change


def edit_of_scenario(before: Scenario | None, after: Scenario | None) -> Edit:
    """One scenario before and after; None means it is not there."""
    there = before or after
    assert there is not None
    return Edit(kind="scenario", id=there.id, before=before, after=after)


def edit_of_settings(before: Settings, after: Settings) -> Edit:
    """The settings before and after."""
    return Edit(kind="settings", id="settings", before=before, after=after)


def edit_of(kind: str, before: Kept | None, after: Kept | None) -> Edit:
    """A note, decision, report, exercise or play before and after; None means it is not there."""
    there = before or after
    assert there is not None
    assert not isinstance(there, Settings | Logged)
    return Edit(kind=kind, id=there.id, before=before, after=after)


def edit_of_log(play: Play, entry: Entry) -> Edit:
    """One more entry in the log of a play."""
    return Edit(kind="entry", id=f"{play.id}/{entry.number}", before=None, after=entry)


def found(workspace: Workspace, scenario_id: str) -> Scenario:
    """The scenario with this id. Raises `InputError`."""
    try:
        return workspace.scenario(scenario_id)
    except KeyError:
        raise InputError("That scenario is no longer in this workspace; choose another one.") from None


def refuse_if_final(workspace: Workspace, scenario: Scenario, verb: str) -> None:
    """Raises `InputError` when the scenario, or one that builds on it, is final: its results must not move."""
    if scenario.status is Status.FINAL:
        raise InputError(f"“{scenario.name}” is final; set it back to draft to {verb} it, or branch from it.")
    for below in descendants(workspace.scenarios, scenario.id):
        if below.status is Status.FINAL:
            raise InputError(
                f"“{below.name}” is final and builds on “{scenario.name}”; set it back to draft before you {verb} "
                f"“{scenario.name}”."
            )


def results_move(workspace: Workspace, before: Scenario, after: Scenario) -> tuple[Edit, ...]:
    """The edits of a change that moves results: reviewed scenarios it reaches are drafts again."""
    touched = ((before, after), *((below, below) for below in descendants(workspace.scenarios, before.id)))
    return tuple(edit_of_scenario(old, _unreviewed(new)) for old, new in touched)


def _unreviewed(scenario: Scenario) -> Scenario:
    return changed(scenario, status=Status.DRAFT) if scenario.status is Status.REVIEWED else scenario
