"""What an equation says as its author wrote it: words of the vocabulary and names of parts found again in a trace.

For readers only; digests and runs go by the trace as it is.
"""

from __future__ import annotations

import inspect
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Any

from planner.engine import vocabulary
from planner.engine.axes import Axis
from planner.engine.declare import Equation
from planner.engine.expression import Expression, Op, axes_named, parts_of, reading, with_args, word
from planner.engine.trace import Operand

WORDS: Mapping[str, str] = {
    "ratio": "a ÷ b is a / b, and 0 where b is 0",
    "excess": "excess(a, b) is a − b where a is above b by more than rounding, else 0",
    "months_at_risk": "months_at_risk(h, dt) is (1 − exp(−h · dt)) / h: the part of a step under hazards of sum h; "
    "dt where h is 0",
    "poisson_count": "poisson_count(u, m) is the count at which the Poisson distribution with mean m reaches u, "
    "12 at most",
}
"""Words of the vocabulary that are kept when an equation is printed, and what each means; the rest read as maths."""

_SHORT = 3
"""A named part used once is written out when it holds no more operations than this."""


@dataclass(frozen=True)
class Phrased:
    """An equation for a reader: what it says, and the parts its author gave a name, in the order of its text."""

    says: Expression
    named: tuple[tuple[str, Expression], ...] = ()


def phrased(item: Equation, says: Expression) -> Phrased:
    """An equation's trace with vocabulary words and the author's own names in place of what they stand for."""
    names = _names_given(item, says)
    folded = {name: _fold(part, names) for part, name in names.items()}
    whole = _fold(says, names)
    used = _uses(whole, folded)
    kept = {
        part: name
        for part, name in names.items()
        if used[name] > 1 or (used[name] == 1 and _operations(folded[name]) > _SHORT)
    }
    return Phrased(_fold(says, kept), tuple((name, _fold(part, kept)) for part, name in kept.items()))


def _uses(whole: Expression, named: Mapping[str, Expression]) -> Counter[str]:
    """How often each name stands in what is printed: in the whole, and in every named part that it reads."""
    used = _names_in(whole)
    waiting = [name for name in named if used[name]]
    done = set(waiting)
    while waiting:
        inside = _names_in(named[waiting.pop()])
        used.update(inside)
        waiting += [name for name in named if inside[name] and name not in done]
        done |= set(waiting)
    return used


def _names_in(root: Expression) -> Counter[str]:
    """Every name read, as often as it is written."""
    found: dict[Expression, Counter[str]] = {}
    for node in parts_of(root):
        found[node] = Counter([str(node.detail)]) if node.op is Op.READ else Counter()
        for part in node.args:
            found[node].update(found[part])
    return found[root]


def _operations(root: Expression) -> int:
    return sum(1 for node in parts_of(root) if node.args)


def _names_given(item: Equation, says: Expression) -> dict[Expression, str]:
    """The author's names for parts, in the order they were given: seen by running the equation once more, watched."""
    reads = {str(node.detail): node for node in parts_of(says) if node.op is Op.READ}
    places = {axis.position: axis for node in parts_of(says) for axis in (*node.axes, *axes_named(node))}
    given: list[tuple[str, Expression]] = []

    def look(frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
        for name, value in frame.f_locals.items():
            if isinstance(value, Operand) and value.expression.args:
                found = name, value.expression
                given.extend([found] if found not in given else [])
        return look

    def enter(frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
        return look if frame.f_code is item.function.__code__ else None

    operands = [Operand(reads.get(name, reading(name, frozenset())), places) for name in item.reads]
    before = sys.gettrace()
    sys.settrace(enter)
    try:
        item.function(*operands)
    finally:
        sys.settrace(before)
    return _numbered([(name, part) for name, part in given if part != says], set(item.reads))


def _numbered(given: Sequence[tuple[str, Expression]], taken: set[str]) -> dict[Expression, str]:
    """One name for each part, told apart by numbers where a loop gave the same name several times."""
    first = {part: name for name, part in reversed(given)}
    ordered = [(name, part) for name, part in given if first.get(part) == name]
    many = Counter(name for name, _ in dict.fromkeys(ordered))
    seen: Counter[str] = Counter()
    names: dict[Expression, str] = {}
    for name, part in dict.fromkeys(ordered):
        seen[name] += 1
        alone = many[name] == 1 and name not in taken
        names[part] = name if alone else f"{name}_{seen[name]}"
    return names


def _fold(root: Expression, names: Mapping[Expression, str]) -> Expression:
    """The expression with words and names put in; the root itself is never just a name."""
    done: dict[Expression, Expression] = {}

    def folded(node: Expression) -> Expression:
        if node not in done:
            done[node] = reading(names[node], node.axes) if node in names else inside(node)
        return done[node]

    def inside(node: Expression) -> Expression:
        for name, template in _templates().get(node.op, ()):
            found = _matched(template, node)
            if found is not None:
                return word(name, *(folded(part) for part in found))
        return with_args(node, tuple(folded(part) for part in node.args))

    return inside(root)


@cache
def _templates() -> dict[Op, tuple[tuple[str, Expression], ...]]:
    """What each word stands for, traced on its own parameters, by its outermost operation."""
    found: dict[Op, tuple[tuple[str, Expression], ...]] = {}
    for name in WORDS:
        function = getattr(vocabulary, name)
        wild = [Operand(reading(f"{number}", frozenset[Axis]()), {}) for number in range(_arity(function))]
        template = function(*wild).expression
        found[template.op] = (*found.get(template.op, ()), (name, template))
    return found


def _arity(function: Callable[..., Any]) -> int:
    return len(inspect.signature(function).parameters)


def _matched(template: Expression, node: Expression) -> list[Expression] | None:
    """What stands for the template's parameters, in order; None where the node is something else."""
    bound: dict[str, Expression] = {}
    done: set[tuple[Expression, Expression]] = set()

    def fits(wanted: Expression, found: Expression) -> bool:
        if (wanted, found) in done:
            return True
        if wanted.op is Op.READ:
            same = bound.setdefault(str(wanted.detail), found) == found
        elif not wanted.args:
            same = wanted == found
        else:
            alike = (wanted.op, wanted.detail, len(wanted.args)) == (found.op, found.detail, len(found.args))
            same = alike and all(fits(one, other) for one, other in zip(wanted.args, found.args, strict=True))
        if same:
            done.add((wanted, found))
        return same

    return [bound[name] for name in sorted(bound, key=int)] if fits(template, node) else None
