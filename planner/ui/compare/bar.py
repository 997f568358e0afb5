"""The line that says what is compared: the reference, the others as chips, and one more to add."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from planner.domain.scenario import Scenario
from planner.ui.compare.choice import MOST, Compared
from planner.ui.compare.signs import GAP, SignedName, menu_icon
from planner.ui.theme.signs import CHIP, SAMPLE
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import card, empty, row
from planner.ui.widgets.text import caption, label, picture, title

_FULL = f"{MOST} scenarios are the most that can be told apart; remove one first."
_REFERENCE = 220
_TITLE = 88
_AROUND_NAME = 52
"""Px around a chip's name: its frame, its cross, and the gap to the next."""


class ChoiceBar(QWidget):
    """Told what is chosen; says which reference is wanted, and which scenario is to come or go."""

    reference_wanted = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._names: list[SignedName] = []
        self.reference_button = _MenuButton("Reference scenario")
        self._inside = row(self.reference_button, spacing=6)
        self._inside.setContentsMargins(8, 0, 8, 0)
        self._against = label("against", theme, tone="muted")
        self.chips = row(spacing=8)
        self.add_button = button("Add", theme, icon_name="add")
        self.add_button.setAccessibleName("Add a scenario to the comparison")
        self.add_button.setMenu(QMenu(self.add_button))
        self.add_button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.reference_button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.left_out = caption("", theme)
        inside = row(self, spacing=8)
        inside.addWidget(title("Compare", theme))
        inside.addSpacing(4)
        inside.addWidget(self.reference_button)
        inside.addWidget(self._against)
        inside.addLayout(self.chips)
        inside.addWidget(self.add_button)
        inside.addWidget(self.left_out)
        inside.addStretch(1)

    # render

    def render_choice(self, shown: Compared, candidates: Sequence[Scenario]) -> None:
        """Show the scenarios compared and those that could be."""
        signs = (shown, tuple(candidates))
        if signs == self._shown:
            return
        self._shown = signs
        self._render_reference(shown, candidates)
        self._render_chips(shown)
        self._fill(self.add_button, candidates, self.added.emit)
        room = len(shown.scenarios) < MOST
        self.add_button.setEnabled(room and bool(candidates))
        self.add_button.setToolTip("" if room else _FULL)
        self.add_button.setVisible(shown.reference is not None)
        self.left_out.setText(f"{_letters(shown.left_out)} left out" if shown.left_out else "")
        self.left_out.setToolTip(_why_left_out(shown))

    def _render_reference(self, shown: Compared, candidates: Sequence[Scenario]) -> None:
        empty(self._inside)
        reference = shown.reference
        self.reference_button.setVisible(reference is not None)
        self._against.setVisible(shown.can_compare)
        if reference is None:
            return
        self._inside.addWidget(label("Reference", self._theme, tone="muted"))
        name = SignedName(reference, self._theme, semibold=True)
        name.setMaximumWidth(_REFERENCE)
        self._inside.addWidget(name)
        self._inside.addWidget(picture("chevron-down", self._theme))
        for child in self.reference_button.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.reference_button.setAccessibleName(f"Reference: {reference.sign.letter}, {reference.name}")
        self.reference_button.setToolTip("Choose the scenario that the others are compared with")
        beside = candidates if len(shown.scenarios) < MOST else ()
        self._fill(self.reference_button, (*shown.scenarios, *beside), self.reference_wanted.emit)

    def _render_chips(self, shown: Compared) -> None:
        empty(self.chips)
        self._names = []
        before: QWidget = self.reference_button
        for scenario in shown.others:
            chip, remove = self._chip(scenario)
            self.chips.addWidget(chip)
            QWidget.setTabOrder(before, remove)
            before = remove
        self._share_room()

    def _share_room(self) -> None:
        """Give every chip the same room for its name, so that none is cut before the others are."""
        if not self._names:
            return
        beside = (self.reference_button, self._against, self.add_button, self.left_out)
        taken = _TITLE + sum(part.sizeHint().width() + 8 for part in beside if not part.isHidden())
        each = (self.width() - taken) // len(self._names) - _AROUND_NAME
        for name in self._names:
            name.setMaximumWidth(max(CHIP, each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _chip(self, scenario: Scenario) -> tuple[QWidget, QWidget]:
        """A chip and its button, which takes it away."""
        made = card()
        made.setFixedHeight(32)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside = row(made, spacing=6)
        inside.setContentsMargins(6, 0, 1, 0)
        name = SignedName(scenario, self._theme)
        self._names.append(name)
        inside.addWidget(name)
        remove = icon_button("close", f"Remove {scenario.sign.letter}, {scenario.name}", self._theme)
        remove.clicked.connect(lambda: self.removed.emit(scenario.id))
        inside.addWidget(remove)
        made.setToolTip(scenario.name)
        return made, remove

    def _fill(self, owner: QPushButton, scenarios: Sequence[Scenario], act: Callable[[str], None]) -> None:
        menu = owner.menu()
        menu.clear()
        menu.setStyleSheet(f"QMenu::icon {{ width: {CHIP + GAP + SAMPLE}px; height: {CHIP}px; }}")
        for scenario in scenarios:
            action = menu.addAction(menu_icon(scenario, self._theme, self.devicePixelRatioF()), scenario.name)
            action.triggered.connect(lambda _=False, found=scenario.id: act(found))


class _MenuButton(QPushButton):
    """A button that opens a menu, as wide as what is laid out inside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(32)
        self.setMenu(QMenu(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


def _letters(scenarios: Sequence[Scenario]) -> str:
    return ", ".join(scenario.sign.letter for scenario in scenarios)


def _why_left_out(shown: Compared) -> str:
    reference = shown.reference
    if reference is None or not shown.left_out:
        return ""
    return "\n".join(
        f"{scenario.name}: "
        + ("it starts from another situation" if scenario.situation_id != reference.situation_id else _FULL)
        for scenario in shown.left_out
    )
