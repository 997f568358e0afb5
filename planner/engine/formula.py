"""Printed formulas: an equation in readable maths on one line, with what its parts and signs mean."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.engine.axes import Axis
from planner.engine.declare import Equation
from planner.engine.expression import Expression, Op, applied, axes_named, constant, parts_of, rebuilt
from planner.engine.phrases import WORDS, meaning_of, phrased

LOOSE, CHOICE, ADDED, SUMMED, MULTIPLIED, RAISED, TIGHT = range(7)
"""How tightly a sign binds what stands beside it."""

_BETWEEN = {Op.GREATER: ">", Op.AT_LEAST: "≥", Op.LESS: "<", Op.AT_MOST: "≤", Op.EQUAL: "=", Op.NOT_EQUAL: "≠"}
_OPPOSITE = {
    Op.GREATER: Op.AT_MOST,
    Op.AT_LEAST: Op.LESS,
    Op.LESS: Op.AT_LEAST,
    Op.AT_MOST: Op.GREATER,
    Op.EQUAL: Op.NOT_EQUAL,
    Op.NOT_EQUAL: Op.EQUAL,
}
_CALLED = {
    Op.MINIMUM: "min",
    Op.MAXIMUM: "max",
    Op.ABSOLUTE: "abs",
    Op.FLOOR: "floor",
    Op.SQUARE_ROOT: "sqrt",
    Op.EXP: "exp",
    Op.LOG: "ln",
    Op.LOG2: "log₂",
}
_KNOWN_NUMBERS = {math.log(2): "ln 2", math.pi: "π", math.e: "e"}
_LOGIC = (*_BETWEEN, Op.AND, Op.OR, Op.NOT)
_NOTES = {
    "÷": WORDS["ratio"],
    r"(^|[\s(])\[": "[…] is 1 where it holds, else 0",
    r"→": "x[a → b] is x with each member of a in the place of the same member of b",
    r"before\]": "x[… before] is the value of the member before; the first takes the last one’s",
}
"""What a sign means, by a pattern that finds it in a text."""


@dataclass(frozen=True)
class Formula:
    """An equation as it is printed: `text` after the equals sign, parts with a name of their own, signs explained."""

    text: str
    where: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The formula and its named parts on one line."""
        if not self.where:
            return self.text
        return f"{self.text}, where {'; '.join(f'{name} = {text}' for name, text in self.where)}"


@lru_cache(maxsize=4096)
def formula_of(item: Equation, says: Expression) -> Formula:
    """An equation's trace as a formula."""
    told = phrased(item, says)
    text = printed(told.says)
    where = tuple((name, printed(part)) for name, part in told.named)
    shown = [told.says, *(part for _, part in told.named)]
    return Formula(text, where, tuple(_notes_on(shown, [text, *(line for _, line in where)])))


def printed(says: Expression) -> str:
    """An expression in readable maths, with no more brackets than it needs."""
    return _text(_plain(says), LOOSE)


def _notes_on(shown: Iterable[Expression], lines: Sequence[str]) -> Iterable[str]:
    words = {str(part.detail) for says in shown for part in parts_of(says) if part.op is Op.WORD}
    yield from (note for sign, note in _NOTES.items() if any(re.search(sign, line) for line in lines))
    yield from (meaning_of(name) for name in WORDS if name in words and name != "ratio")


def _plain(says: Expression) -> Expression:
    """Without what changes nothing for a reader: added noughts, factors of one, double signs."""
    return rebuilt(says, _tidied)


def _tidied(node: Expression) -> Expression:
    numbers = [part.number for part in node.args]
    match node.op, node.args, numbers:
        case (Op.ADD, (_, kept), (0.0, _)) | (Op.ADD | Op.SUBTRACT, (kept, _), (_, 0.0)):
            return kept
        case (Op.MULTIPLY, (_, kept), (1.0, _)) | (Op.MULTIPLY | Op.DIVIDE | Op.POWER, (kept, _), (_, 1.0)):
            return kept
        case Op.MULTIPLY, (Expression(op=Op.DIVIDE, args=(over, under)), other), _ if over.number is not None:
            return applied(Op.DIVIDE, _tidied(applied(Op.MULTIPLY, over, other)), under)
        case Op.MULTIPLY, _, (0.0, _) | (_, 0.0):
            return constant(0.0)
        case Op.EXPM1, (power,), _:
            return applied(Op.SUBTRACT, applied(Op.EXP, power), constant(1.0))
        case Op.LOG1P, (more,), _:
            return applied(Op.LOG, applied(Op.ADD, constant(1.0), more))
        case Op.SUBTRACT, (_, subtracted), (0.0, _):
            return _tidied(applied(Op.NEGATIVE, subtracted))
        case Op.NEGATIVE, (Expression(op=Op.NEGATIVE, args=(kept,)),), _:
            return kept
        case Op.NEGATIVE, (Expression(op=Op.SUBTRACT, args=(first, second)),), _:
            return applied(Op.SUBTRACT, second, first)
        case Op.NEGATIVE, (_,), (float() as number,):
            return constant(-number)
        case Op.NOT, (Expression(op=op, args=args),), _ if op in _OPPOSITE:
            return applied(_OPPOSITE[op], *args)
        case Op.SUM, (kept,), _ if not kept.axes & set(axes_named(node)):
            return kept
        case _:
            return node


