"""The left pane of the workbench: the scenario tree with its buttons, what is ticked, the card of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.scenario import Scenario
from planner.ui.scenarios.tree_model import set_here
from planner.ui.scenarios.tree_view import ScenarioTree
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import column, empty, ground, row, rule
from planner.ui.widgets.sign import SignView
from planner.ui.widgets.text import caption, heading, label, title


class TreePane(QWidget):
    """Signals name what was wanted; `tree` carries those of single scenarios."""

    new_wanted = Signal()
    more_wanted = Signal()
    compare_wanted = Signal()
    describe_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scenarios: tuple[Scenario, ...] = ()
        self._ticked: tuple[str, ...] = ()
        self._selected = ""

        self.search_button = icon_button("search", "Find a scenario by name", theme)
        self.search_button.setCheckable(True)
        self.new_button = icon_button("add", "New child of the selected scenario", theme)
        self.more_button = icon_button("more", "More for the selected scenario", theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a scenario")
        self.search.setAccessibleName("Find a scenario by name")
        self.search.setClearButtonEnabled(True)
        self.search.hide()
        self.tree = ScenarioTree(theme)
        self.ticked_line = caption("", theme)
        self.compare_button = button("Open Compare", theme, look="link", small=True)
        self.card = ground("surface")
        self._card = column(self.card, margins=16, spacing=6)

        head = row(margins=0, spacing=0)
        head.setContentsMargins(16, 10, 8, 10)
        head.addWidget(title("Scenarios", theme), stretch=1)
        for made in (self.search_button, self.new_button, self.more_button):
            head.addWidget(made)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 16, 4)
        field.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 12, 8)
        foot.addWidget(self.ticked_line, stretch=1)
        foot.addWidget(self.compare_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(field)
        layout.addWidget(self.tree, stretch=1)
        layout.addLayout(foot)
        layout.addWidget(rule())
        layout.addWidget(self.card)

        self.setFocusProxy(self.tree)
        self.search_button.clicked.connect(self._toggle_search)
        self.search.textEdited.connect(lambda: self._render_tree())
        self.new_button.clicked.connect(self.new_wanted)
        self.more_button.clicked.connect(self.more_wanted)
        self.compare_button.clicked.connect(self.compare_wanted)

    # render

    def render_scenarios(
        self, scenarios: Sequence[Scenario], ticked: Sequence[str], selected_id: str, *, editable: bool
    ) -> None:
        """Show the tree and the card."""
        self._scenarios, self._ticked, self._selected = tuple(scenarios), tuple(ticked), selected_id
        self.new_button.setEnabled(editable)
        self.more_button.setEnabled(editable)
        self._render_tree()
        self.render_ticks(ticked)
        self._render_card(editable=editable)

    def render_ticks(self, ticked: Sequence[str]) -> None:
        """Show which scenarios are ticked to compare."""
        self._ticked = tuple(ticked)
        self.tree.render_ticks(ticked)
        count = len(ticked)
        self.ticked_line.setText(f"{count} ticked to compare" if count else "Tick two or more to compare")
        self.compare_button.setEnabled(count > 1)
        self.compare_button.setVisible(count > 1)

    def _render_tree(self) -> None:
        """With a search, only scenarios whose name has the words, and their ancestors."""
        words = self.search.text().casefold().strip() if not self.search.isHidden() else ""
        by_id = {scenario.id: scenario for scenario in self._scenarios}
        wanted: set[str] = set()
        for scenario in self._scenarios:
            if words not in f"{scenario.sign.letter} {scenario.name}".casefold():
                continue
            step: Scenario | None = scenario
            while step is not None and step.id not in wanted:
                wanted.add(step.id)
                step = by_id.get(step.parent_id) if step.parent_id else None
        shown = [scenario for scenario in self._scenarios if scenario.id in wanted]
        self.tree.render_scenarios(shown, self._ticked, self._selected)

    def _render_card(self, *, editable: bool) -> None:
        empty(self._card)
        scenario = next((found for found in self._scenarios if found.id == self._selected), None)
        if scenario is None:
            return
        name = heading(scenario.name, self._theme)
        name.setWordWrap(True)
        head = row(spacing=8)
        head.addWidget(SignView(scenario, self._theme), alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(name, stretch=1)
        self._card.addLayout(head)
        if scenario.description:
            self._card.addWidget(label(scenario.description, self._theme, size=tokens.SMALL, wrap=True))
        self._card.addWidget(caption(_summary(scenario, self._scenarios), self._theme, wrap=True))
        if editable and scenario.status != "final":
            words = "Change the description" if scenario.description else "Describe it"
            describe = button(words, self._theme, look="link", small=True)
            describe.clicked.connect(self.describe_wanted)
            self._card.addWidget(describe, alignment=Qt.AlignmentFlag.AlignLeft)

    # gestures

    def _toggle_search(self, on: bool) -> None:
        self.search.setVisible(on)
        if on:
            self.search.setFocus()
        else:
            self.search.clear()
            self._render_tree()


def _summary(scenario: Scenario, scenarios: Sequence[Scenario]) -> str:
    by_id = {found.id: found for found in scenarios}
    parent = by_id.get(scenario.parent_id or "")
    inherited, above = 0, parent
    while above is not None:
        inherited += set_here(above)
        above = by_id.get(above.parent_id or "")
    own = set_here(scenario)
    sets = f"Sets {own} {'value' if own == 1 else 'values'} itself" if own else "Sets nothing itself"
    inherits = f", inherits {inherited} from {parent.sign.letter} and above" if parent and inherited else ""
    return f"{sets}{inherits}. Status: {scenario.status}."
