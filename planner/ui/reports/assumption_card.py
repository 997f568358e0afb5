"""One assumption in full: its two ratings, who answers for it and signed it, its review day, its history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from planner.analysis.assumptions import Assumption
from planner.domain.assurance import Grade
from planner.domain.errors import InputError
from planner.ui.reports.dates import date_text, read_date
from planner.ui.reports.grades import impact_text, quality_text
from planner.ui.reports.parts import Card, Fields, line_field, narrow, render_text
from planner.ui.reports.steps import AS_SHIPPED, steps
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import caption, heading, label, pill
from planner.use_cases.reports.assurance import Step


class AssumptionCard(Card):
    """`wanted` carries fields of the note; the other signals say what is to be done with the assumption shown."""

    sign_wanted = Signal()
    withdraw_wanted = Signal()
    evidence_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Assumption", theme)
        self._id = ""
        self._shown: tuple[object, ...] = ()
        self._review = ""
        self._name = row(spacing=8)
        self.quality = narrow(QComboBox())
        self.impact = narrow(QComboBox())
        self.basis = line_field(200, lambda text: self.want(impact_basis=text))
        self.owner = line_field(120, lambda text: self.want(owner=text))
        self.review = line_field(40, self._look_again)
        self.note = line_field(400, lambda text: self.want(note=text))
        self.review.setPlaceholderText("no day chosen")
        self.owner.setPlaceholderText("nobody yet; a post, not a name")
        self.note.setPlaceholderText("none")
        self._signed = label("", theme, wrap=True)
        self.sign_button = button("", theme, small=True)
        self.evidence_button = button("Open in Evidence", theme, look="link", small=True)
        self._history = column(spacing=4)
        self._history.setContentsMargins(16, 0, 16, 12)
        top = column(spacing=4)
        top.setContentsMargins(16, 10, 16, 0)
        top.addLayout(self._name)
        self._span = caption("", theme, wrap=True)
        top.addWidget(self._span)
        top.addWidget(self.evidence_button, alignment=Qt.AlignmentFlag.AlignLeft)
        fields = Fields(theme, names=96)
        fields.add("Quality", self.quality, "How good the evidence is")
        fields.add("Impact", self.impact, "How much it moves the result")
        fields.add("Rests on", self.basis, "What the impact rating rests on")
        fields.add("Owner", self.owner, "The post that answers for it")
        fields.add("Review by", self.review, "A day such as 31 May 2027")
        fields.add("Note", self.note)
        sign = row(spacing=8)
        sign.setContentsMargins(16, 0, 16, 10)
        sign.addWidget(self._signed, 1)
        sign.addWidget(self.sign_button, alignment=Qt.AlignmentFlag.AlignTop)
        for part in (top, fields, sign, self._history):
            self.inside.addLayout(part)
        self.inside.addStretch(1)
        self.quality.activated.connect(lambda _: self.want(quality=self.quality.currentData()))
        self.impact.activated.connect(lambda _: self.want(impact=self.impact.currentData()))
        self.sign_button.clicked.connect(self._sign)
        self.evidence_button.clicked.connect(lambda: self.evidence_wanted.emit(self._id))

    # render

    def render_assumption(self, shown: Assumption, history: Sequence[Step], *, read_only: bool) -> None:
        """Show an assumption; in a read-only file nothing can be changed."""
        if (shown, tuple(history), read_only) == self._shown:
            return
        self._shown = shown, tuple(history), read_only
        self._id = shown.id
        empty(self._name)
        self._name.addWidget(pill(shown.id, self._theme, semibold=True), alignment=Qt.AlignmentFlag.AlignTop)
        self._name.addWidget(label(shown.title, self._theme, semibold=True, wrap=True), 1)
        self._span.setText(f"Low to high: {shown.span}")
        measured = shown.shipped.grade if shown.shipped else None
        _fill(self.quality, f"{quality_text(shown.shipped_quality)}, the register", quality_text, shown.note.quality)
        words = f"{impact_text(measured)}, measured" if measured else impact_text(None)
        _fill(self.impact, words, impact_text, shown.note.impact)
        render_text(self.basis, shown.note.impact_basis)
        self.basis.setPlaceholderText(shown.impact_basis)
        self.basis.setToolTip(shown.impact_basis)
        render_text(self.owner, shown.owner)
        self._review = date_text(shown.review_by) if shown.review_by else ""
        render_text(self.review, self._review)
        render_text(self.note, shown.note.note)
        self._render_signature(shown)
        self._render_history(history)
        for field in (self.quality, self.impact, self.basis, self.owner, self.review, self.note, self.sign_button):
            field.setEnabled(not read_only)

    @property
    def assumption_id(self) -> str:
        """The assumption that is shown."""
        return self._id

    def _render_signature(self, shown: Assumption) -> None:
        signature = shown.note.signature
        said = "Not signed"
        if signature is not None:
            said = f"Signed {date_text(signature.on)} by {signature.post}, {signature.role.lower()}"
            said += ", for another range or other ratings" if shown.lapsed else ""
        self._signed.setText(said)
        self.sign_button.setText("Withdraw" if shown.signed else "Sign again…" if shown.lapsed else "Sign…")
        self.sign_button.setAccessibleName(f"{self.sign_button.text().rstrip('…')} {shown.id}")

    def _render_history(self, history: Sequence[Step]) -> None:
        empty(self._history)
        self._history.addWidget(heading("History", self._theme))
        self._history.addLayout(steps(history, AS_SHIPPED, self._theme))

    # gestures

    def _sign(self) -> None:
        (self.withdraw_wanted if self.sign_button.text() == "Withdraw" else self.sign_wanted).emit()

    def _look_again(self, text: str) -> None:
        try:
            self.want(review_by=read_date(text))
        except InputError as problem:
            self.review.setText(self._review)
            self.refused.emit(str(problem))


def _fill(field: QComboBox, shipped: str, words: Callable[[Grade], str], chosen: Grade | None) -> None:
    field.clear()
    field.addItem(shipped, None)
    for grade in (Grade.GREEN, Grade.AMBER, Grade.RED):
        field.addItem(words(grade), grade)
    field.setCurrentIndex(field.findData(chosen) if chosen else 0)
