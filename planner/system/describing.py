"""This model described part by part, as files keep it beside their results."""

from __future__ import annotations

from functools import cache

from planner.domain.described_model import DescribedModel, DescribedPart
from planner.engine.declare import Input, Move
from planner.system.catalogue import NO_LIMIT
from planner.system.identity import model_mark, model_marks
from planner.system.listing import all_equations
from planner.system.parameters import PARAMETERS
from planner.system.probe import PROBE
from planner.system.published import sources_of
from planner.system.wired import MODEL_VERSION, SYSTEM


@cache
def described_model() -> DescribedModel:
    """Every part of this model with its mark, formula or meaning, unit and dimensions."""
    says, forms = _says(), _forms()
    parts = tuple(
        DescribedPart(kind, name, mark, says.get((kind, name), ""), forms.get((kind, name), ""))
        for (kind, name), mark in model_marks().items()
    )
    return DescribedModel(model_mark(), MODEL_VERSION, parts)


def _says() -> dict[tuple[str, str], str]:
    """What each part says in words or maths; parts that are not here have nothing short to say."""
    read: dict[str, list[str]] = {}
    for source in sources_of(PROBE):
        read.setdefault(source.key.partition("|")[0], []).extend(watch.name for watch in source.watches)
    return (
        {("delay" if line.kind == "delay" else "equation", line.name): line.formula.line for line in all_equations()}
        | {("input", item.name): _of_input(item) for item in SYSTEM.inputs}
        | {("move", move.name): _of_move(move) for move in SYSTEM.moves}
        | {
            ("parameter", info.name): f"{info.published_unit} × {info.factor:g}, in {_unit(info.unit)}"
            for info in PARAMETERS
        }
        | {("series", name): f"read from {', '.join(dict.fromkeys(names))}" for name, names in read.items()}
    )


def _forms() -> dict[tuple[str, str], str]:
    lines = {("delay" if line.kind == "delay" else "equation", line.name): line.form for line in all_equations()}
    others = {("stock", line.name): line.form for line in all_equations() if line.kind == "stock"}
    inputs = {("input", item.name): _form(item) for item in SYSTEM.inputs}
    return lines | others | inputs


def _form(item: Input) -> str:
    by = f" by {', '.join(axis.name for axis in item.axes)}" if item.axes else ""
    return f"{_unit(item.unit)}{by}"


def _unit(unit: str) -> str:
    return "a number" if unit == "1" else unit


def _of_input(item: Input) -> str:
    if item.today:
        return f"{item.today} where left alone"
    if item.constant is None:
        return "given by the situation"
    return f"{item.constant:g} where left alone" if item.constant < NO_LIMIT else "without limit where left alone"


def _of_move(move: Move) -> str:
    leaving = [f"{name} leaves {stock}" for stock, name in move.leaves]
    return ", ".join([*leaving, *(f"{name} enters {stock}" for stock, name in move.arrives)])
