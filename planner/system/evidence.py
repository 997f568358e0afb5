"""The evidence register: every row of the shipped tables by id, what it points to, and the flags it stands under."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from planner import assets
from planner.domain.evidence import EvidenceItem, Kind, Register
from planner.domain.wording import THIN

ARTICLE = "ISIS Foreign Fighters after the Fall of the Caliphate, Armed Conflict Survey 6:1 (2020)"
"""The article behind the F, K, W, D, M, A, P, E and C rows; the texts of its endnotes are not held."""

_TABLES: tuple[tuple[str, Kind, str], ...] = (
    ("figures", Kind.FIGURE, "paraphrase"),
    ("outside_to_2019", Kind.OUTSIDE, ""),
    ("assumptions_to_2019", Kind.ASSUMPTION, "assumption"),
    ("quality_flags", Kind.FLAG, "flag"),
    ("claims", Kind.CLAIM, "claim"),
    ("flows", Kind.FLOW, "flow"),
    ("decisions", Kind.DECISION, "option"),
    ("measures", Kind.MEASURE, "measure"),
    ("events", Kind.EVENT, "event"),
    ("categories", Kind.CATEGORY, "definition"),
    ("actors", Kind.ACTOR, "actor"),
    ("places", Kind.PLACE, "place"),
)
_SILENT = ("id", "as_of", "source", "quality_flags")
_OWN_WORDS = (Kind.OUTSIDE, Kind.ASSUMPTION, Kind.FLAG)
_ID = re.compile(r"\b([A-Z])(\d{1,2})([a-z]?)\b(?:-[A-Z](\d{1,2})\b)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_QUOTED = re.compile(r"(?<!\w)['\"]([^'\"]+)['\"](?!\w)")

Row = Mapping[str, str]


@lru_cache(maxsize=1)
def register() -> Register:
    """Every row of `resources/evidence`, in the order of the files. A blank number stays None: not known."""
    rows = [(kind, text, row) for name, kind, text in _TABLES for row in _rows(name)]
    known = [row["id"] for _, _, row in rows]
    sources: dict[str, list[str]] = defaultdict(list)
    flags: dict[str, list[str]] = defaultdict(list)
    for pair in _rows("flag_sources"):
        sources[pair["flag"]].append(pair["source"])
        flags[pair["source"]].append(pair["flag"])
    return Register(
        items=tuple(
            _item(kind, text, row, tuple(flags[row["id"]]), _links(row, flags[row["id"]], sources[row["id"]], known))
            for kind, text, row in rows
        )
    )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(assets.read_text("evidence", f"{name}.csv").splitlines()))


def _item(kind: Kind, text: str, row: Row, flags: tuple[str, ...], links: tuple[str, ...]) -> EvidenceItem:
    words = row[text] if text else f"{row['topic'].replace('_', ' ')}: {row['geography']}"
    return EvidenceItem(
        id=row["id"],
        kind=kind,
        text=_set_in_type(words[:1].upper() + words[1:]),
        low=_number(row, "low"),
        central=_number(row, "central"),
        high=_number(row, "high"),
        verbal=row.get("verbal", ""),
        unit=_set_in_type(row.get("unit", "")),
        as_of=row.get("as_of", "") or row.get("date", ""),
        geography=_set_in_type(row.get("geography", "")),
        endnote=row.get("seed_endnote", ""),
        endnote_is_nearest_only=row.get("endnote_is_nearest_only", "") == "yes",
        seed_line=row.get("seed_line", ""),
        source=row.get("source", "") or ("" if kind in _OWN_WORDS else ARTICLE),
        note=_set_in_type(row.get("note", "") or row.get("basis", "")),
        quality=row.get("quality", ""),
        flags=flags,
        links=links,
    )


def _set_in_type(words: str) -> str:
    """Typewriter signs of the tables as they are printed: thin spaces in thousands, ≥, rounded quotation marks."""
    spaced = _THOUSANDS.sub(THIN, words).replace(">=", "≥").replace("<=", "≤")
    return _QUOTED.sub(r"“\1”", spaced)


def _number(row: Row, column: str) -> float | None:
    text = row.get(column, "")
    return float(text) if text else None


def _links(row: Row, flags: Sequence[str], sources: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The ids a row's words name, in order, each once; its own flags stand apart."""
    found = list(sources)
    for column in (name for name in row if name not in _SILENT):
        for letter, first, part, last in _ID.findall(row[column]):
            found += _named(letter, first, part, last, known)
    return tuple(dict.fromkeys(item for item in found if item not in (row["id"], *flags)))


def _named(letter: str, first: str, part: str, last: str, known: Sequence[str]) -> list[str]:
    """`F10-F14` is five ids, and `O32` all of O32a to O32d where the register has no O32."""
    numbers = [first] if not last else [str(number).zfill(2) for number in range(int(first), int(last) + 1)]
    names = {f"{letter}{number}{part}" for number in numbers}
    return [item for item in known if item in names or (not part and item.rstrip("abcdefghijkl") in names)]
