"""Writes a kernel as C: a function a loop, draws innermost, between the mathematics and the march of `frame.c`."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from importlib import resources

from planner.engine.axes import Axis
from planner.engine.expression import Expression, Op
from planner.engine.kernel.groups import Group, Plan
from planner.engine.kernel.program import AFTER, BEFORE, Kernel
from planner.engine.kernel.statements import KernelError, Shift, Statement

LANES = 8
"""Draws that a loop works on at once."""
MOST_AXES = 12
"""Places there are for axes, as many for every system."""

_BETWEEN = {Op.ADD: "+", Op.SUBTRACT: "-", Op.MULTIPLY: "*", Op.DIVIDE: "/"}
_COMPARED = {Op.GREATER: ">", Op.AT_LEAST: ">=", Op.LESS: "<", Op.AT_MOST: "<=", Op.EQUAL: "==", Op.NOT_EQUAL: "!="}
_JOINED = {Op.AND: "&&", Op.OR: "||"}
_CALLED = {
    Op.MINIMUM: "k_min",
    Op.MAXIMUM: "k_max",
    Op.ABSOLUTE: "fabs",
    Op.FLOOR: "floor",
    Op.SQUARE_ROOT: "sqrt",
    Op.EXP: "k_exp",
    Op.EXPM1: "k_expm1",
    Op.LOG: "k_log",
    Op.LOG1P: "k_log1p",
    Op.LOG2: "k_log2",
    Op.POWER: "k_pow",
}


def mark_of_source(source: str) -> str:
    """16 hex digits of a C file: what the library made from it answers, whatever compiled it."""
    return hashlib.blake2b(source.encode(), digest_size=8).hexdigest()


def source_of(kernel: Kernel) -> str:
    """The whole of one C file. Compiled with a NAME and a MARK it exports `NAME_run` and `NAME_mark`.

    Raises `KernelError`.
    """
    loops = [*_functions(kernel, kernel.step, "step"), *_functions(kernel, kernel.indicators, "indicators")]
    stocks = kernel.system.stocks
    people = [kernel.slot(f"{AFTER}{stock.name}") for stock in stocks if stock.people]
    others = [kernel.slot(f"{AFTER}{stock.name}") for stock in stocks if not stock.people]
    pairs = [(kernel.slot(f"{BEFORE}{stock.name}"), kernel.slot(f"{AFTER}{stock.name}")) for stock in stocks]
    coming = [kernel.slot(found) for found in kernel.sources]
    facts = [
        "#define JOINED(name, word) name##_##word",
        "#define CALLED(name, word) JOINED(name, word)",
        "#define WORD(x) #x",
        "#define TEXT(x) WORD(x)",
        f"#define B {LANES}",
        f"#define AXES {MOST_AXES}",
        f"#define SLOTS {len(kernel.slots)}",
        f"#define LOOPS {len(kernel.step.groups) + len(kernel.indicators.groups)}",
        _numbers("people", people),
        _numbers("others", others),
        _numbers("befores", [before for before, _ in pairs]),
        _numbers("afters", [after for _, after in pairs]),
        _numbers("coming", coming),
    ]
    passes = [_pass("step", len(kernel.step.groups), 0)]
    passes.append(_pass("indicators", len(kernel.indicators.groups), len(kernel.step.groups)))
    maths, march = (resources.files(__package__).joinpath(part).read_text("utf-8") for part in ("maths.c", "march.c"))
    return "\n".join([*facts, maths, *loops, *passes, march])


def _numbers(name: str, values: list[int]) -> str:
    inside = ", ".join(map(str, values)) or "0"
    return f"enum {{ N_{name} = {len(values)} }};\nstatic const int {name}[] = {{ {inside} }};"


def _pass(name: str, loops: int, first: int) -> str:
    calls = [f"  {name}_{place}(c, {first + place});" for place in range(loops)]
    return "\n".join([f"static void {name}(Run *c) {{", *calls, "}"])


def _functions(kernel: Kernel, plan: Plan, name: str) -> Iterator[str]:
    for place, group in enumerate(plan.groups):
        yield _Loop(kernel, plan, group).text(f"{name}_{place}")


class _Loop:
    """One loop as it is written: pointers to the cells it touches, then what is done to every draw."""

    def __init__(self, kernel: Kernel, plan: Plan, group: Group) -> None:
        self._kernel, self._plan, self._group = kernel, plan, group
        self._slots: dict[int, None] = {}
        self._pointers: dict[str, str] = {}
        self._lines: list[str] = []
        self._locals: dict[Expression, str] = {}
        self._inside: dict[str, str] = {}

    def text(self, name: str) -> str:
        """The function."""
        for one in self._group.statements:
            self._state(one)
        axes = sorted(self._group.loop, key=lambda axis: axis.position)
        sums = [self._kernel.slot(one.name) for one in self._group.statements if one.adds_up]
        places = [f"const int i{axis.position} = q[{axis.position}];" for axis in axes]
        return "\n".join(
            [
                f"static void {name}(Run *c, int loop) {{",
                "  const double dt = c->dt; (void)dt;",
                *(f"  double *restrict m{slot} = c->slot[{slot}];" for slot in self._slots),
                *(f"  clear(m{slot}, {self._size(slot)});" for slot in sums),
                "  const unsigned short *q = c->cells[loop], *end = q + AXES * (long)c->count[loop];",
                "  for (; q < end; q += AXES) {",
                *(f"    {place}" for place in places),
                *(f"    {pointer}" for pointer in self._pointers.values()),
                "    LANES for (int d = 0; d < B; d++) {",
                *(f"      {line}" for line in self._lines),
                "    }",
                "  }",
                "}",
            ]
        )

    def _state(self, one: Statement) -> None:
        value = self._value(one.says, one)
        if one.adds_up:
            self._lines.append(f"{self._at(one.name, {})} += {value};")
            return
        self._inside[one.name] = value
        if one.name in self._plan.stored:
            self._lines.append(f"{self._at(one.name, {})} = {value};")

    def _value(self, node: Expression, one: Statement) -> str:
        if node.op is Op.CONSTANT:
            return _written(node.number)
        if node.op is Op.READ:
            return self._read(str(node.detail), one.shifts)
        if node not in self._locals:
            text = self._computed(node, one)
            local = f"v{len(self._locals)}"
            self._lines.append(f"const double {local} = {text};")
            self._locals[node] = local
        return self._locals[node]

    def _computed(self, node: Expression, one: Statement) -> str:
        if node.op in _COMPARED or node.op in _JOINED or node.op is Op.NOT:
            return f"{self._holds(node, one)} ? 1.0 : 0.0"
        parts = [self._value(part, one) for part in node.args[1 if node.op is Op.WHERE else 0 :]]
        if node.op in _BETWEEN:
            return f"{parts[0]} {_BETWEEN[node.op]} {parts[1]}"
        if node.op is Op.NEGATIVE:
            return f"-{parts[0]}"
        if node.op is Op.WHERE:
            return f"{self._holds(node.args[0], one)} ? {parts[0]} : {parts[1]}"
        if node.op in _CALLED:
            return f"{_CALLED[node.op]}({', '.join(parts)})"
        raise KernelError(f"{one.name}: the kernel does not know “{node.op}”")

    def _holds(self, node: Expression, one: Statement) -> str:
        if node.op in _COMPARED:
            first, last = (self._value(part, one) for part in node.args)
            return f"({first} {_COMPARED[node.op]} {last})"
        if node.op in _JOINED:
            return f"({f' {_JOINED[node.op]} '.join(self._holds(part, one) for part in node.args)})"
        if node.op is Op.NOT:
            return f"(!{self._holds(node.args[0], one)})"
        return f"({self._value(node, one)} != 0.0)"

    def _read(self, name: str, shifts: Mapping[str, Shift]) -> str:
        if name == "dt":
            return "dt"
        if name in self._inside:
            return self._inside[name]
        shift = shifts.get(name)
        if shift is None:
            return self._at(name, {})
        if shift.back is not None:
            place = shift.back.position
            back = {shift.back: f"((i{place} + c->members[{place}] - 1) % c->members[{place}])"}
            return self._at(shift.name, back)
        assert shift.old is not None
        assert shift.new is not None
        return self._at(shift.name, {shift.old: f"i{shift.new.position}"})

    def _at(self, name: str, instead: Mapping[Axis, str]) -> str:
        slot = self._kernel.slot(name)
        self._slots[slot] = None
        place = ""
        for axis in self._kernel.slots[slot].axes:
            index = instead.get(axis, f"i{axis.position}")
            place = f"({place}) * c->members[{axis.position}] + {index}" if place else index
        key = f"{slot} {place}"
        if key not in self._pointers:
            self._pointers[key] = f"double *restrict p{len(self._pointers)} = m{slot} + ((long)({place or '0'})) * B;"
        return f"p{list(self._pointers).index(key)}[d]"

    def _size(self, slot: int) -> str:
        return " * ".join(["1", *(f"c->members[{axis.position}]" for axis in self._kernel.slots[slot].axes)])


def _written(value: float | None) -> str:
    if value is None or math.isnan(value):
        return "NAN"
    if math.isinf(value):
        return "INFINITY" if value > 0 else "-INFINITY"
    return f"({value!r})" if value < 0 else repr(value)
