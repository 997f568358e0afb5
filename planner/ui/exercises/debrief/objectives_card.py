"""The objectives with the evaluators' ratings: P, S, M, U with their words, set here, each with a note."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from planner.domain.exercise import Exercise, Objective
from planner.domain.play import Rated, Rating
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import card, column, empty, ground, row, rule, scrolling
from planner.ui.widgets.text import caption, describe, heading, label

SHORT = {
    Rating.P: "P  Without challenges",
    Rating.S: "S  Some challenges",
    Rating.M: "M  Major challenges",
    Rating.U: "U  Unable to be performed",
}
_NONE = "Not rated yet"
_LOOKS = {Rating.P: "good", Rating.S: "accent", Rating.M: "warn", Rating.U: "bad"}


class ObjectivesCard(QWidget):
    """`rated` gives the objective, the rating and the note."""

    rated = Signal(str, object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Objective, ...] | None = None
        self.lines: dict[str, ObjectiveLine] = {}
        self.about = caption("", theme)
        head = row(spacing=12)
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(heading("Objectives", theme), 1)
        head.addWidget(self.about)
        page = ground("surface")
        self._list = column(page, spacing=0)
        whole = card()
        inside = column(whole, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(scrolling(page), 1)
        column(self).addWidget(whole)

    def render_ratings(self, exercise: Exercise, ratings: Mapping[str, Rated], *, editable: bool) -> None:
        """Show the objectives of the play with their ratings."""
        if self._shown != exercise.objectives:
            self._build(exercise.objectives)
        for objective in exercise.objectives:
            self.lines[objective.id].render_rating(ratings.get(objective.id), editable=editable)
        raters = {rated.who for rated in ratings.values()}
        by = f"rated as {', '.join(sorted(raters))}" if raters else "not rated yet"
        self.about.setText(f"{len(ratings)} of {len(exercise.objectives)} {by}" if ratings else by)

    def commit(self) -> None:
        """Keep a note that is typed and not yet left."""
        for made in self.lines.values():
            made.commit()

    def _build(self, objectives: tuple[Objective, ...]) -> None:
        self._shown = objectives
        empty(self._list)
        self.lines = {}
        for objective in objectives:
            made = ObjectiveLine(objective, self._theme)
            made.rated.connect(lambda rating, note, found=objective.id: self.rated.emit(found, rating, note))
            self.lines[objective.id] = made
            self._list.addWidget(made)
        if not objectives:
            self._list.addWidget(label("The exercise has no objectives.", self._theme, tone="muted"))
        self._list.addStretch(1)


class ObjectiveLine(QFrame):
    """One objective. A rating counts when it is chosen; the note when it is left."""

    rated = Signal(object, str)

    def __init__(self, objective: Objective, theme: Theme) -> None:
        super().__init__()
        self._rating: Rating | None = None
        self.setProperty("finding", "true")
        self.rating = QComboBox()
        self.rating.setFont(theme.font(SMALL))
        self.rating.setFixedSize(172, 24)
        self.rating.setProperty("dense", "true")
        self.rating.addItem(_NONE, None)
        for found, words in SHORT.items():
            self.rating.addItem(words, found)
        self.note = QLineEdit()
        self.note.setFont(theme.font(SMALL))
        self.note.setProperty("dense", "true")
        self.note.setPlaceholderText("What was seen, in one line")
        describe(self.rating, f"Rating of {objective.id}, {objective.title}", "P, S, M or U")
        describe(self.note, f"Note on {objective.id}")
        title = label(objective.title, theme, wrap=True)
        title.setToolTip("\n".join(part for part in (objective.text, *objective.criteria) if part))
        below = row(spacing=8)
        below.addWidget(self.rating)
        below.addWidget(self.note, 1)
        said = column(spacing=2)
        said.addWidget(title)
        said.addLayout(below)
        inside = row(self, spacing=12)
        inside.setContentsMargins(14, 3, 14, 4)
        number = caption(objective.id, theme)
        number.setFixedWidth(24)
        number.setFixedHeight(20)
        inside.addWidget(number, alignment=Qt.AlignmentFlag.AlignTop)
        inside.addLayout(said, 1)
        self.rating.activated.connect(lambda _: self._rate())
        self.note.editingFinished.connect(self.commit)

    def render_rating(self, rated: Rated | None, *, editable: bool) -> None:
        """Show the rating that holds; a note that is being typed stays."""
        self._rating = rated.rating if rated else None
        values = [self.rating.itemData(place) for place in range(self.rating.count())]
        self.rating.setCurrentIndex(values.index(self._rating))
        self.rating.setProperty("rating", _LOOKS[self._rating] if self._rating else "none")
        self.rating.style().unpolish(self.rating)
        self.rating.style().polish(self.rating)
        if not self.note.isModified():
            self.note.setText(rated.note if rated else "")
            self.note.setCursorPosition(0)
        self.note.setToolTip(self.note.text())
        self.rating.setEnabled(editable)
        self.note.setReadOnly(not editable)
        self.note.setEnabled(self._rating is not None)

    def _rate(self) -> None:
        chosen = self.rating.currentData()
        if chosen is not None:
            self.note.setModified(False)
            self.rated.emit(chosen, self.note.text())
        elif self._rating is not None:
            self.rating.setCurrentIndex(self.rating.findData(self._rating))

    def commit(self) -> None:
        """Keep the note as typed."""
        if self.note.isModified() and self._rating is not None:
            self.note.setModified(False)
            self.rated.emit(self._rating, self.note.text())
