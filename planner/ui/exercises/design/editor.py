"""The hand that edits one design: where it is, what it changes in the workspace, and drafts that could not be used."""

from __future__ import annotations

from collections.abc import Callable

from planner.analysis.exercises.checks import check_exercise
from planner.domain.errors import InputError
from planner.domain.exercise import Exercise
from planner.domain.finding import Severity
from planner.domain.situation import Situation
from planner.ui.exercises.design import rows as rearranging
from planner.ui.exercises.design.checks import Shown
from planner.ui.exercises.design.drafts import Draft, Drafts
from planner.ui.exercises.design.editing import row_after, with_action, with_field
from planner.ui.exercises.design.fields import Field, Line
from planner.ui.exercises.design.forms import form_of
from planner.ui.exercises.design.parts import Part, Place, rows_of
from planner.ui.exercises.design.places import place_of
from planner.ui.exercises.design.rows import Rearranged
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.exercise_design import UNSIGNED, keep_design

_NEEDS_CELL = "Cells hold levers and have views: add a cell first."
_NOT_KEPT = "This could not be kept; the message above says why."


class DesignEditor:
    """Every method that changes something makes one step of the history, or keeps a draft with its reason."""

    def __init__(self, workspace: OpenWorkspace, exercise_id: str) -> None:
        self._workspace = workspace
        self._id = exercise_id
        self._memory = f"drafts {exercise_id}"
        self._drafts = Drafts(workspace.recall(self._memory))
        self._rows: dict[Part, int] = {}
        self._place = Place(Part.GENERAL)
        self._checked: tuple[Exercise | None, tuple[Shown, ...]] = (None, ())

    @property
    def exercise(self) -> Exercise | None:
        """The exercise as it is now; None when it was deleted."""
        return next((found for found in self._workspace.value.exercises if found.id == self._id), None)

    @property
    def situation(self) -> Situation:
        """The situation it is played on, or the workspace's first one where that is not there."""
        situations, exercise = self._workspace.value.situations, self.exercise
        on = exercise.situation_id if exercise else ""
        return next((found for found in situations if found.id == on), situations[0])

    @property
    def place(self) -> Place:
        """The part and row in front, held inside what there is."""
        exercise = self.exercise
        last = len(rows_of(exercise, self._place.part)) - 1 if exercise else 0
        return Place(self._place.part, max(0, min(self._place.row, last)))

    @property
    def form(self) -> tuple[Line, ...]:
        """The form of the row in front."""
        exercise = self.exercise
        return form_of(exercise, self.situation, self._workspace.value.situations, self.place) if exercise else ()

    @property
    def lacks(self) -> str:
        """Why no row can be added to the part in front; empty when one can."""
        exercise = self.exercise
        return _NEEDS_CELL if self._place.part in (Part.LEVERS, Part.VIEWS) and exercise and not exercise.cells else ""

    @property
    def findings(self) -> tuple[Shown, ...]:
        """Entries that could not be used, and what the checks find, worked out once for each state of the exercise."""
        exercise = self.exercise
        if exercise is None:
            return ()
        if self._checked[0] is not exercise:
            found = check_exercise(exercise, self.situation)
            shown = (Shown(one.severity, one.where, one.what, one.remedy, place_of(one, exercise)) for one in found)
            self._checked = (exercise, tuple(shown))
        unused = (
            Shown(
                Severity.WARNING, f"{place.part}: not used", draft.sentence, "The value before it still holds.", place
            )
            for place, draft in self._drafts.all
        )
        return (*unused, *self._checked[1])

    def draft_of(self, name: str) -> Draft | None:
        """What was typed into a field of the form in front and could not be used."""
        return self._drafts.at(self._at(name))

    def go_to(self, place: Place) -> None:
        """Another row in front."""
        self._rows[self._place.part] = self._place.row
        self._place = Place(place.part, place.row)

    def go_to_part(self, part: Part) -> None:
        """Another part in front, at the row where it was left."""
        self.go_to(Place(part, self._rows.get(part, 0)))

    def commit(self, name: str, text: str) -> None:
        """Put a typed text into a field of the row in front."""
        exercise, field = self.exercise, self._field(name)
        if exercise is None or field is None:
            return
        place = self.place
        try:
            after = with_field(exercise, self.situation, place, field, text)
        except InputError as problem:
            self._drafts.keep(self._at(name), text, str(problem))
            self._remember()
            return
        self._drafts.drop(self._at(name))
        row = row_after(after, place, name, text) if after != exercise else place.row
        if not self._keep(after):
            self._drafts.keep(self._at(name), text, _NOT_KEPT)
        else:
            self._place = Place(place.part, row)
        self._remember()

    def act(self, name: str) -> None:
        """A button of an inject's form."""
        exercise = self.exercise
        if exercise is not None:
            self._keep(with_action(exercise, self.place, name))

    def add(self) -> None:
        """A new row below the one in front."""
        self._rearrange(lambda one, at: rearranging.added(one, at.part, at.row, UNSIGNED, self.situation.start))

    def duplicate(self) -> None:
        """A copy of the row in front."""
        self._rearrange(lambda one, at: rearranging.duplicated(one, at.part, at.row))

    def remove(self) -> None:
        """Without the row in front."""
        self._rearrange(lambda one, at: rearranging.removed(one, at.part, at.row))

    def move(self, by: int) -> None:
        """The row in front one place up (−1) or down (1), where it can go."""
        self._rearrange(lambda one, at: rearranging.moved(one, at.part, at.row, by))

    def _rearrange(self, how: Callable[[Exercise, Place], Rearranged | None]) -> None:
        exercise = self.exercise
        after = how(exercise, self.place) if exercise else None
        if after is None:
            return
        before, self._place = self._place, Place(self._place.part, after.row)
        if self._keep(after.exercise):
            self._drafts.follow(self._place.part, after.order)
            self._remember()
        else:
            self._place = before

    def _keep(self, exercise: Exercise) -> bool:
        if exercise == self.exercise:
            return True
        return self._workspace.apply(keep_design, exercise) is not None

    def _remember(self) -> None:
        """Drafts outlive a change of appearance, and the window."""
        if (self._workspace.recall(self._memory) or []) != self._drafts.as_memory:
            self._workspace.remember(self._memory, self._drafts.as_memory)

    def _at(self, name: str) -> Place:
        place = self.place
        return Place(place.part, place.row, name)

    def _field(self, name: str) -> Field | None:
        return next((field for line in self.form for field in line.fields if field.name == name), None)
