"""The equations as a reader meets them: name, unit, meaning and the evidence each names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.engine.declare import Equation
from planner.system.wired import SYSTEM

_ID = r"[FOUXWDMCKE]\d{2}[a-z]?(?: \([^)]*\))?"
_IDS = re.compile(r"\b[FOUXWDMCKE]\d{2}[a-z]?\b")
_CLOSING_IDS = re.compile(rf"\s*{_ID}(?:, {_ID})*\.$")


@dataclass(frozen=True)
class EquationLine:
    """One equation of the system: its name, unit, meaning in words, what it reads and the evidence ids it names."""

    name: str
    unit: str
    meaning: str
    reads: tuple[str, ...]
    evidence: tuple[str, ...]


def listed_equations() -> tuple[EquationLine, ...]:
    """Every equation that rests on evidence, in the order in which they are computed."""
    lines = (
        EquationLine(
            item.name,
            item.unit,
            _CLOSING_IDS.sub("", item.meaning),
            item.reads,
            tuple(dict.fromkeys(_IDS.findall(item.meaning))),
        )
        for item in (*SYSTEM.outside, *SYSTEM.inside)
        if isinstance(item, Equation)
    )
    return tuple(line for line in lines if line.evidence)
