"""What an officer does with whole exercises: make, take, change, duplicate, delete, and keep a play as scenarios."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from planner.analysis.exercises.path import path_of
from planner.domain.errors import InputError
from planner.domain.exercise import Exercise, Terms
from planner.domain.plain_text import LONGEST_LINE, plain_line
from planner.domain.play_layers import cells_in
from planner.domain.play_state import PlayState
from planner.domain.scenario import Override, Scenario, lineage
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.system.exercises import shipped_exercises
from planner.system.situations import shipped_situations
from planner.use_cases.change import By, edit_of, edit_of_scenario, found, make
from planner.use_cases.exercises.play_log import storable, table_of
from planner.use_cases.naming import next_number, next_position, next_sign


def new_exercise(file: WorkspaceFile, by: By, name: str, situation_id: str, terms: Terms = Terms.HSEEP) -> Change:
    """An empty exercise on a situation, which joins the workspace when it is not there yet.

    Raises `InputError` for a name that cannot be used or an unknown situation.
    """
    workspace = file.load()
    exercise = Exercise(
        id=_next_id(workspace), name=usable(workspace.exercises, name), situation_id=situation_id, terms=terms
    )
    return _add(file, by, workspace, exercise, f"start the exercise “{exercise.name}”")


def take_shipped(file: WorkspaceFile, by: By, shipped_id: str, name: str = "") -> Change:
    """A copy of an exercise that came with the planner, to play or to change, under a name of its own if one is given.

    Raises `InputError` when it is unknown, or the name cannot be used.
    """
    known = {ready.id: ready for ready in shipped_exercises()}
    if shipped_id not in known:
        raise InputError(f"There is no ready exercise “{shipped_id}”; there are {', '.join(known) or 'none'}.")
    ready = known[shipped_id]
    if name:
        ready = changed(ready, name=usable(file.load().exercises, name))
    return add_exercise(file, by, ready, "take the exercise “{}”")


def ready_in(workspace: Workspace, shipped_id: str) -> Exercise | None:
    """The workspace's own copy of an exercise that came with the planner, found by its name."""
    name = next((ready.name for ready in shipped_exercises() if ready.id == shipped_id), "")
    return next((found for found in workspace.exercises if found.name == name), None)


def new_from_scenario(file: WorkspaceFile, by: By, scenario_id: str, name: str) -> Change:
    """An empty exercise in which all that a scenario sets and inherits holds before anybody decides."""
    workspace = file.load()
    scenario = found(workspace, scenario_id)
    chain = lineage(workspace.scenarios, scenario_id)
    settings = {override.key: override for layer in chain for override in layer.overrides}
    in_order = sorted(settings.values(), key=_places(chain).index)
    exercise = Exercise(
        id=_next_id(workspace),
        name=usable(workspace.exercises, name),
        purpose=f"Starts from the scenario “{scenario.name}”.",
        situation_id=scenario.situation_id,
        given=tuple(in_order),
        events=tuple(event for layer in chain for event in layer.events),
        draws=workspace.settings.draws,
        seed=workspace.settings.seed,
    )
    return _add(file, by, workspace, exercise, f"start the exercise “{exercise.name}” from “{scenario.name}”")


def add_exercise(file: WorkspaceFile, by: By, exercise: Exercise, label: str) -> Change:
    """An exercise from elsewhere, under a new id and, where its name is taken, as a copy; `label` takes the name."""
    workspace = file.load()
    name = _free_name([there.name for there in workspace.exercises], usable((), exercise.name))
    return _add(file, by, workspace, changed(storable(exercise), id=_next_id(workspace), name=name), label.format(name))


def change_exercise(file: WorkspaceFile, by: By, exercise: Exercise) -> Change:
    """The whole exercise as it should be; plays that have begun keep the one they began with.

    Raises `InputError` for a name that cannot be used, or a situation that is not in the workspace.
    """
    workspace = file.load()
    before = found_exercise(workspace, exercise.id)
    after = changed(storable(exercise), name=usable(workspace.exercises, exercise.name, but_of=exercise.id))
    if after.situation_id != before.situation_id:
        return make(
            file, by, _what_changed(before, after), *_joins(workspace, after), edit_of("exercise", before, after)
        )
    return make(file, by, _what_changed(before, after), edit_of("exercise", before, after))


def duplicate_exercise(file: WorkspaceFile, by: By, exercise_id: str) -> Change:
    """A copy beside the exercise; its plays are not copied."""
    original = found_exercise(file.load(), exercise_id)
    return add_exercise(file, by, original, f"duplicate the exercise “{original.name}”")


def delete_exercise(file: WorkspaceFile, by: By, exercise_id: str) -> Change:
    """Delete an exercise; its plays keep the one they began with, and stay."""
    exercise = found_exercise(file.load(), exercise_id)
    return make(file, by, f"delete the exercise “{exercise.name}”", edit_of("exercise", exercise, None))


