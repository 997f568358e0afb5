"""From what equations say to statements that loops can carry out: sums, shifts and narrow parts stand on their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.engine.axes import Axis
from planner.engine.expression import Expression, Op, applied, constant, parts_of, reading, rebuilt


class KernelError(Exception):
    """A system cannot be compiled: a fault of ours, with the equation and the reason."""


@dataclass(frozen=True)
class Shift:
    """Where a read takes its value: along `new` in place of `old`, or one member earlier along `back`."""

    name: str
    old: Axis | None = None
    new: Axis | None = None
    back: Axis | None = None

    @property
    def words(self) -> str:
        """What tells it from other reads of the same name."""
        if self.back is not None:
            return f"one {self.back.name} back"
        assert self.old is not None
        assert self.new is not None
        return f"{self.new.name} as {self.old.name}"


@dataclass(frozen=True)
class Statement:
    """One array to fill: `says` at every cell of `loop`, summed down to `axes` where the loop is wider.

    Inside `says`, everything is pointwise; what it reads of other statements stands under their names.
    """

    name: str
    says: Expression
    loop: frozenset[Axis]
    axes: frozenset[Axis]
    shifts: Mapping[str, Shift]

    @property
    def adds_up(self) -> bool:
        """Whether it is a sum over a wider loop."""
        return self.loop != self.axes


class Lowering:
    """Takes expressions apart in the order they are computed; equal parts of them are computed once."""

    def __init__(self, known: Mapping[str, frozenset[Axis]], prefix: str) -> None:
        """`known` are the axes of all that is there before the first statement; parts are named after `prefix`."""
        self._axes = dict(known)
        self._prefix = prefix
        self._made: dict[Expression, str] = {}
        self.statements: list[Statement] = []

    @property
    def axes(self) -> Mapping[str, frozenset[Axis]]:
        """The axes that everything named so far really varies over."""
        return self._axes

    def add(self, name: str, says: Expression, renamed: Mapping[str, str]) -> None:
        """One equation; what it reads goes by the names in `renamed`. Raises `KernelError`."""

        def narrowed(node: Expression) -> Expression:
            if node.op is not Op.READ:
                return simplified(node)
            read = renamed.get(str(node.detail), str(node.detail))
            return reading(read, self._axes[read])

        try:
            root = rebuilt(says, narrowed)
            self._state(name, root)
        except KernelError as problem:
            raise KernelError(f"{name}: {problem}") from problem

    def _state(self, name: str, root: Expression) -> None:
        if root.op is Op.SUM:
            (of,) = root.args
            self._put(name, of, loop=of.axes, axes=root.axes)
        else:
            self._put(name, root, loop=root.axes, axes=root.axes)

    def _put(self, name: str, body: Expression, *, loop: frozenset[Axis], axes: frozenset[Axis]) -> None:
        shifts: dict[str, Shift] = {}
        says = self._pointwise(body, loop, shifts, top=True)
        self._axes[name] = axes
        self.statements.append(Statement(name, says, loop, axes, shifts))

    def _pointwise(self, node: Expression, loop: frozenset[Axis], shifts: dict[str, Shift], *, top: bool) -> Expression:
        if node.op in (Op.CONSTANT, Op.READ):
            return node
        if node.op is Op.RENAME:
            assert isinstance(node.detail, tuple)
            old, new = node.detail[0], node.detail[1]
            assert isinstance(old, Axis)
            assert isinstance(new, Axis)
            return self._shifted(node, Shift(self._named(node.args[0]), old=old, new=new), shifts)
        if node.op is Op.JOIN:
            of, axis = _one_back(node)
            return self._shifted(node, Shift(self._named(of), back=axis), shifts)
        if node.op is Op.SLICE:
            raise KernelError("it takes single members, which the kernel does not know")
        if node.op is Op.SUM or (not top and node.axes != loop):
            return reading(self._named(node), node.axes)
        return applied(node.op, *(self._pointwise(part, loop, shifts, top=False) for part in node.args))

    def _shifted(self, node: Expression, shift: Shift, shifts: dict[str, Shift]) -> Expression:
        name = f"{shift.name}, {shift.words}"
        shifts[name] = shift
        return reading(name, node.axes)

    def _named(self, node: Expression) -> str:
        """The name under which an expression is there, as a statement of its own when it is none yet."""
        if node.op is Op.READ:
            return str(node.detail)
        if node not in self._made:
            name = f"{self._prefix}{len(self._made)}"
            self._made[node] = name
            self._state(name, node)
        return self._made[node]


def simplified(node: Expression) -> Expression:
    """The same value with less to compute: constants worked out, 0 and 1 left out of sums and products."""
    first, last = (node.args[0], node.args[-1]) if node.args else (node, node)
    match node.op, first.number, last.number:
        case Op.MULTIPLY, 1.0, _:
            return last
        case ((Op.MULTIPLY | Op.DIVIDE), _, 1.0):
            return first
        case Op.MULTIPLY, 0.0, _:
            return constant(0.0)
        case Op.MULTIPLY, _, 0.0:
            return constant(0.0)
        case Op.ADD, 0.0, _:
            return last
        case ((Op.ADD | Op.SUBTRACT), _, 0.0):
            return first
        case Op.SUM, 0.0, _:
            return first
        case Op.SUM, _, _ if node.axes == first.axes:
            return first
        case Op.NEGATIVE, float(value), _:
            return constant(-value)
        case _:
            return node


def _one_back(node: Expression) -> tuple[Expression, Axis]:
    """What is joined of its last member and the rest before it, and the axis. Raises `KernelError` for other joins."""
    assert isinstance(node.detail, tuple)
    axis = node.detail[0]
    assert isinstance(axis, Axis)
    if len(node.args) == 2 and all(part.op is Op.SLICE for part in node.args):
        last, rest = node.args
        if last.args == rest.args and last.detail == (axis, -1, None) and rest.detail == (axis, None, -1):
            return last.args[0], axis
    raise KernelError("it joins parts in a way the kernel does not know")


def reads(statement: Statement) -> Iterator[tuple[str, bool]]:
    """What a statement reads, and whether at the very cell it computes."""
    for node in parts_of(statement.says):
        if node.op is Op.READ:
            name = str(node.detail)
            shift = statement.shifts.get(name)
            yield (shift.name, False) if shift else (name, node.axes == statement.loop)


def cells(axes: Iterable[Axis], sizes: Mapping[Axis, int]) -> int:
    """How many cells an array over these axes has."""
    count = 1
    for axis in axes:
        count *= sizes[axis]
    return count
