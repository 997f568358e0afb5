"""The words of the report: its title, in which role it is written, and the words for likelihood."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from planner.domain.likelihood import VOCABULARIES
from planner.ui.reports.parts import Card, Fields, is_in_use, line_field, narrow, render_text
from planner.ui.reports.shown import Shown
from planner.ui.theme.theme import Theme


class WordsCard(Card):
    """Told what the report says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Words and numbers", theme)
        self.title = line_field(200, lambda text: self.want(title=text))
        self.author = line_field(120, lambda text: self.want(author_role=text))
        self.vocabulary = narrow(QComboBox())
        fields = Fields(theme)
        fields.add("Title", self.title, "Left empty, the title is made from the results")
        fields.add("Written as", self.author, "The role of the author, not a name")
        fields.add("Likelihood words", self.vocabulary)
        self.inside.addLayout(fields)
        self.vocabulary.activated.connect(self._choose)

    def render_shown(self, shown: Shown) -> None:
        """Show the words of a report."""
        design, printed = shown.design, shown.printed
        render_text(self.title, design.title)
        self.title.setPlaceholderText(printed.composed.content.title if printed else "made from the results")
        self.title.setToolTip(design.title or self.title.placeholderText())
        render_text(self.author, design.author_role)
        self.author.setPlaceholderText(shown.role)
        if not is_in_use(self.vocabulary):
            self.vocabulary.clear()
            self.vocabulary.addItem(f"{shown.workspace.settings.vocabulary}, as the workspace", None)
            for name in VOCABULARIES:
                self.vocabulary.addItem(name, name)
            self.vocabulary.setCurrentIndex(max(0, self.vocabulary.findData(design.vocabulary)))

    def _choose(self) -> None:
        self.want(vocabulary=self.vocabulary.currentData())
