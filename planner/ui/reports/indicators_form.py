"""The choice of indicators: security, capacity and rights beside one another, as they are in every table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from planner.analysis.indicators import Indicator
from planner.system.catalogue import SIDE_BY_SIDE, Group
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading, label, title

_KEY = Qt.ItemDataRole.UserRole
BOTH = "Security and rights stand side by side: tick at least one of each."


class IndicatorsForm(QDialog):
    """`chosen` gives the keys; none of them when the headlines are taken."""

    chosen = Signal(object)

    def __init__(
        self,
        offered: Sequence[Indicator],
        headlines: Sequence[str],
        ticked: Sequence[str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Indicators of the report")
        self._headlines = tuple(headlines)
        self.lists = {group: self._list(group, offered, ticked or headlines) for group in SIDE_BY_SIDE}
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find an indicator")
        self.words.setAccessibleName("Find an indicator by name")
        self.problem = label("", theme, tone="bad", wrap=True)
        self.problem.hide()
        self.use_button = button("Use these", theme, look="primary")
        self.headlines_button = button("Use the headlines", theme)
        cancel = button("Cancel", theme)
        lists = row(spacing=16)
        for group, shown in self.lists.items():
            part = column(spacing=4)
            part.addWidget(heading(str(group), theme))
            part.addWidget(shown)
            lists.addLayout(part, 1)
        ways = row()
        ways.addWidget(self.headlines_button)
        ways.addStretch(1)
        ways.addWidget(cancel)
        ways.addWidget(self.use_button)
        inside = column(self, margins=16, spacing=8)
        inside.addWidget(title("Indicators of the report", theme))
        inside.addWidget(
            caption("The tables of the report show what is ticked; page one is made from the headlines.", theme)
        )
        inside.addWidget(self.words)
        inside.addLayout(lists, 1)
        inside.addWidget(self.problem)
        inside.addLayout(ways)
        self.resize(980, 600)
        self.words.textEdited.connect(self._find)
        self.use_button.clicked.connect(self._use)
        self.headlines_button.clicked.connect(self._use_headlines)
        cancel.clicked.connect(self.reject)

    def _list(self, group: Group, offered: Sequence[Indicator], ticked: Sequence[str]) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName(f"{group} indicators")
        shown.setSpacing(2)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for found in (each for each in offered if each.group is group):
            item = QListWidgetItem(found.title, shown)
            item.setData(_KEY, found.key)
            item.setToolTip(f"{found.title}, {found.unit}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if found.key in ticked else Qt.CheckState.Unchecked)
        return shown

    @property
    def keys(self) -> tuple[str, ...]:
        """What is ticked, group after group."""
        return tuple(key for shown in self.lists.values() for key in _ticked(shown))

    # gestures

    def _find(self, words: str) -> None:
        for shown in self.lists.values():
            for at in range(shown.count()):
                item = shown.item(at)
                item.setHidden(words.casefold().strip() not in item.text().casefold())

    def _use(self) -> None:
        if not (_ticked(self.lists[Group.SECURITY]) and _ticked(self.lists[Group.RIGHTS])):
            self.problem.setText(BOTH)
            self.problem.show()
            return
        same = set(self.keys) == set(self._headlines)
        self.chosen.emit(() if same else self.keys)
        self.accept()

    def _use_headlines(self) -> None:
        self.chosen.emit(())
        self.accept()


def _ticked(shown: QListWidget) -> list[str]:
    items = (shown.item(at) for at in range(shown.count()))
    return [str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked]
