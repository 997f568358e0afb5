"""The evidence command: the register as a list, as JSON, or one item in full."""

from __future__ import annotations

import json
from argparse import Namespace

from planner.command_line.addressing import unknown
from planner.command_line.console import Console
from planner.domain.errors import InputError
from planner.domain.evidence import EvidenceItem
from planner.domain.wording import published, published_range
from planner.system.evidence import register
from planner.use_cases.workspaces import open_workspace


def print_evidence(arguments: Namespace, console: Console) -> int:
    """`planner evidence [FILE] [--id F29] [--json]`: every workspace rests on the shipped register."""
    if arguments.file is not None:
        open_workspace(arguments.file).close()
    items = register().items
    if arguments.id is not None:
        items = tuple(item for item in items if item.id.casefold() == arguments.id.casefold())
        if not items:
            raise InputError(unknown("evidence item", arguments.id, [item.id for item in register().items]))
    if arguments.json:
        text = json.dumps([_as_json(item) for item in items], ensure_ascii=False, indent=2)
    elif arguments.id is not None:
        text = _in_full(items[0])
    else:
        text = "\n".join(f"{item.id:5} {_value(item):>20}  {item.text}" for item in items)
    console.print(text)
    return 0


def _as_json(item: EvidenceItem) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": str(item.kind),
        "low": item.low,
        "central": item.central,
        "high": item.high,
        "unit": item.unit,
        "as_of": item.as_of,
        "geography": item.geography,
        "text": item.text,
        "endnote": item.endnote,
        "flags": list(item.flags),
        "sources": [*([item.source] if item.source else []), *item.links],
        "verbal": item.verbal,
        "quality": item.quality,
        "note": item.note,
    }


def _value(item: EvidenceItem) -> str:
    """The published number in words; empty for an item that states none."""
    if item.central is not None:
        return published(item.central)
    if item.low is not None or item.high is not None:
        return published_range(item.low, item.high)
    return item.verbal


def _in_full(item: EvidenceItem) -> str:
    endnote = f"{item.endnote} (text not held)" if item.endnote else ""
    rows = {
        "low": _number(item.low),
        "central": _number(item.central),
        "high": _number(item.high),
        "in words": item.verbal,
        "unit": item.unit,
        "as of": item.as_of,
        "where": item.geography,
        "endnote": endnote + (", the nearest one only" if item.endnote_is_nearest_only else ""),
        "quality": item.quality,
        "flags": ", ".join(item.flags),
        "source": item.source,
        "points to": ", ".join(item.links),
        "note": item.note,
    }
    lines = [f"{item.id}, {item.kind}: {item.text}"]
    return "\n".join(lines + [f"  {name:10} {text}" for name, text in rows.items() if text])


def _number(value: float | None) -> str:
    return "" if value is None else published(value)