def _text(node: Expression, around: int, last: bool = True) -> str:
    """The text of a part between signs that bind as `around`; `last` when nothing follows it."""
    text, binds = _written(node, last)
    open_ended = binds in (CHOICE, SUMMED) and not last
    return f"({text})" if binds < around or (open_ended and around > LOOSE) else text


def _written(node: Expression, last: bool) -> tuple[str, int]:
    match node.op, node.args:
        case Op.CONSTANT, _:
            return _number(node.number or 0.0)
        case Op.READ, _:
            return str(node.detail), TIGHT
        case Op.ADD, (first, second):
            return f"{_text(first, ADDED, False)} + {_text(second, ADDED, last)}", ADDED
        case Op.SUBTRACT, (first, second):
            return f"{_text(first, ADDED, False)} − {_text(second, SUMMED, last)}", ADDED
        case Op.MULTIPLY, (first, second):
            return f"{_factor(first, False, True)} · {_factor(second, last)}", MULTIPLIED
        case Op.DIVIDE, (first, second):
            return f"{_factor(first, False, True)} / {_text(second, RAISED, False)}", MULTIPLIED
        case Op.POWER, (first, second):
            return f"{_text(first, TIGHT, False)}^{_text(second, TIGHT, False)}", RAISED
        case Op.NEGATIVE, (first,):
            return f"−{_text(first, MULTIPLIED, last)}", ADDED
        case Op.WHERE, (condition, yes, no):
            said = f"if {_condition(condition)} then {_text(yes, ADDED)} else {_text(no, LOOSE)}"
            return said, CHOICE
        case Op.SUM, (first,):
            names = ", ".join(axis.name for axis in _by_place(axes_named(node)) if axis in first.axes)
            return f"Σ over {names} of {_text(first, MULTIPLIED, last)}", SUMMED
        case Op.RENAME, (first,):
            old, new = axes_named(node)
            return f"{_text(first, TIGHT, False)}[{old.name} → {new.name}]", TIGHT
        case ((Op.SLICE | Op.JOIN), _):
            return _members(node)
        case Op.WORD, (first, second) if node.detail == "ratio":
            return f"{_factor(first, False, True)} ÷ {_text(second, RAISED, False)}", MULTIPLIED
        case Op.WORD, args:
            return f"{node.detail}({', '.join(_text(part, LOOSE) for part in args)})", TIGHT
        case op, args if op in _LOGIC:
            return f"[{_condition(node)}]", TIGHT
        case op, args:
            return f"{_CALLED[op]}({', '.join(_text(part, LOOSE) for part in _arguments(op, args))})", TIGHT


def _factor(node: Expression, last: bool, first: bool = False) -> str:
    """One side of a product; a quotient in it stands in brackets, so that nobody asks what is divided."""
    if first and (node.op is Op.NEGATIVE or (node.number or 0) < 0):
        return _written(node, last)[0]
    divided = node.op is Op.DIVIDE or (node.op is Op.WORD and node.detail == "ratio")
    return _text(node, RAISED if divided else MULTIPLIED, last)


def _arguments(op: Op, args: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """Bounds first, nested ones beside one another: max(0, x), min(1, a, b)."""
    if op not in (Op.MINIMUM, Op.MAXIMUM):
        return args
    flat = [inner for part in args for inner in (_arguments(op, part.args) if part.op is op else (part,))]
    return tuple(sorted(flat, key=lambda part: part.number is None))


def _condition(node: Expression) -> str:
    match node.op, node.args:
        case op, (first, second) if op in _BETWEEN:
            return f"{_text(first, ADDED)} {_BETWEEN[op]} {_text(second, ADDED)}"
        case (Op.AND | Op.OR) as op, args:
            sides = [f"({_condition(part)})" if (op, part.op) == (Op.AND, Op.OR) else _condition(part) for part in args]
            return f" {op.value} ".join(sides)
        case Op.NOT, (first,):
            return f"not ({_condition(first)})"
        case _:
            return _text(node, ADDED)


def _members(node: Expression) -> tuple[str, int]:
    """One member of an axis, or each member's value handed to the next."""
    match node.op, node.args, node.detail:
        case Op.JOIN, (Expression(op=Op.SLICE, args=(of,)), Expression(op=Op.SLICE)), (Axis() as axis,):
            return f"{_text(of, TIGHT, False)}[{axis.name} before]", TIGHT
        case Op.SLICE, (of,), (Axis() as axis, int() as first, int()):
            return f"{_text(of, TIGHT, False)}[{axis.name} number {first + 1}]", TIGHT
        case _, args, _:
            return f"members({', '.join(_text(part, LOOSE) for part in args)})", TIGHT


def _number(value: float) -> tuple[str, int]:
    if value != value:
        return "no value", TIGHT
    known, binds = _KNOWN_NUMBERS.get(abs(value)) or f"{abs(value):.15g}", TIGHT
    if "e" in known and known != "e":
        digits, _, power = known.partition("e")
        scaled, binds = ("", RAISED) if digits == "1" else (f"{digits} · ", MULTIPLIED)
        known = f"{scaled}10^{int(power)}".replace("-", "−")
    return (f"−{known}", ADDED) if value < 0 else (known, binds)


def _by_place(axes: Iterable[Axis]) -> list[Axis]:
    return sorted(axes, key=lambda axis: axis.position)
