"""The equations as a reader meets them: name, unit, formula, what each reads and rests on, where it stands."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planner.engine.declare import Delay, Equation, Stock
from planner.engine.formula import Formula, formula_of
from planner.engine.trace import expressions_of
from planner.system import stocks, wired
from planner.system.series import INDICATORS
from planner.system.wired import CHAPTERS, SYSTEM

_ID = r"[FOUXWDMCKEIA]\d{2}[a-z]?(?: \([^)]*\))?"
_IDS = re.compile(r"\b[FOUXWDMCKE]\d{2}[a-z]?\b")
_CLOSING_IDS = re.compile(rf"\s*{_ID}(?:, {_ID})*\.$")


@dataclass(frozen=True)
class EquationLine:
    """One variable of the system that is computed: an equation, a flow, an indicator, a stock or a delay.

    `meaning` is what its author says of it, `source` the file and line it is declared in.
    """

    name: str
    kind: str
    unit: str
    dimensions: tuple[str, ...]
    formula: Formula
    meaning: str
    reads: tuple[str, ...]
    evidence: tuple[str, ...]
    source: str

    @property
    def form(self) -> str:
        """Unit and dimensions in words, such as `person by site, origin`."""
        unit = "a number" if self.unit == "1" else self.unit
        return f"{unit} by {', '.join(self.dimensions)}" if self.dimensions else unit


@cache
def all_equations() -> tuple[EquationLine, ...]:
    """Every variable that is computed, in reading order: chapter by chapter, then indicators, delays and stocks."""
    chapters = [_file(module.__name__) for module in (*CHAPTERS, *INDICATORS)]
    last = [_file(wired.__name__), _file(stocks.__name__)]

    def place(line: EquationLine) -> tuple[int, str, int]:
        file, _, number = line.source.partition(":")
        known = chapters.index(file) if file in chapters else len(chapters) + (file in last)
        return known, file, int(number or 0)

    return tuple(sorted(_lines(), key=place))


def listed_equations() -> tuple[EquationLine, ...]:
    """Every equation that rests on evidence, in reading order."""
    return tuple(line for line in all_equations() if line.evidence and line.kind in ("equation", "flow"))


def _lines() -> Iterator[EquationLine]:
    says = expressions_of(SYSTEM)
    after = {item.name for item in SYSTEM.after}
    for item in (*SYSTEM.outside, *SYSTEM.inside, *SYSTEM.after):
        if isinstance(item, Equation):
            kind = "indicator" if item.name in after else "flow" if item.kind == "flow" else "equation"
            yield _of_equation(item, kind, formula_of(item, says[item.name]))
        elif isinstance(item, Delay):
            yield _of_delay(item)
    yield from (_of_stock(stock) for stock in SYSTEM.stocks)


def _of_equation(item: Equation, kind: str, formula: Formula) -> EquationLine:
    said = inspect.getdoc(item.function) or ""
    return EquationLine(
        name=item.name,
        kind=kind,
        unit=item.unit,
        dimensions=tuple(axis.name for axis in item.axes),
        formula=formula,
        meaning=_CLOSING_IDS.sub("", item.meaning),
        reads=item.reads,
        evidence=tuple(dict.fromkeys(_IDS.findall(said))),
        source=f"{_file(item.function.__module__)}:{item.function.__code__.co_firstlineno}",
    )


def _of_delay(item: Delay) -> EquationLine:
    formula = Formula(f"{item.of} as it was {item.by} months ago; {item.before:g} before the start")
    dimensions = tuple(axis.name for axis in item.axes)
    reads = item.of, item.by
    return EquationLine(item.name, "delay", item.unit, dimensions, formula, "Delayed", reads, (), _file(wired.__name__))


def _of_stock(stock: Stock) -> EquationLine:
    ledger = {name: (leaving, arriving) for name, leaving, arriving in SYSTEM.ledger}
    leaving, arriving = ledger.get(stock.name, ((), ()))
    terms = [stock.name, *(f"− {name}" for name in leaving), *(f"+ {name}" for name in arriving)]
    dimensions = tuple(axis.name for axis in stock.axes)
    formula = Formula(" ".join(terms))
    reads = (*leaving, *arriving)
    return EquationLine(
        stock.name, "stock", stock.unit, dimensions, formula, stock.title, reads, (), _file(stocks.__name__)
    )


def _file(module: str) -> str:
    return f"{module.replace('.', '/')}.py"
