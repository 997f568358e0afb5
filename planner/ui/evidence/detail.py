"""One evidence item in full: its numbers, where they come from, what contests them, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from planner.domain.distribution import Family, Range, whole_of
from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.wording import NOT_KNOWN, published
from planner.system.listing import equations_on
from planner.system.sources import publications_of
from planner.ui.evidence.assured import Assured, add_assurance, impact_line
from planner.ui.evidence.contested import source_cards
from planner.ui.evidence.drawings import DotsDrawing, beyond
from planner.ui.evidence.facts import add_links, add_words, facts_grid
from planner.ui.evidence.formulas import add_formulas
from planner.ui.evidence.gestures import Gestures, add_pin_and_close
from planner.ui.evidence.table import counted
from planner.ui.evidence.uses import uses
from planner.ui.evidence.walk import Walk, add_ways_of_item, links_to
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL, TITLE
from planner.ui.widgets.frames import card, column, row, rule
from planner.ui.widgets.text import caption, label, picture, pill

QUALITY_WORDS = {
    "G": ("Quality green", "reliable", "good"),
    "A": ("Quality amber", "some evidence", "warn"),
    "R": ("Quality red", "opinion", "bad"),
}
SHOWN_USES = 8
NOT_SAID = "not said in the register"
LONGEST_TITLE = 60
"""Characters up to which an item's words stand beside its id, as a title."""


def item_card(
    item: EvidenceItem, theme: Theme, gestures: Gestures, walk: Walk, assured: Assured | None, *, pinned: bool
) -> QFrame:
    """The card of an item; `assured` is what is known of an assumption that a number rests on."""
    across = walk.across
    made = card()
    made.setAccessibleName(f"{item.id}: {item.text}")
    inside = column(made, margins=16, spacing=12)
    inside.addLayout(_head(item, theme, pinned, gestures))
    if not _titled(item):
        inside.addWidget(label(item.text, theme, semibold=True, wrap=True))
    if item.kind is Kind.FLAG:
        inside.addLayout(source_cards(item, theme, gestures.open_item, across=across))
    elif item.kind is Kind.ASSUMPTION:
        inside.addLayout(_assumption(item, theme, assured, narrow=across < 3))
    elif item.verbal or any(value is not None for value in (item.low, item.central, item.high)):
        inside.addLayout(_numbers(item, theme))
    inside.addWidget(rule())
    inside.addLayout(_facts(item, theme, walk, assured))
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
    add_pin_and_close(line, item.id, item.id, theme, gestures, pinned=pinned)
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


def _assumption(item: EvidenceItem, theme: Theme, assured: Assured | None, *, narrow: bool) -> QBoxLayout:
    across: QBoxLayout = column(spacing=12) if narrow else row(spacing=24)
    left = column(spacing=8)
    left.addLayout(_numbers(item, theme))
    numbers = _range(item, assured)
    if numbers is not None:
        left.addWidget(DotsDrawing(numbers, theme))
        left.addWidget(caption(_dots_words(numbers), theme, wrap=True))
    across.addLayout(left, 3)
    right = column(spacing=4)
    if item.quality in QUALITY_WORDS:
        title, meaning, tone = QUALITY_WORDS[item.quality]
        line = row()
        line.addWidget(pill(item.quality, theme, tone, semibold=True))
        line.addWidget(label(title, theme, semibold=True), 1)
        right.addLayout(line)
        right.addWidget(caption(meaning, theme))
    if assured is not None:
        right.addSpacing(8)
        right.addLayout(impact_line(assured, theme))
    if numbers is not None:
        right.addSpacing(8)
        right.addWidget(caption("Distribution", theme))
        right.addWidget(label(str(numbers.family), theme, wrap=True))
    right.addStretch(1)
    across.addLayout(right, 2)
    return across


def _range(item: EvidenceItem, assured: Assured | None) -> Range | None:
    """What is believed, of the family the model draws it from: that of a number that rests on it, else by its unit."""
    if item.low is None or item.central is None or item.high is None:
        return None
    used = assured.assumption.parameters if assured is not None else ()
    whole = used[0].range.whole if used else whole_of(item.unit)
    return Range(low=item.low, central=item.central, high=item.high, whole=whole)


def _dots_words(numbers: Range) -> str:
    below, above = beyond(numbers)
    if numbers.family is Family.FIXED:
        return "The same in every draw."
    return f"Each dot is 1 of 100 draws; {below} lie below low and {above} above high."


def _facts(item: EvidenceItem, theme: Theme, walk: Walk, assured: Assured | None) -> QGridLayout:
    grid = facts_grid()
    for name, words in _told(item):
        add_words(grid, name, words, theme)
    if assured is not None:
        add_assurance(grid, assured, theme)
    if item.flags and item.kind is not Kind.ASSUMPTION:
        add_links(grid, "Contested", links_to(item.flags), theme, walk.open_item, across=walk.ids_across)
    add_ways_of_item(grid, item, walk)
    found = uses(item)
    shown = ", ".join(found[:SHOWN_USES]) + (f" and {len(found) - SHOWN_USES} more" if len(found) > SHOWN_USES else "")
    rests = shown or "nothing in the model; it is kept and shown"
    add_words(grid, "What rests on it", rests, theme, tip=", ".join(found))
    add_formulas(grid, "Equations", equations_on(item.id), theme)
    return grid


def _told(item: EvidenceItem) -> Iterable[tuple[str, str]]:
    yield "Kind", f"{item.kind} of the article" if item.kind is Kind.FIGURE else str(item.kind)
    if item.as_of:
        yield "As of", item.as_of
    if item.geography:
        yield "Where", item.geography
    if item.note:
        yield "Derivation" if item.kind is Kind.ASSUMPTION else "Note", item.note
    yield from _sources(item)
    if item.endnote:
        yield "Endnote", endnote(item)
    if item.seed_line:
        yield "In the article", f"line {item.seed_line}"


def _sources(item: EvidenceItem) -> Iterable[tuple[str, str]]:
    """Title, publisher and date: of one source each by itself, of several a line each."""
    found = publications_of(item)
    if len(found) > 1:
        yield from (("Source" if not at else "", one.words) for at, one in enumerate(found))
    for one in found if len(found) == 1 else ():
        yield "Title", one.title or NOT_SAID
        yield "Publisher", one.publisher or NOT_SAID
        yield "Published", one.published or NOT_SAID


def endnote(item: EvidenceItem) -> str:
    """What is known of an endnote: its number, never its text."""
    nearest = "nearest only: the number follows the sentence, not the figure; " if item.endnote_is_nearest_only else ""
    return f"{item.endnote}, {nearest}text not held"
