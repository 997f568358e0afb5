"""The assurance log: every assumption with its two ratings, red/red first, and every decision; both can be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from planner.analysis.assumptions import Assumption, assumptions_log
from planner.domain.assurance import ROLES, DecisionNote
from planner.ui.compare.segments import Segments
from planner.ui.reports.assumption_card import AssumptionCard
from planner.ui.reports.dates import date_text
from planner.ui.reports.decision_card import DecisionCard
from planner.ui.reports.decision_form import DecisionForm
from planner.ui.reports.grades import impact_text, quality_text
from planner.ui.reports.log_table import Column, LogRow, LogTable
from planner.ui.reports.parts import Elided
from planner.ui.shell.form import field_rows, ways_out
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme, icon
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, row, rule, scrolling
from planner.ui.widgets.text import caption, describe, title
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.reports import assurance
from planner.use_cases.reports.assurance import Step

ASSUMPTIONS = (
    Column("Id", 64, strong=True),
    Column("Assumption"),
    Column("Low to high", 150, least=900),
    Column("Quality", 132, graded=True),
    Column("Impact", 112, graded=True),
    Column("Owner", 150, least=980),
    Column("Signed", 112),
    Column("Review by", 112, least=700),
)
DECISIONS = (Column("Day", 120), Column("Decision", strong=True), Column("Reason", least=560), Column("Role", 160))
HISTORY = "assurance history"
SHOWN = ("All", "Red/red", "Not signed")
LOGS = ("Assumptions", "Decisions")
MEANT = (
    "Quality: G reliable, A some evidence, R opinion. Impact: G marginal, A relevant, R core. Red and red come first; "
    "* departs from the register or from what was measured."
)


class AssurancePage(QWidget):
    """Each change is one step of the workspace's history."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._log = 0
        self._shown = 0
        self._assumption = ""
        self._decision = ""
        self._read: tuple[tuple[str, str], object] = (("", ""), None)
        self._history: tuple[tuple[str, str], tuple[Step, ...]] = (("", ""), ())
        self.logs = Segments("Log", LOGS, theme, small=True)
        self.filter = Segments("Assumptions shown", SHOWN, theme, small=True)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find an assumption")
        self.words.addAction(icon("search", theme, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setFixedSize(200, 32)
        describe(self.words, "Find an assumption", "By id, words, owner or note")
        self.count = Elided("", theme)
        self.new_button = button("Log a decision…", theme, icon_name="add", small=True)
        self.assumptions = LogTable("Assumptions log", ASSUMPTIONS, theme)
        self.decisions = LogTable("Decisions log", DECISIONS, theme)
        self.tables = QStackedWidget()
        self.assumption = AssumptionCard(theme)
        self.decision = DecisionCard(theme)
        self.cards = QStackedWidget()
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        left = card()
        inside = column(left, margins=1, spacing=0)
        head = row(spacing=12)
        head.setContentsMargins(16, 8, 12, 8)
        for widget in (self.logs, self.filter, self.words, self.count):
            head.addWidget(widget)
        head.setStretch(3, 1)
        head.addWidget(self.new_button)
        inside.addLayout(head)
        inside.addWidget(rule())
        for table in (self.assumptions, self.decisions):
            self.tables.addWidget(table)
        inside.addWidget(self.tables, 1)
        self._meant = caption(MEANT, theme, wrap=True)
        self._meant.setContentsMargins(16, 8, 16, 8)
        inside.addWidget(self._meant)
        for shown in (self.assumption, self.decision):
            self.cards.addWidget(scrolling(shown))
        self._across = row(self)
        self._across.addWidget(left, 1)
        self._across.addWidget(self.cards)

    # render

    def render_logs(self) -> None:
        """Show both logs as they are now, and what is selected in full."""
        self.logs.render_chosen(self._log)
        self.filter.render_chosen(self._shown)
        of_assumptions = self._log == 0
        for widget in (self.filter, self.words, self._meant):
            widget.setVisible(of_assumptions)
        self.new_button.setVisible(not of_assumptions)
        self.new_button.setEnabled(not self._workspace.read_only)
        self.tables.setCurrentIndex(self._log)
        self.cards.setCurrentIndex(self._log)
        if of_assumptions:
            self._render_assumptions()
        else:
            self._render_decisions()

    def _render_assumptions(self) -> None:
        every = self.log
        wanted = [found for found in every if self._is_wanted(found)]
        self.assumptions.render_rows([assumption_row(found) for found in wanted], self._assumption)
        red = [found for found in every if found.red_red]
        unsigned = sum(found.signed is None for found in red)
        self.count.setText(f"{len(wanted)} of {len(every)}, {len(red)} red/red, {unsigned} of them not signed")
        self.count.setToolTip(self.count.text())
        shown = next((found for found in every if found.id == self._assumption), wanted[0] if wanted else every[0])
        history = self._history_of("assumption", shown.id)
        self.assumption.render_assumption(shown, history, read_only=self._workspace.read_only)

    def _render_decisions(self) -> None:
        notes = self._notes
        self.decisions.render_rows([decision_row(note) for note in notes], self._decision)
        self.count.setText(f"{len(notes)} logged" if notes else "Nothing logged yet")
        shown = self._decided(notes)
        history = self._history_of("decision", shown.id) if shown else ()
        self.decision.render_decision(shown, history, read_only=self._workspace.read_only)

    def _history_of(self, kind: str, item_id: str) -> tuple[Step, ...]:
        """What is known of an item's history; read anew on a worker when the workspace changed since."""
        file, value = self._workspace.file, self._workspace.value
        wanted = kind, item_id
        if self._read[0] != wanted or self._read[1] is not value:
            self._read = wanted, value
            work = partial(assurance.history_of, file, kind, item_id)
            self._workspace.jobs.start(HISTORY, "", lambda report: (wanted, work()), self._on_history)
        return self._history[1] if self._history[0] == wanted else ()

    def _on_history(self, found: tuple[tuple[str, str], tuple[Step, ...]]) -> None:
        if isValid(self):
            self._history = found
            self.render_logs()

    def measure(self, measures: Measures) -> None:
        """Take the window's gaps, and give the card beside the table its width."""
        self._across.setSpacing(measures.gap)
        self.cards.setFixedWidth(440 if not measures.compact else 348 if measures.words else 316)
        self.words.setFixedWidth(200 if not measures.compact else 150)

    def minimumSizeHint(self) -> QSize:
        """Columns give way, so their width does not count."""
        return QSize(400, 320)

    # what is pointed at

    @property
    def log(self) -> tuple[Assumption, ...]:
        """Every assumption of the situation on stage, the weakest first."""
        return assumptions_log(self._workspace.situation, self._workspace.value.assumptions)

    def _is_wanted(self, found: Assumption) -> bool:
        words = self.words.text().casefold().split()
        text = f"{found.id} {found.title} {found.owner} {found.note.note}".casefold()
        kept = (True, found.red_red, found.signed is None)[self._shown]
        return kept and all(word in text for word in words)

    @property
    def _notes(self) -> list[DecisionNote]:
        """The decisions, the last one first."""
        return sorted(self._workspace.value.decisions, key=lambda note: (note.on, note.id), reverse=True)

    def _decided(self, notes: Sequence[DecisionNote]) -> DecisionNote | None:
        return next((note for note in notes if note.id == self._decision), notes[0] if notes else None)

    # gestures

    def _connect(self) -> None:
        workspace = self._workspace
        self.logs.chosen.connect(lambda number: self._point(log=number))
        self.filter.chosen.connect(lambda number: self._point(shown=number))
        self.words.textEdited.connect(lambda _: self.render_logs())
        self.assumptions.pointed.connect(lambda key: self._point(assumption=key))
        self.decisions.pointed.connect(lambda key: self._point(decision=key))
        self.decisions.opened.connect(lambda _: self._change_decision())
        self.assumption.wanted.connect(self._rate)
        self.assumption.sign_wanted.connect(self._sign)
        self.assumption.withdraw_wanted.connect(self._withdraw)
        self.assumption.refused.connect(workspace.refused)
        self.assumption.evidence_wanted.connect(lambda found: workspace.go_to("evidence", found))
        self.new_button.clicked.connect(self.log_decision)
        self.decision.change_wanted.connect(self._change_decision)
        self.decision.delete_wanted.connect(self._delete_decision)

    def _point(self, *, log: int = -1, shown: int = -1, assumption: str = "", decision: str = "") -> None:
        self._log = log if log >= 0 else self._log
        self._shown = shown if shown >= 0 else self._shown
        self._assumption = assumption or self._assumption
        self._decision = decision or self._decision
        self.render_logs()

    def reveal(self, item: str) -> None:
        """Show an assumption or a decision by its id."""
        if any(note.id == item for note in self._workspace.value.decisions):
            self._point(log=1, decision=item)
        else:
            self._point(log=0, shown=0, assumption=item)

    @property
    def _pointed(self) -> str:
        """The assumption in the card."""
        return self.assumption.assumption_id

    def _rate(self, fields: Mapping[str, Any]) -> None:
        rated = self._pointed
        self._workspace.apply(lambda file, by: assurance.rate_assumption(file, by, rated, **fields))

    def _sign(self) -> None:
        form = AssumptionSignForm(self._pointed, self._theme, self)
        wanted = self._pointed
        form.accepted.connect(
            lambda: self._workspace.apply(
                assurance.sign_assumption, wanted, form.role.currentText(), " ".join(form.post.text().split())
            )
        )
        form.finished.connect(form.deleteLater)
        form.open()

    def _withdraw(self) -> None:
        self._workspace.apply(assurance.withdraw_assumption_signature, self._pointed)

    def log_decision(self) -> None:
        """Ask for a decision and log it."""
        by = self._workspace.acting
        blank = DecisionNote(id="new", on=by.when.date(), decision="new", role=by.who[:120])

        def keep(fields: Mapping[str, Any]) -> bool:
            done = self._workspace.apply(assurance.log_decision, **fields)
            if done is not None and done.edits:
                self._point(decision=done.edits[0].id)
            return done is not None

        self._point(log=1)
        self._ask("Log a decision", blank, "", keep)

    def _change_decision(self) -> None:
        shown = self._decided(self._notes)
        if shown is None or self._workspace.read_only:
            return

        def keep(fields: Mapping[str, Any]) -> bool:
            done = self._workspace.apply(lambda file, by: assurance.change_decision(file, by, shown.id, **fields))
            return done is not None

        self._ask("Change a decision", shown, shown.decision, keep)

    def _ask(self, words: str, note: DecisionNote, decision: str, keep: Callable[[Mapping[str, Any]], bool]) -> None:
        form = DecisionForm(words, note.on, decision, note.reason, note.role, self._theme, self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.wished.connect(lambda fields: form.accept() if keep(fields) else None)
        form.open()

    def _delete_decision(self) -> None:
        shown = self._decided(self._notes)
        if shown is not None:
            self._workspace.apply(assurance.delete_decision, shown.id)


class AssumptionSignForm(QDialog):
    """Asks in which role and from which post an assumption is signed."""

    def __init__(self, assumption_id: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Sign {assumption_id}")
        self.setMinimumWidth(460)
        self.role = QComboBox()
        self.role.addItems(list(ROLES))
        self.role.setCurrentText("Analytical assurer")
        self.post = QLineEdit()
        self.post.setMaxLength(120)
        describe(self.role, "Role")
        describe(self.post, "Post that signs", "A post, such as Head of modelling; not a name")
        line, self._on = ways_out(self, "Sign", theme)
        said = "The signature stands for the range and the two ratings as they are now, and lapses when one changes."
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title(f"Sign {assumption_id}", theme))
        inside.addLayout(field_rows([("Role", self.role), ("Post", self.post)], theme))
        inside.addWidget(caption(said, theme, wrap=True))
        inside.addLayout(line)
        self.post.textEdited.connect(self._render)
        self._render()

    def _render(self) -> None:
        self._on.setEnabled(bool(self.post.text().strip()))


def assumption_row(found: Assumption) -> LogRow:
    """One assumption as a row; what departs from the register or the measurement is said."""
    signature = found.note.signature
    signed = date_text(signature.on) if found.signed and signature else "lapsed" if found.lapsed else "not signed"
    cells = (
        found.id,
        found.title,
        found.span,
        quality_text(found.quality) + (" *" if found.quality_overruled else ""),
        impact_text(found.impact) + (" *" if found.impact_overruled else ""),
        found.owner or "nobody yet",
        signed,
        date_text(found.review_by) if found.review_by else "no day",
    )
    state = "bad" if found.red_red and not found.signed else "warn" if found.lapsed else "muted"
    tones = (
        "",
        "",
        "muted",
        "",
        "",
        "" if found.owner else "muted",
        "" if found.signed else state,
        "" if found.review_by else "muted",
    )
    return LogRow(found.id, cells, tones)


def decision_row(note: DecisionNote) -> LogRow:
    """One decision as a row."""
    return LogRow(note.id, (date_text(note.on), note.decision, note.reason or "no reason logged", note.role))
