"""One evidence item in full: its numbers, where they come from, what contests them, and what rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.distribution import Range
from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.wording import NOT_KNOWN, published
from planner.system.evidence import register
from planner.ui.evidence.contested import source_cards
from planner.ui.evidence.drawings import DotsDrawing
from planner.ui.evidence.table import counted
from planner.ui.evidence.uses import uses
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL, TITLE
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import card, column, row, rule
from planner.ui.widgets.text import caption, label, picture, pill

QUALITY_WORDS = {
    "G": ("Quality green", "reliable", "good"),
    "A": ("Quality amber", "some evidence", "warn"),
    "R": ("Quality red", "opinion", "bad"),
}
SHOWN_USES = 8
LONGEST_TITLE = 60
"""Characters up to which an item's words stand beside its id, as a title."""


@dataclass(frozen=True)
class Gestures:
    """What a card's buttons do, each with an item's id."""

    open_item: Callable[[str], None]
    pin: Callable[[str], None]
    close: Callable[[str], None]


def item_card(item: EvidenceItem, theme: Theme, gestures: Gestures, *, pinned: bool, across: int) -> QFrame:
    """The card of an item, with room for 1 to 3 of its parts beside one another."""
    made = card()
    made.setAccessibleName(f"{item.id}: {item.text}")
    inside = column(made, margins=16, spacing=12)
    inside.addLayout(_head(item, theme, pinned, gestures))
    if not _titled(item):
        inside.addWidget(label(item.text, theme, semibold=True, wrap=True))
    if item.kind is Kind.FLAG:
        inside.addLayout(source_cards(item, theme, gestures.open_item, across=across))
    elif item.kind is Kind.ASSUMPTION:
        inside.addLayout(_assumption(item, theme, narrow=across < 3))
    elif item.verbal or any(value is not None for value in (item.low, item.central, item.high)):
        inside.addLayout(_numbers(item, theme))
    inside.addWidget(rule())
    inside.addLayout(_facts(item, theme, gestures.open_item, links_across=across + 1))
    return made


def _head(item: EvidenceItem, theme: Theme, pinned: bool, gestures: Gestures) -> QHBoxLayout:
    line = row(spacing=8)
    top = Qt.AlignmentFlag.AlignTop
    if item.kind is Kind.FLAG:
        line.addWidget(picture("warning", theme, token="warn", size=20), alignment=top)
    name = pill(item.id, theme, "plain", semibold=True)
    name.setFixedHeight(24)
    line.addWidget(name, alignment=top)
    if item.kind is Kind.FLAG:
        contested = pill(f"contested, {counted(len(item.links), 'source')}", theme, "warn")
        contested.setFixedHeight(24)
        line.addWidget(contested, alignment=top)
    if _titled(item):
        words = label(item.text, theme, size=TITLE, semibold=True, wrap=True)
        words.setMinimumHeight(24)
        line.addWidget(words, 1)
    else:
        line.addStretch(1)
    keep = icon_button("pinned" if pinned else "pin", f"{'Unpin' if pinned else 'Pin'} {item.id}", theme)
    keep.clicked.connect(lambda: gestures.pin(item.id))
    away = icon_button("close", f"Close {item.id}", theme)
    away.clicked.connect(lambda: gestures.close(item.id))
    line.addWidget(keep, alignment=top)
    line.addWidget(away, alignment=top)
    return line


def _titled(item: EvidenceItem) -> bool:
    """Whether the words stand beside the id; a flag has its pill there."""
    return item.kind is not Kind.FLAG and len(item.text) <= LONGEST_TITLE


def _numbers(item: EvidenceItem, theme: Theme) -> QVBoxLayout:
    part = column(spacing=4)
    boxes = row(spacing=0)
    for name, value in (("low", item.low), ("central", item.central), ("high", item.high)):
        box = card("sunken")
        inside = column(box, margins=8, spacing=0)
        words = NOT_KNOWN if value is None else published(value)
        if value is None and name == "central" and item.verbal:
            words = f"“{item.verbal}”"
        known = value is not None or words != NOT_KNOWN
        size = TITLE if known else SMALL
        value_label = label(words, theme, size=size, semibold=known, tone="" if known else "muted")
        for text in (caption(name, theme), value_label):
            inside.addWidget(text, alignment=Qt.AlignmentFlag.AlignHCenter)
        boxes.addWidget(box, 1)
    part.addLayout(boxes)
    if item.unit:
        part.addWidget(caption(item.unit, theme))
    return part


