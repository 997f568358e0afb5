"""The evidence a report rests on, with every contested figure and all its sources."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.evidence import EvidenceItem, Kind, Register
from planner.domain.wording import NOT_KNOWN, published, published_range
from planner.reports.document import Block, Heading, Section, Table, Text
from planner.reports.options_note.catalogue import titled
from planner.reports.options_note.material import Material
from planner.reports.plain_text import plain
from planner.system.evidence import ARTICLE


def evidence_section(material: Material, register: Register) -> Section:
    """Contested figures with all their sources, then every item the start and the assumptions point to."""
    by_id = {item.id: item for item in register.items}
    named = [found for parameter in material.situation.parameters for found in parameter.evidence]
    named += [found for stock in material.situation.stocks for found in stock.evidence]
    named += [found for differs in material.differs for row in differs.levers for found in row.lever.evidence]
    used = [by_id[found] for found in dict.fromkeys(named) if found in by_id]
    blocks: list[Block] = [
        Text(
            "Figures stand as their sources give them; contested ones keep all their sources and are not corrected. "
            f"A blank is not known, never nought. “The article” is {ARTICLE}; the texts of its notes are not held, and "
            "“nearest” marks a note that follows the sentence, not the figure."
        ),
        Heading("Contested figures"),
    ]
    shown: set[str] = set()
    for flag_id in material.situation.contested:
        flag = by_id.get(flag_id)
        if flag is None:
            continue
        sources = _sources(flag, register)
        shown.update(item.id for item in sources)
        blocks.append(Text(plain(flag.text), flag.id))
        if sources:
            blocks.append(_table(f"{flag.id}: what the sources say", sources))
    kinds = (Kind.ASSUMPTION, Kind.FLAG)
    rest = sorted((item for item in used if item.kind not in kinds and item.id not in shown), key=lambda item: item.id)
    if rest:
        blocks += [
            Heading("Evidence used"),
            _table("Every other item the start, the assumptions and the levers point to", rest),
        ]
    return Section(titled("evidence"), tuple(blocks), new_page=True, name="evidence")


def _sources(flag: EvidenceItem, register: Register) -> list[EvidenceItem]:
    return [item for item in register.items if flag.id in item.flags or item.id in flag.links]


def _table(caption: str, items: Sequence[EvidenceItem]) -> Table:
    rows = tuple((_name(item), _says(item), _value(item), _when(item), _source(item)) for item in items)
    return Table(
        caption, ("Id", "What it says", "Value", "As of, where", "Source"), rows, frozenset({2}), (10, 34, 17, 19, 20)
    )


def _name(item: EvidenceItem) -> str:
    return f"{item.id} ({', '.join(item.flags)})" if item.flags else item.id


def _says(item: EvidenceItem) -> str:
    return plain(item.text)


def _value(item: EvidenceItem) -> str:
    if item.verbal and item.low is None and item.high is None and item.central is None:
        return f"“{plain(item.verbal)}”"
    number = published(item.central) if item.central is not None else published_range(item.low, item.high)
    if item.central is not None and (item.low is not None or item.high is not None):
        number = f"{number} ({published_range(item.low, item.high)})"
    if number == NOT_KNOWN:
        return "no number" if not item.unit else NOT_KNOWN
    return f"{number} {plain(item.unit)}".strip()


def _when(item: EvidenceItem) -> str:
    return ", ".join(plain(part) for part in (item.as_of, item.geography) if part) or "not said"


def _source(item: EvidenceItem) -> str:
    source = "the article" if item.source == ARTICLE else plain(item.source) or "not said"
    nearest = " (nearest)" if item.endnote_is_nearest_only else ""
    return f"{source}, note {plain(item.endnote)}{nearest}" if item.endnote else source
