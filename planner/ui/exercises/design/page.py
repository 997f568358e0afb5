"""Design: one exercise as a whole, its parts on the left, rows and form in the middle, its checks on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from planner.domain.exercise import Exercise
from planner.domain.finding import Severity
from planner.ui.exercises.design.acts import DesignActs
from planner.ui.exercises.design.checks import ChecksPane
from planner.ui.exercises.design.editor import DesignEditor
from planner.ui.exercises.design.lines import lines_of
from planner.ui.exercises.design.outline import Outline
from planner.ui.exercises.design.part_pane import PartPane
from planner.ui.exercises.design.parts import Part, Place, rows_of, title_of
from planner.ui.exercises.design.tools import DesignTools
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import card, column, row
from planner.ui.widgets.text import caption, label
from planner.ui.workspace import OpenWorkspace

_OUTLINE, _OUTLINE_COMPACT, _CHECKS = 232, 208, 320
"""Widths in px; in a compact window the checks are a tab beside the parts."""

GONE = "This exercise is no longer in the workspace; Undo brings it back."


class DesignPage(QWidget):
    """Every field is committed when it is left, as one step of the history; what cannot be used stays beside it."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, exercise_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self.editor = DesignEditor(workspace, exercise_id)
        self.tools = DesignTools(theme)
        self.outline = Outline(theme)
        self.pane = PartPane(theme)
        self.checks = ChecksPane(theme)
        self.note = caption("", theme, wrap=True)
        self.gone = label(GONE, theme, tone="muted")
        self.acts = DesignActs(workspace, theme, self)
        self._lay_out()
        self._connect()
        self.render_exercise()

    def _lay_out(self) -> None:
        self._left, self._right = card(), card()
        self._side = column(self._right, margins=1, spacing=0)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.outline, "Parts")
        column(self._left, margins=1, spacing=0).addWidget(self._tabs)
        body = QWidget()
        self._across = row(body, spacing=16)
        self._across.addWidget(self._left)
        self._across.addWidget(self.pane, 1)
        self._across.addWidget(self._right)
        self._pages = QStackedWidget()
        self._pages.addWidget(body)
        self._pages.addWidget(self.gone)
        head = row(spacing=12)
        head.addWidget(self.note, 1)
        head.addWidget(self.tools, alignment=Qt.AlignmentFlag.AlignRight)
        inside = column(self, spacing=8)
        inside.addLayout(head)
        inside.addWidget(self._pages, 1)
        self._place_checks(compact=False)

    # render

    def render_exercise(self) -> None:
        """Show the exercise as it is; rendering changes nothing."""
        exercise = self.editor.exercise
        self._pages.setCurrentIndex(0 if exercise else 1)
        self.tools.setEnabled(exercise is not None)
        self.note.setText(_plays_words(self._workspace, exercise) if exercise else "")
        self.note.setVisible(bool(self.note.text()))
        if exercise is None:
            return
        editor, editable = self.editor, not self._workspace.read_only
        place, shown = editor.place, editor.findings
        matter = [found.place for found in shown if found.severity is not Severity.NOTE]
        counts = {part: len(rows_of(exercise, part)) for part in Part}
        self.outline.render_parts(counts, Counter(found.part for found in matter), place.part, exercise.terms)
        self.checks.render_findings(shown)
        self.pane.render_part(
            place,
            title_of(place.part, exercise.terms),
            lines_of(exercise, place.part, editor.situation.start),
            {found.row for found in matter if found.part is place.part},
            editor.form,
            editor.draft_of,
            editable=editable,
            lacks=editor.lacks,
        )
        self._name_tabs(len(shown))
        playable = all(found.severity is not Severity.FAILURE for found in shown)
        self.tools.render_tools(editable=editable, playable=playable)

    def _name_tabs(self, found: int) -> None:
        if self._tabs.count() > 1:
            self._tabs.setTabText(1, f"Checks · {found}" if found else "Checks")

    def _place_checks(self, *, compact: bool) -> None:
        """Beside the middle, or as a tab beside the parts."""
        self._right.setVisible(not compact)
        if compact and self._tabs.count() == 1:
            self._tabs.addTab(self.checks, "Checks")
            self._name_tabs(len(self.editor.findings))
        elif not compact and self._side.indexOf(self.checks) < 0:
            if self._tabs.count() > 1:
                self._tabs.removeTab(1)
            self._side.addWidget(self.checks)
            self.checks.show()
        self._tabs.tabBar().setVisible(compact)
        self._left.setFixedWidth(_OUTLINE_COMPACT if compact else _OUTLINE)
        self._right.setFixedWidth(_CHECKS)

    def _measure(self) -> None:
        measures = measures_for(self.window().width())
        self._across.setSpacing(measures.gap)
        self._place_checks(compact=measures.compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pane.form.commit()

    # gestures

    def reveal(self, place: Place) -> None:
        """Go to a place; what was typed where one comes from is committed first."""
        self.pane.form.commit()
        self.editor.go_to(place)
        self.render_exercise()
        if place.field:
            self.pane.form.point_at(place.field)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_change)
        self.outline.chosen.connect(self._go_to_part)
        self.checks.wanted.connect(self.reveal)
        self.pane.row_pointed.connect(lambda number: self.reveal(Place(self.editor.place.part, number)))
        self.pane.form.committed.connect(self._commit)
        self.pane.form.acted.connect(self._act)
        self.pane.added.connect(self._add)
        self.pane.duplicated.connect(lambda: self._arrange(self.editor.duplicate))
        self.pane.removed.connect(lambda: self._arrange(self.editor.remove))
        self.pane.moved.connect(lambda by: self._arrange(lambda: self.editor.move(by)))
        tools, acts = self.tools, self.acts
        tools.duplicate_button.clicked.connect(lambda: self._with_exercise(acts.duplicate))
        tools.export_button.clicked.connect(lambda: self._with_exercise(acts.ask_export))
        tools.packs_button.clicked.connect(
            lambda: self._with_exercise(lambda found: acts.ask_packs(found, self.editor.situation))
        )
        tools.begin_button.clicked.connect(lambda: self._with_exercise(acts.begin))

    def _on_change(self, touched: frozenset[str]) -> None:
        if touched & {"exercise", "play", "situation", "settings"}:
            self.render_exercise()

    def _go_to_part(self, part: Part) -> None:
        self.pane.form.commit()
        self.editor.go_to_part(part)
        self.render_exercise()

    def _commit(self, name: str, text: str) -> None:
        self.editor.commit(name, text)
        self.render_exercise()

    def _act(self, name: str) -> None:
        self.pane.form.commit()
        kind, _, item = name.partition(":")
        if kind == "open":
            self._workspace.go_to("evidence", item)
            return
        self.editor.act(name)
        self.render_exercise()

    def _add(self) -> None:
        self._arrange(self.editor.add)
        first = next((field.name for line in self.editor.form for field in line.fields if field.name in _NAMES), "")
        self.pane.form.point_at(first)

    def _arrange(self, act: Callable[[], None]) -> None:
        self.pane.form.commit()
        act()
        self.render_exercise()

    def _with_exercise(self, act: Callable[[Exercise], None]) -> None:
        """Act on the exercise with all that was typed in it."""
        self.pane.form.commit()
        exercise = self.editor.exercise
        if exercise is not None:
            act(exercise)


_NAMES = ("title", "name", "lever", "indicator")
"""The field in which a new row is begun."""


def _plays_words(workspace: OpenWorkspace, exercise: Exercise) -> str:
    began = [play.began for play in workspace.value.plays if play.exercise.id == exercise.id]
    if not began:
        return ""
    last = f"{max(began).day} {max(began):%b %Y, %H:%M}"
    said = f"A play was begun on {last}." if len(began) == 1 else f"{len(began)} plays were begun, the last on {last}."
    return f"{said} A play holds its own copy: what you change here is for the next one."
