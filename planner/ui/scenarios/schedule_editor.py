"""The schedule editor: a small plot whose points are dragged, the table beside it, and what is known of the lever."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.schedule import Schedule, Shape, constant, steps
from planner.system.admission import check_override
from planner.ui.plots.chart import ReadingLine
from planner.ui.plots.reading import Words
from planner.ui.plots.schedule_plot import SchedulePlot
from planner.ui.scenarios.draft import (
    Kind,
    as_kind,
    dated,
    free_month,
    kind_of,
    with_point_added,
    with_point_moved,
    without_point,
)
from planner.ui.scenarios.editing import (
    Editing,
    first_draft,
    inherited_value,
    inherited_words,
    kinds_for,
    picture_of,
    point_rows,
)
from planner.ui.scenarios.lever_facts import LeverFacts
from planner.ui.scenarios.point_rows import PointRows
from planner.ui.scenarios.typed import allowed_text, typed_schedule
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.text import heading, label, pill

_PLOT_HEIGHT, _PLOT_COMPACT = 124, 92


class ScheduleEditor(QWidget):
    """Edits a draft. `drafted` follows a drag, `schedule_set` is final; nothing is changed by this widget itself."""

    drafted = Signal(object)
    schedule_set = Signal(object, str)
    drag_ended = Signal()
    reset_wanted = Signal()
    branch_wanted = Signal()
    members_wanted = Signal()
    evidence_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._editing: Editing | None = None
        self._draft: Schedule | None = None
        self._month: Month | None = None
        self._chosen = 0
        self._touched = False
        self._compact = False

        self.title = heading("", theme)
        self.unit = ReadingLine(theme)
        self.tag = pill("", theme)
        self.whom = button("", theme, look="link", small=True, tip="Choose for whom this is set")
        self.plot = SchedulePlot(theme)
        self.rows = PointRows(theme)
        self.add_button = button("Add a point", theme, look="link", small=True)
        self.kind = QComboBox()
        self.kind.setFont(theme.font(tokens.SMALL))
        self.kind.setAccessibleName("Kind of schedule")
        self.problem = label("", theme, size=tokens.SMALL, tone="bad", wrap=True)
        self.facts = LeverFacts(theme)
        self.reset_button = button("", theme, small=True)
        self.branch_button = button("Branch from it", theme, small=True, icon_name="branch")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.unit, stretch=1)
        head.addWidget(self.tag)
        table = QVBoxLayout()
        table.setSpacing(2)
        table.addWidget(self.rows)
        table.addWidget(self.add_button)
        table.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.plot, stretch=1)
        middle.addLayout(table)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reset_button)
        foot.addWidget(self.branch_button)
        foot.addStretch()
        foot.addWidget(self.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.whom)
        layout.addLayout(middle)
        layout.addWidget(self.problem)
        layout.addWidget(self.facts)
        layout.addLayout(foot)

    # render

    def render_editing(self, editing: Editing, month: Month, *, compact: bool) -> None:
        """Put a lever on the bench; a draft that was not set is dropped."""
        same = self._editing is not None and self._editing.line.key == editing.line.key
        self._editing, self._month, self._compact = editing, month, compact
        self._draft = first_draft(editing, month)
        self._touched = editing.line.set_here
        count = len(self._draft.points) if self._draft else 1
        self._chosen = min(self._chosen, count - 1) if same else count - 1
        line = editing.line
        self.title.setText(line.title)
        unit = f"{line.lever.unit}{', each' if line.cells > 1 else ''}"
        self.unit.render_words((Words(unit),))
        self.tag.setText(line.tag)
        self.tag.setProperty("pill", "accent" if line.set_here else "plain")
        self.tag.style().unpolish(self.tag)
        self.tag.style().polish(self.tag)
        self.whom.setText(f"For {editing.whom} ▾")
        self.whom.setVisible(bool(line.lever.dimensions))
        self._render_kinds()
        self.facts.render_editing(editing, compact=compact)
        self.plot.setFixedHeight(_PLOT_COMPACT if compact else _PLOT_HEIGHT)
        self.unit.setToolTip(f"{unit}; allowed: {allowed_text(line.lever)}")
        self._render_buttons()
        self.render_problem("")
        self._render_draft()

    def render_month(self, month: Month) -> None:
        """Move the crosshair; a lever that is not set here offers its first point there."""
        self._month = month
        if self._editing is not None and not self._touched:
            self._draft = first_draft(self._editing, month)
            self._render_draft()
        else:
            self.plot.render_month(month)

    def render_problem(self, sentence: str) -> None:
        """Say inline what cannot be used; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @property
    def draft(self) -> Schedule | None:
        """The schedule as it stands on the bench."""
        return self._draft

    def _render_kinds(self) -> None:
        assert self._editing is not None
        kinds = [kind.value for kind in kinds_for(self._editing.line)]
        if [self.kind.itemText(place) for place in range(self.kind.count())] != kinds:
            self.kind.clear()
            self.kind.addItems(kinds)
        self.kind.setCurrentText(kind_of(self._draft).value if self._draft is not None else kinds[0])
        self.kind.setEnabled(not self._editing.closed)

    def _render_buttons(self) -> None:
        editing = self._editing
        assert editing is not None
        words = inherited_words(editing, editing.horizon)
        self.reset_button.setText("Reset to inherited" if "–" in words else f"Reset to inherited {words}")
        self.reset_button.setVisible(editing.line.set_here and not editing.closed)
        self.branch_button.setVisible(bool(editing.closed))
        self.add_button.setVisible(not editing.closed)

    def _render_draft(self) -> None:
        editing, draft = self._editing, self._draft
        assert editing is not None
        assert self._month is not None
        clears = draft is not None and draft.shape is Shape.CLEAR
        unit = "Within months" if clears else "Value"
        rows = point_rows(editing, draft, touched=self._touched)
        self.rows.render_rows(
            rows, unit, self._chosen if self._touched else -1, editable=not editing.closed, compact=self._compact
        )
        self.plot.render_picture(picture_of(editing, draft, self._chosen, touched=self._touched), self._month)
        self.add_button.setEnabled(draft is not None and not clears)

    # gestures

    def _connect(self) -> None:
        self.plot.point_dragged.connect(self._drag)
        self.plot.point_dropped.connect(self._drop)
        self.plot.point_chosen.connect(self._choose)
        self.plot.point_added.connect(self._add_at)
        self.plot.point_removed.connect(self._remove)
        self.rows.typed.connect(self._type)
        self.rows.removed.connect(self._remove)
        self.rows.row_entered.connect(self._choose)
        self.add_button.clicked.connect(self._add_next)
        self.kind.textActivated.connect(self._change_kind)
        self.facts.reason_given.connect(self._give_reason)
        self.facts.evidence_wanted.connect(self.evidence_wanted)
        self.reset_button.clicked.connect(self.reset_wanted)
        self.branch_button.clicked.connect(self.branch_wanted)
        self.whom.clicked.connect(self.members_wanted)

    def _drag(self, index: int, month: Month, value: float) -> None:
        editing = self._editing
        if editing is None or self._draft is None:
            return
        self._touched = True
        self._draft = with_point_moved(self._draft, index, month, value, editing.start, editing.horizon)
        self._render_draft()
        self.drafted.emit(self._draft)

    def _drop(self) -> None:
        if self._touched and self._draft is not None and self._differs(self._draft):
            self._set(self._draft)
        else:
            self.drag_ended.emit()

    def _differs(self, draft: Schedule) -> bool:
        line = self._editing.line if self._editing else None
        return line is None or not line.set_here or line.override is None or line.override.schedule != draft

    def _choose(self, index: int) -> None:
        if index != self._chosen:
            self._chosen = index
            self._render_draft()

    def _add_at(self, month: Month, value: float) -> None:
        if self._editing is None:
            return
        base = self._draft if self._touched else None
        start = self._editing.start
        self._set(with_point_added(base, month, value, start) if base else steps((month, value)))

    def _add_next(self) -> None:
        editing = self._editing
        if editing is None or self._draft is None:
            return
        month = free_month(self._draft, editing.start, editing.horizon)
        if month is None:
            self.render_problem(f"The last point stands at {editing.horizon.label}, the end; move it to make room.")
            return
        self._set(with_point_added(self._draft, month, dated(self._draft, editing.start)[-1][1], editing.start))

    def _remove(self, index: int) -> None:
        if self._editing is not None and self._draft is not None and self._draft.shape is not Shape.CLEAR:
            self._set(without_point(self._draft, index, self._editing.start))

    def _change_kind(self, text: str) -> None:
        editing = self._editing
        assert self._month is not None
        if editing is None:
            return
        self.render_problem("")
        value = inherited_value(editing, self._month)
        if self._draft is None and value is None and Kind(text) is not Kind.CLEAR:
            self.render_problem(f"Type a value first: {inherited_words(editing, self._month)} is inherited.")
            return
        base = self._draft or constant(value or 0.0)
        self._set(as_kind(base, Kind(text), editing.start, editing.horizon, value or 0.0))

    def _type(self, index: int, name: str, text: str) -> None:
        editing = self._editing
        assert editing is not None
        try:
            schedule = typed_schedule(self._draft, index, name, text, editing.line.lever, editing.start)
            self._check(schedule)
        except InputError as problem:
            self.rows.render_wrong(index, name)
            self.render_problem(str(problem))
            return
        self._set(schedule)

    def _check(self, schedule: Schedule) -> None:
        assert self._editing is not None
        line = self._editing.line
        check_override(self._editing.situation, line.lever.name, line.members, schedule)

    def _set(self, schedule: Schedule) -> None:
        try:
            self._check(schedule)
        except InputError as problem:
            self.render_problem(str(problem))
            return
        self._draft, self._touched = schedule, True
        self.render_problem("")
        self.schedule_set.emit(schedule, self.facts.reason)

    def _give_reason(self, reason: str) -> None:
        if self._editing is not None and self._editing.line.set_here and self._draft is not None:
            self.schedule_set.emit(self._draft, reason)
