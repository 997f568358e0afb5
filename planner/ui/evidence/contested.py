"""A contested flag: every source as an equal card, and those of one unit on one axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.wording import NOT_KNOWN, published, published_range
from planner.system.evidence import register
from planner.ui.evidence.drawings import Mark, SourcesAxis
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import HEADLINE, SMALL, TITLE
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, row
from planner.ui.widgets.text import caption, label

LONGEST_HEADLINE = 12
"""Characters of a number that still fit a card in the largest type."""


def source_cards(flag: EvidenceItem, theme: Theme, open_item: Callable[[str], None], *, across: int) -> QVBoxLayout:
    """The sources of a flag, none before another, then the axes."""
    part = column(spacing=12)
    sources = [found for link in flag.links if (found := register().get(link)) is not None]
    grid = QGridLayout()
    grid.setSpacing(8)
    for number, source in enumerate(sources):
        grid.addWidget(_source_card(source, theme, open_item), number // across, number % across)
    for at in range(across):
        grid.setColumnStretch(at, 1)
    part.addLayout(grid)
    for unit, marks in axes(sources).items():
        part.addWidget(caption(unit, theme, wrap=True))
        part.addWidget(SourcesAxis(marks, theme))
    return part


def axes(sources: list[EvidenceItem]) -> dict[str, list[Mark]]:
    """The sources that state a number, by what they count: people of any name together, shares and rates apart."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for source in sources:
        mark = Mark(source.id, source.geography or source.unit, source.low, source.central, source.high)
        if mark.values:
            found[_scale(source.unit)].append(mark)
    return {scale: marks for scale, marks in found.items() if len(marks) > 1}


def _scale(unit: str) -> str:
    if "%" in unit or "share" in unit:
        return "shares, %" if "%" in unit else "shares"
    return unit if "/" in unit or " per " in unit else "people, by whatever name the source counts them"


def _headline(source: EvidenceItem) -> str:
    if source.central is not None:
        return published(source.central)
    return f"“{source.verbal}”" if source.verbal else published_range(source.low, source.high)


def _source_card(source: EvidenceItem, theme: Theme, open_item: Callable[[str], None]) -> QFrame:
    made = card("sunken")
    inside = column(made, margins=12, spacing=2)
    head = row()
    name = button(source.id, theme, look="link", small=True)
    name.setFont(theme.font(SMALL, semibold=True))
    name.setAccessibleName(f"Open {source.id}")
    name.clicked.connect(lambda: open_item(source.id))
    head.addWidget(name)
    head.addStretch(1)
    head.addWidget(caption("the article" if source.kind is Kind.FIGURE else str(source.kind), theme))
    inside.addLayout(head)
    said = _headline(source)
    size = HEADLINE if len(said) <= LONGEST_HEADLINE else TITLE
    inside.addWidget(label(said, theme, size=size, semibold=said != NOT_KNOWN, wrap=True))
    inside.addWidget(caption(source.unit, theme, wrap=True))
    for words, value in (
        ("Low", NOT_KNOWN if source.low is None else published(source.low)),
        ("High", NOT_KNOWN if source.high is None else published(source.high)),
        ("As of", source.as_of),
        ("Where", source.geography),
    ):
        if value:
            line = row()
            first = caption(words, theme)
            first.setFixedWidth(44)
            line.addWidget(first, alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(value, theme, size=SMALL, wrap=True), 1)
            inside.addLayout(line)
    inside.addSpacing(4)
    inside.addWidget(label(source.text, theme, size=SMALL, wrap=True))
    if source.note:
        inside.addWidget(caption(source.note, theme, wrap=True))
    inside.addStretch(1)
    return made
