"""Which rows of the register are shown: by words, kind, quality and what needs attention. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.domain.evidence import EvidenceItem, Kind

KIND_TITLES = {
    Kind.FIGURE: "Figures of the article",
    Kind.OUTSIDE: "Outside evidence",
    Kind.ASSUMPTION: "Assumptions",
    Kind.FLAG: "Contested flags",
    Kind.CLAIM: "Claims",
    Kind.FLOW: "Flows",
    Kind.DECISION: "Decisions",
    Kind.MEASURE: "Measures",
    Kind.EVENT: "Events",
    Kind.CATEGORY: "Categories",
    Kind.ACTOR: "Actors",
    Kind.PLACE: "Places",
}

FIRST_KINDS = frozenset({Kind.FIGURE, Kind.OUTSIDE, Kind.ASSUMPTION, Kind.FLAG})
"""What is ticked when the register is opened."""

QUALITIES = {"G": "G reliable", "A": "A some evidence", "R": "R opinion"}

COLUMNS = ("Id", "What it says", "low", "central", "high", "unit", "as of", "flag", "Qual.")


@dataclass(frozen=True)
class Filter:
    """What is asked for; no words ask for everything."""

    words: str = ""
    kinds: frozenset[Kind] = FIRST_KINDS
    qualities: frozenset[str] = frozenset(QUALITIES)
    contested_only: bool = False


def matching(items: Iterable[EvidenceItem], wanted: Filter) -> tuple[EvidenceItem, ...]:
    """The rows to show, in the register's order."""
    return tuple(item for item in items if item.kind in wanted.kinds and _fits(item, wanted))


def kind_counts(items: Iterable[EvidenceItem], wanted: Filter) -> Counter[Kind]:
    """How many rows each kind would show, whether or not it is ticked."""
    return Counter(item.kind for item in items if _fits(item, wanted))


def quality_counts(items: Iterable[EvidenceItem], words: str) -> Counter[str]:
    """How many assumptions have each quality, among those with these words."""
    return Counter(item.quality for item in items if item.quality and _has_words(item, words))


def is_contested(item: EvidenceItem) -> bool:
    """Whether the row is a flag or stands under one."""
    return item.kind is Kind.FLAG or bool(item.flags)


def ordered(items: Sequence[EvidenceItem], column: int, *, falling: bool) -> tuple[EvidenceItem, ...]:
    """The rows sorted by a column; blanks last either way, and the register's order where they are equal."""
    key = _KEYS[COLUMNS[column]]
    known = [item for item in items if key(item) is not None]
    blank = [item for item in items if key(item) is None]
    return (*sorted(known, key=lambda item: key(item), reverse=falling), *blank)  # type: ignore[arg-type,return-value]


@lru_cache(maxsize=1024)
def haystack(item: EvidenceItem) -> str:
    """Everything a row is found by, in lower case."""
    parts = (
        item.id,
        item.text,
        item.verbal,
        item.unit,
        item.as_of,
        item.geography,
        item.source,
        item.note,
        item.endnote and f"endnote {item.endnote}",
        *item.flags,
        *item.links,
    )
    return " ".join(parts).casefold()


def _fits(item: EvidenceItem, wanted: Filter) -> bool:
    if item.quality and item.quality not in wanted.qualities:
        return False
    if wanted.contested_only and not is_contested(item):
        return False
    return _has_words(item, wanted.words)


def _has_words(item: EvidenceItem, words: str) -> bool:
    return all(word in haystack(item) for word in words.casefold().split())


_KEYS: dict[str, Callable[[EvidenceItem], object]] = {
    "Id": lambda item: (item.id[0], int("".join(sign for sign in item.id if sign.isdigit()) or 0), item.id),
    "What it says": lambda item: item.text.casefold(),
    "low": lambda item: item.low,
    "central": lambda item: item.central,
    "high": lambda item: item.high,
    "unit": lambda item: item.unit or None,
    "as of": lambda item: item.as_of or None,
    "flag": lambda item: item.flags or None,
    "Qual.": lambda item: item.quality or None,
}
