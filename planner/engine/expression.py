"""What an equation says, as a value: a graph of operations on what it reads, with the axes each part varies over.

Digests, printed formulas and compiled runs are made from it elsewhere; nothing is simplified here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.engine.axes import Axis


class Op(StrEnum):
    """Every operation an expression can hold. Comparisons give 1 and 0; a word is only ever put in for a reader."""

    CONSTANT = "constant"
    READ = "read"
    ADD = "add"
    SUBTRACT = "subtract"
    MULTIPLY = "multiply"
    DIVIDE = "divide"
    POWER = "power"
    NEGATIVE = "negative"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    ABSOLUTE = "absolute"
    FLOOR = "floor"
    SQUARE_ROOT = "square root"
    EXP = "exp"
    EXPM1 = "expm1"
    LOG = "log"
    LOG1P = "log1p"
    LOG2 = "log2"
    GREATER = "greater"
    AT_LEAST = "at least"
    LESS = "less"
    AT_MOST = "at most"
    EQUAL = "equal"
    NOT_EQUAL = "not equal"
    AND = "and"
    OR = "or"
    NOT = "not"
    WHERE = "where"
    SUM = "sum"
    RENAME = "rename"
    SLICE = "slice"
    JOIN = "join"
    WORD = "word"


Detail = float | str | tuple[Axis, ...] | tuple[Axis, int | None, int | None] | None
"""A constant's value, the name read or of a word, the axes summed over, renamed (old, new) or joined, or a slice."""


@dataclass(frozen=True, eq=False, slots=True)
class Expression:
    """One operation on other expressions. Two are equal when they say the same, whoever made them: by `mark`.

    `axes` are those the value varies over, draws aside; a sum leaves its axes with length 1, as arrays do.
    """

    op: Op
    args: tuple[Expression, ...]
    detail: Detail
    axes: frozenset[Axis]
    mark: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self.mark == other.mark

    def __hash__(self) -> int:
        return hash(self.mark)

    @property
    def number(self) -> float | None:
        """The value of a constant; None for everything else."""
        return self.detail if isinstance(self.detail, float) else None


def constant(value: float) -> Expression:
    """A number written in an equation."""
    return _made(Op.CONSTANT, (), float(value), frozenset())


def reading(name: str, axes: frozenset[Axis]) -> Expression:
    """The value of another variable."""
    return _made(Op.READ, (), name, axes)


def applied(op: Op, *args: Expression) -> Expression:
    """An operation element by element."""
    return _made(op, args, None, frozenset[Axis]().union(*(part.axes for part in args)))


def summed(of: Expression, over: tuple[Axis, ...]) -> Expression:
    """The sum over axes."""
    return _made(Op.SUM, (of,), over, of.axes - set(over))


def along_another(of: Expression, old: Axis, new: Axis) -> Expression:
    """The same values along `new` instead of `old`, and the other way round."""
    swapped = {old: new, new: old}
    return _made(Op.RENAME, (of,), (old, new), frozenset(swapped.get(axis, axis) for axis in of.axes))


def cut(of: Expression, axis: Axis, first: int | None, last: int | None) -> Expression:
    """The members of an axis from `first` up to `last`, as a slice."""
    return _made(Op.SLICE, (of,), (axis, first, last), of.axes)


def joined(parts: tuple[Expression, ...], axis: Axis) -> Expression:
    """Parts of an axis put one after another."""
    return _made(Op.JOIN, parts, (axis,), frozenset[Axis]().union(*(part.axes for part in parts)))


def axes_named(node: Expression) -> tuple[Axis, ...]:
    """The axes an operation names: those summed over, renamed, cut or joined."""
    return tuple(part for part in node.detail if isinstance(part, Axis)) if isinstance(node.detail, tuple) else ()


def word(name: str, *args: Expression) -> Expression:
    """A word of the vocabulary in place of what it stands for, so that it can be read."""
    return _made(Op.WORD, args, name, frozenset[Axis]().union(*(part.axes for part in args)))


def parts_of(*roots: Expression) -> Iterator[Expression]:
    """Every different expression in some others, what an operation works on before the operation."""
    seen: set[Expression] = set()
    waiting = [(root, False) for root in reversed(roots)]
    while waiting:
        node, ready = waiting.pop()
        if ready:
            yield node
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting += [(part, False) for part in reversed(node.args) if part not in seen]


def rebuilt(root: Expression, put: Callable[[Expression], Expression]) -> Expression:
    """The expression again, each part passed through `put` once its own parts have been."""
    done: dict[Expression, Expression] = {}
    for node in parts_of(root):
        done[node] = put(with_args(node, tuple([done[part] for part in node.args])))
    return done[root]


def with_args(node: Expression, args: tuple[Expression, ...]) -> Expression:
    """The same operation on other expressions."""
    if all(new is old for new, old in zip(args, node.args, strict=True)):
        return node
    match node.op, node.detail:
        case Op.SUM, _:
            return summed(args[0], axes_named(node))
        case Op.RENAME, (Axis() as old, Axis() as new):
            return along_another(args[0], old, new)
        case Op.SLICE, (Axis() as axis, first, last):
            return cut(args[0], axis, _place(first), _place(last))
        case Op.JOIN, (Axis() as axis,):
            return joined(args, axis)
        case Op.WORD, str() as name:
            return word(name, *args)
        case _:
            return applied(node.op, *args)


def _place(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _made(op: Op, args: tuple[Expression, ...], detail: Detail, axes: frozenset[Axis]) -> Expression:
    said = f"{op.value}|{_said(detail)}|{','.join(sorted(axis.name for axis in axes))}|{len(args)}"
    digest = hashlib.blake2b(said.encode(), digest_size=16)
    for part in args:
        digest.update(part.mark)
    return Expression(op, args, detail, axes, digest.digest())


def _said(detail: Detail) -> str:
    if isinstance(detail, float):
        return detail.hex()
    if isinstance(detail, tuple):
        return ";".join(part.name if isinstance(part, Axis) else str(part) for part in detail)
    return detail or ""
