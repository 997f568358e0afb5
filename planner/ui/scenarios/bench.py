"""Levers and events of the scenario on stage: what is chosen on the bench, drags previewed, settings applied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from planner.domain.errors import InputError
from planner.domain.scenario import Authorship, Override, Scenario
from planner.domain.schedule import Schedule
from planner.domain.workspace import Change
from planner.system.inputs import members_of_dimension
from planner.system.levers import LEVER_BY_NAME
from planner.ui.scenarios.editing import Editing
from planner.ui.scenarios.event_dialog import EventDialog, EventWish
from planner.ui.scenarios.lever_groups import EventLine
from planner.ui.scenarios.lever_lines import LeverLine, LeverLines, line_for, words_of
from planner.ui.scenarios.lever_panel import LeverPanel
from planner.ui.scenarios.member_chooser import MemberChooser
from planner.ui.scenarios.on_stage import OnStage
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers as use_cases
from planner.use_cases.change import refuse_if_final

_NOBODY = Authorship(who="", when=datetime(2000, 1, 1))
_READ_ONLY = "Somebody else has this file open; here it can only be read."


class Bench(QObject):
    """Stands between the levers panel and the workspace; `drag_ended` says that no preview is wanted any longer."""

    preview_wanted = Signal(object)
    drag_ended = Signal()
    branch_wanted = Signal()

    def __init__(self, workspace: OpenWorkspace, stage: OnStage, panel: LeverPanel, theme: Theme) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._stage = stage
        self._panel = panel
        self._theme = theme
        self._chosen: tuple[str, str] | None = None
        self._picked = False
        self._event: EventLine | None = None
        self._lines: tuple[LeverLine, ...] = ()
        self._every_line = LeverLines()
        self._connect()

    # render

    def render(self, *, compact: bool) -> None:
        """Show the levers of the scenario on stage and what is chosen of them."""
        chain = self._stage.chain
        if not chain:
            return
        situation = self._workspace.situation
        self._lines = self._every_line.of(situation, chain)
        self._panel.render_lines(
            self._lines,
            chain,
            self._line().key,
            self.row,
            self._workspace.month,
            editable=not self._closed(chain[-1]),
            compact=compact,
        )
        self._render_bench()

    def render_month(self) -> None:
        """Show the values at the crosshair."""
        self._panel.render_month(self.row, self._workspace.month)

    @property
    def row(self) -> int:
        """The row of the crosshair."""
        return max(self._workspace.month - self._workspace.situation.start, 0)

    @property
    def chosen(self) -> tuple[str, str] | None:
        """Lever and members on the bench."""
        return self._chosen

    def _render_bench(self) -> None:
        chain = self._stage.chain
        there = {event.id for scenario in chain for event in scenario.events}
        if self._event is not None and self._event.event.id in there:
            self._panel.render_event(self._event, editable=not self._closed(chain[-1]))
            return
        self._event = None
        line = self._line()
        self._chosen = line.key
        whom = words_of(self._workspace.situation, line.lever, line.members) or "everyone"
        months = self._workspace.value.settings.months
        closed = self._closed(chain[-1])
        editing = Editing(self._workspace.situation, line, months, chain[-1].sign.colour, whom, closed)
        self._panel.render_editing(editing, self._workspace.month)

    def _line(self) -> LeverLine:
        """The line on the bench: the one chosen, its lever's first one, or the first that is set here."""
        exact = next((line for line in self._lines if line.key == self._chosen), None)
        if exact is not None:
            return exact
        if self._chosen is not None and self._picked:
            lever = LEVER_BY_NAME[self._chosen[0]]
            return line_for(self._workspace.situation, self._stage.chain, lever, self._chosen[1])
        name = self._chosen[0] if self._chosen else ""
        same = next((line for line in self._lines if line.lever.name == name), None)
        return same or next((line for line in self._lines if line.set_here), self._lines[0])

    def _closed(self, scenario: Scenario) -> str:
        """Why nothing can be set here now; empty when it can."""
        if self._workspace.read_only:
            return _READ_ONLY
        try:
            refuse_if_final(self._workspace.value, scenario, "change")
        except InputError as problem:
            return str(problem)
        return ""

    # gestures

    def choose(self, lever: str, members: str | None = None) -> None:
        """Put a lever on the bench; without members, its first line."""
        known = members is not None or any(line.lever.name == lever for line in self._lines)
        if not known:
            return
        first = next((line.key for line in self._lines if line.lever.name == lever), (lever, ""))
        self._chosen = (lever, members) if members is not None else first
        self._picked, self._event = False, None
        self.render(compact=self._panel.compact)

    def _connect(self) -> None:
        panel, editor = self._panel, self._panel.editor
        panel.levers.lever_chosen.connect(self.choose)
        panel.levers.event_chosen.connect(self._choose_event)
        panel.event_wanted.connect(self.ask_event)
        panel.event_card.remove_wanted.connect(self._remove_event)
        editor.drafted.connect(self._preview)
        editor.drag_ended.connect(self._end_drag)
        editor.schedule_set.connect(self._set)
        editor.reset_wanted.connect(self._reset)
        editor.members_wanted.connect(self._ask_members)
        editor.branch_wanted.connect(self.branch_wanted)
        editor.evidence_wanted.connect(lambda item: self._workspace.go_to("evidence", item))

    def _preview(self, schedule: Schedule) -> None:
        if self._chosen is not None:
            lever, members = self._chosen
            override = Override(lever=lever, members=members, schedule=schedule, authorship=_NOBODY)
            self.preview_wanted.emit(override)

    def _end_drag(self) -> None:
        self._workspace.end_preview()
        self.drag_ended.emit()

    def _set(self, schedule: Schedule, why: str) -> None:
        if self._chosen is None:
            return
        lever, members = self._chosen
        scenario = self._workspace.selected_id
        done = self._apply(
            lambda: self._workspace.apply(use_cases.set_lever, scenario, lever, members, schedule, why),
            self._panel.editor.render_problem,
        )
        self._workspace.end_preview()
        if not done:
            self.drag_ended.emit()

    def _reset(self) -> None:
        if self._chosen is not None:
            self._picked = False
            self._workspace.apply(use_cases.reset_lever, self._workspace.selected_id, *self._chosen)

    def _ask_members(self) -> None:
        if self._chosen is None:
            return
        lever = LEVER_BY_NAME[self._chosen[0]]
        names = {name: members_of_dimension(self._workspace.situation, lever, name) for name in lever.dimensions}
        chooser = MemberChooser(lever.title, names, self._chosen[1], self._theme, self._panel)
        chooser.chosen.connect(self._pick_members)
        chooser.open()

    def _pick_members(self, members: str) -> None:
        if self._chosen is not None:
            self._chosen, self._picked = (self._chosen[0], members), True
            self.render(compact=self._panel.compact)

    def _choose_event(self, line: EventLine) -> None:
        self._event = line
        self._render_bench()

    def ask_event(self) -> None:
        """Open the form for a new event at the crosshair."""
        dialog = EventDialog(self._workspace.situation, self._workspace.month, self._theme, self._panel)
        dialog.wished.connect(lambda wish: self._add_event(dialog, wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_event(self, dialog: EventDialog, wish: EventWish) -> None:
        def add() -> Change | None:
            return self._workspace.apply(
                use_cases.add_event,
                self._workspace.selected_id,
                name=wish.name,
                start=wish.start,
                months=wish.months,
                target=wish.target,
                operation=wish.operation,
                value=wish.value,
                members=wish.members,
                why=wish.why,
            )

        if self._apply(add, dialog.render_problem):
            dialog.accept()

    def _remove_event(self, event_id: str) -> None:
        self._workspace.apply(use_cases.remove_event, self._workspace.selected_id, event_id)

    def _apply(self, act: Callable[[], Change | None], refuse: Callable[[str], None]) -> bool:
        """Carry out a verb; a refusal is said where the officer typed."""
        self._workspace.refused.connect(refuse)
        try:
            return act() is not None
        finally:
            self._workspace.refused.disconnect(refuse)
