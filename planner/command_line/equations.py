"""The equations command: what the model computes, as printed formulas with what each reads and rests on."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable

from planner.command_line.addressing import unknown
from planner.command_line.console import Console
from planner.domain.errors import InputError
from planner.system.listing import EquationLine, all_equations
from planner.system.wired import MODEL_VERSION

_SIGNS = "dt is the step in months; NAME_at_start is NAME at the start of the situation, whatever a scenario sets."


def print_equations(arguments: Namespace, console: Console) -> int:
    """`planner equations [NAME] [--json]`: every equation, or one by its name."""
    lines = all_equations()
    if arguments.name is not None:
        lines = tuple(line for line in lines if line.name.casefold() == arguments.name.casefold())
        if not lines:
            raise InputError(unknown("equation", arguments.name, [line.name for line in all_equations()]))
    if arguments.json:
        console.print(json.dumps([_as_json(line) for line in lines], ensure_ascii=False, indent=2))
    else:
        console.print("\n".join(_document(lines, whole=arguments.name is None)))
    return 0


def _document(lines: Iterable[EquationLine], *, whole: bool) -> Iterable[str]:
    if whole:
        yield f"Model {MODEL_VERSION}. {_SIGNS}"
    file = ""
    notes: dict[str, None] = {}
    for line in lines:
        at = line.source.partition(":")[0]
        if whole and at != file:
            yield f"\n{at}\n{'—' * len(at)}"
            file = at
        yield from _in_full(line)
        notes |= dict.fromkeys(line.formula.notes)
    if notes:
        yield "\nSigns and words"
        yield from (f"  {note}." for note in notes)


def _in_full(line: EquationLine) -> Iterable[str]:
    becomes = "after a step: " if line.kind == "stock" else ""
    yield f"\n{line.name} = {becomes}{line.formula.text}"
    yield from (f"    where {name} = {text}" for name, text in line.formula.where)
    yield f"    {line.meaning.rstrip('.')}."
    evidence = f"; evidence {', '.join(line.evidence)}" if line.evidence else ""
    yield f"    {line.kind}; {line.form}{evidence}; {line.source}"


def _as_json(line: EquationLine) -> dict[str, object]:
    return {
        "name": line.name,
        "kind": line.kind,
        "unit": line.unit,
        "dimensions": list(line.dimensions),
        "formula": line.formula.text,
        "where": dict(line.formula.where),
        "notes": list(line.formula.notes),
        "meaning": line.meaning,
        "reads": list(line.reads),
        "evidence": list(line.evidence),
        "source": line.source,
    }