def _assumption(item: EvidenceItem, theme: Theme, *, narrow: bool) -> QBoxLayout:
    across: QBoxLayout = column(spacing=12) if narrow else row(spacing=24)
    left = column(spacing=8)
    left.addLayout(_numbers(item, theme))
    numbers = _range(item)
    if numbers is not None:
        left.addWidget(DotsDrawing(numbers, theme))
        left.addWidget(caption("Each dot is 1 of 100 draws; none lies outside low and high.", theme, wrap=True))
    across.addLayout(left, 3)
    right = column(spacing=4)
    if item.quality in QUALITY_WORDS:
        title, meaning, tone = QUALITY_WORDS[item.quality]
        line = row()
        line.addWidget(pill(item.quality, theme, tone, semibold=True))
        line.addWidget(label(title, theme, semibold=True), 1)
        right.addLayout(line)
        right.addWidget(caption(meaning, theme))
    if numbers is not None:
        right.addSpacing(8)
        right.addWidget(caption("Distribution", theme))
        right.addWidget(label(str(numbers.family), theme, wrap=True))
    right.addStretch(1)
    across.addLayout(right, 2)
    return across


def _range(item: EvidenceItem) -> Range | None:
    if item.low is None or item.central is None or item.high is None:
        return None
    return Range(low=item.low, central=item.central, high=item.high)


def _facts(item: EvidenceItem, theme: Theme, open_item: Callable[[str], None], *, links_across: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for name, words in _told(item):
        _fact(grid, name, label(words, theme, size=SMALL, wrap=True), theme)
    if item.flags:
        _fact(grid, "Contested", _links(item.flags, theme, open_item, links_across), theme)
    if item.links and item.kind is not Kind.FLAG:
        _fact(grid, "See also", _links(item.links, theme, open_item, links_across), theme)
    found = uses(item)
    shown = ", ".join(found[:SHOWN_USES]) + (f" and {len(found) - SHOWN_USES} more" if len(found) > SHOWN_USES else "")
    rests = label(shown or "nothing in the model; it is kept and shown", theme, size=SMALL, wrap=True)
    rests.setToolTip(", ".join(found))
    _fact(grid, "What rests on it", rests, theme)
    return grid


def _told(item: EvidenceItem) -> Iterable[tuple[str, str]]:
    yield "Kind", f"{item.kind} of the article" if item.kind is Kind.FIGURE else str(item.kind)
    if item.as_of:
        yield "As of", item.as_of
    if item.geography:
        yield "Where", item.geography
    if item.note:
        yield "Basis" if item.kind is Kind.ASSUMPTION else "Note", item.note
    if item.source:
        yield "Source", item.source
    if item.endnote:
        yield "Endnote", endnote(item)
    if item.seed_line:
        yield "In the article", f"line {item.seed_line}"


def endnote(item: EvidenceItem) -> str:
    """What is known of an endnote: its number, never its text."""
    nearest = "nearest only: the number follows the sentence, not the figure; " if item.endnote_is_nearest_only else ""
    return f"{item.endnote}, {nearest}text not held"


def _links(ids: Iterable[str], theme: Theme, open_item: Callable[[str], None], across: int) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(4)
    grid.setColumnStretch(across, 1)
    for number, found in enumerate(ids):
        link = button(found, theme, look="link", small=True)
        other = register().get(found)
        link.setToolTip(other.text if other else "")
        link.setAccessibleName(f"Open {found}")
        link.clicked.connect(lambda _=False, wanted=found: open_item(wanted))
        grid.addWidget(link, number // across, number % across)
    return holder


def _fact(grid: QGridLayout, name: str, value: QWidget, theme: Theme) -> None:
    at = grid.rowCount()
    said: QLabel = caption(name, theme)
    said.setMinimumWidth(104)
    links = not isinstance(value, QLabel)
    grid.addWidget(said, at, 0, Qt.AlignmentFlag.AlignVCenter if links else Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, at, 1)