def copy_turns_to_scenarios(file: WorkspaceFile, by: By, play_id: str) -> Change:
    """The played turns as scenarios, each under the one before. Raises `InputError` when no turn is played."""
    table = table_of(file, play_id, over=True)
    if not table.state.played:
        raise InputError("No turn has been played yet, so there is nothing to save as scenarios.")
    workspace = file.load()
    made: list[Scenario] = []
    for number, layer in enumerate(path_of(table.state, table.situation, table.state.played[-1].turn)):
        there = (*workspace.scenarios, *made)
        parent = made[-1].id if made else None
        made.append(
            Scenario(
                id=next_number("s", (scenario.id for scenario in there)),
                name=_free_name([scenario.name for scenario in there], layer.name),
                situation_id=layer.situation_id,
                parent_id=parent,
                sign=next_sign(there, parent),
                position=next_position(there, parent),
                description=_description(table.exercise, number),
                overrides=tuple(_signed(table.state, number, override, by) for override in layer.overrides),
                events=tuple(changed(event, authorship=by.authorship("inject")) for event in layer.events)
                if number
                else layer.events,
            )
        )
    edits = (edit_of_scenario(None, scenario) for scenario in made)
    return make(file, by, f"save the turns of “{table.exercise.name}” as scenarios", *edits)


def found_exercise(workspace: Workspace, exercise_id: str) -> Exercise:
    """The exercise with this id. Raises `InputError`."""
    exercise = next((found for found in workspace.exercises if found.id == exercise_id), None)
    if exercise is None:
        raise InputError("That exercise is no longer in this workspace; choose another one.")
    return exercise


def usable(exercises: Sequence[Exercise], name: str, but_of: str = "") -> str:
    """The name without stray spaces. Raises `InputError` when it is empty, too long or taken."""
    plain = plain_line(name, "name")
    if not plain:
        raise InputError("An exercise needs a name; type one.")
    for there in exercises:
        if there.id != but_of and there.name.casefold() == plain.casefold():
            raise InputError(f"There is already an exercise “{there.name}” in this workspace; choose another name.")
    return plain


def _add(file: WorkspaceFile, by: By, workspace: Workspace, exercise: Exercise, label: str) -> Change:
    return make(file, by, label, *_joins(workspace, exercise), edit_of("exercise", None, exercise))


def _joins(workspace: Workspace, exercise: Exercise) -> tuple[Edit, ...]:
    """The shipped situation an exercise is on, where the workspace does not hold it yet."""
    if any(there.id == exercise.situation_id for there in workspace.situations):
        return ()
    situation: Situation | None = next(
        (known for known in shipped_situations() if known.id == exercise.situation_id), None
    )
    if situation is None:
        names = ", ".join(known.id for known in (*shipped_situations(), *workspace.situations))
        raise InputError(f"There is no situation “{exercise.situation_id}”; there are {names}.")
    return (Edit(kind="situation", id=situation.id, before=None, after=situation),)


def _next_id(workspace: Workspace) -> str:
    """One more than the highest there is, also among plays whose exercise was deleted."""
    ids = [found.id for found in workspace.exercises] + [play.exercise.id for play in workspace.plays]
    return next_number("x", ids)


def _free_name(taken: Sequence[str], name: str) -> str:
    """The name, or the first `NAME (copy)` that nothing else has."""
    known = {found.casefold() for found in taken}
    endings = itertools.chain(("", " (copy)"), (f" (copy {number})" for number in itertools.count(2)))
    names = (name[: LONGEST_LINE - len(ending)] + ending for ending in endings)
    return next(free for free in names if free.casefold() not in known)


def _places(chain: Sequence[Scenario]) -> list[Override]:
    return [override for layer in chain for override in layer.overrides]


def _what_changed(before: Exercise, after: Exercise) -> str:
    """`change the turns of “October 2019”`."""
    if before.name != after.name:
        return f"rename the exercise “{before.name}” to “{after.name}”"
    fields = {"injects": "events list", "terms": "words", "public": "public window", "given": "given levers"}
    named = [
        fields.get(name, name.replace("_", " ")) for name in Exercise.model_fields if _differs(before, after, name)
    ]
    what = f"the {named[0]}" if len(named) == 1 else "the design"
    return f"change {what} of “{after.name}”"


def _differs(before: Exercise, after: Exercise, name: str) -> bool:
    return bool(getattr(before, name) != getattr(after, name))


def _description(exercise: Exercise, number: int) -> str:
    if number == 0:
        return f"What holds in the exercise “{exercise.name}” before anybody decides."
    return f"What was decided, and what happened, in turn {number} of the exercise “{exercise.name}”."


def _signed(state: PlayState, turn: int, override: Override, by: By) -> Override:
    """Who saved it, and why the cell decided it, or the facilitator amended it."""
    if turn == 0:
        return override
    for cell_id, cell in cells_in(state, turn).items():
        for choice in cell.choices:
            if choice.key == override.key:
                why = choice.amendment.reason if choice.amendment else choice.why
                name = state.exercise.cell(cell_id).name
                return changed(override, authorship=by.authorship(f"{name}: {why}" if why else name))
    return override
