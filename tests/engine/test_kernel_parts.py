"""From equations to loops, piece by piece, on two axes: what is simplified, what shares a loop, what is stored."""

from __future__ import annotations

import numpy as np
import pytest

from planner.engine.axes import Axis
from planner.engine.expression import Expression, Op, along_another, applied, constant, cut, joined, reading, summed
from planner.engine.kernel.groups import SMALL, Plan, planned
from planner.engine.kernel.live import _live, _read, shape_of
from planner.engine.kernel.statements import KernelError, Lowering, Shift, Statement, cells, reads, simplified
from planner.engine.kernel.writing import _written

PLACE, TIME = Axis("place", 0), Axis("time", 1)
P, T, BOTH, ALONE = frozenset({PLACE}), frozenset({TIME}), frozenset({PLACE, TIME}), frozenset[Axis]()
SIZES = {PLACE: 3, TIME: 4}
A, B = reading("a", P), reading("b", T)
ZERO, ONE = constant(0.0), constant(1.0)

SIMPLER = {
    "one times": (applied(Op.MULTIPLY, ONE, A), A),
    "times one": (applied(Op.MULTIPLY, A, ONE), A),
    "by one": (applied(Op.DIVIDE, A, ONE), A),
    "nought times": (applied(Op.MULTIPLY, ZERO, A), ZERO),
    "times nought": (applied(Op.MULTIPLY, A, ZERO), ZERO),
    "nought and": (applied(Op.ADD, ZERO, A), A),
    "and nought": (applied(Op.ADD, A, ZERO), A),
    "less nought": (applied(Op.SUBTRACT, A, ZERO), A),
    "a total of nought": (summed(ZERO, (PLACE,)), ZERO),
    "a total over what does not vary": (summed(A, (TIME,)), A),
    "a number taken off": (applied(Op.NEGATIVE, constant(3.0)), constant(-3.0)),
}


@pytest.mark.parametrize(("said", "simpler"), SIMPLER.values(), ids=SIMPLER.keys())
def test_that_less_is_computed_for(said: Expression, simpler: Expression) -> None:
    assert simplified(said) == simpler


AS_IT_IS = {
    "a share of one": applied(Op.DIVIDE, ONE, A),
    "less than nought": applied(Op.SUBTRACT, ZERO, A),
    "nought by": applied(Op.DIVIDE, ZERO, A),
    "one more": applied(Op.ADD, A, ONE),
    "one and": applied(Op.ADD, ONE, A),
    "one less": applied(Op.SUBTRACT, A, ONE),
    "twice": applied(Op.MULTIPLY, constant(2.0), A),
    "a total": summed(A, (PLACE,)),
    "a total of a part": summed(applied(Op.ADD, A, B), (PLACE,)),
    "the other sign": applied(Op.NEGATIVE, A),
}


@pytest.mark.parametrize("said", AS_IT_IS.values(), ids=AS_IT_IS.keys())
def test_that_nothing_is_left_out_of(said: Expression) -> None:
    assert simplified(said) == said


def lowered(said: Expression) -> list[Statement]:
    """The statements of one equation over a (by place) and b (by time)."""
    lowering = Lowering({"a": P, "b": T, "old a": P}, "part ")
    lowering.add("what", said, {"renamed": "old a"})
    return lowering.statements


def test_that_a_pointwise_equation_is_one_statement_over_its_own_cells() -> None:
    (one,) = lowered(applied(Op.ADD, A, applied(Op.MULTIPLY, constant(2.0), A)))

    assert (one.name, one.loop, one.axes, one.adds_up, one.shifts) == ("what", P, P, False, {})


def test_that_a_total_runs_over_what_it_adds_and_is_kept_without() -> None:
    (one,) = lowered(summed(applied(Op.MULTIPLY, A, B), (TIME,)))

    assert (one.loop, one.axes, one.adds_up) == (BOTH, P, True)
    assert one.says == applied(Op.MULTIPLY, A, B)


def test_that_a_total_inside_and_a_narrow_part_stand_on_their_own_once() -> None:
    share = applied(Op.DIVIDE, A, summed(A, (PLACE,)))
    twice = applied(Op.EXP, B)

    made = lowered(applied(Op.ADD, applied(Op.MULTIPLY, share, twice), applied(Op.MULTIPLY, share, twice)))

    assert [(one.name, one.loop, one.axes) for one in made] == [
        ("part 1", P, ALONE),
        ("part 0", P, P),
        ("part 2", T, T),
        ("what", BOTH, BOTH),
    ]


def test_that_a_read_goes_by_its_name_here_with_the_axes_it_has_here() -> None:
    (one,) = lowered(applied(Op.EXP, reading("renamed", BOTH)))

    assert one.says == applied(Op.EXP, reading("old a", P))
    assert one.loop == P


def test_that_another_axis_and_one_back_are_reads_from_another_cell() -> None:
    before = joined((cut(A, PLACE, -1, None), cut(A, PLACE, None, -1)), PLACE)
    one, other = lowered(along_another(A, PLACE, TIME))[0], lowered(before)[0]

    assert one.shifts == {"a, time as place": Shift("a", old=PLACE, new=TIME)}
    assert (one.loop, one.says) == (T, reading("a, time as place", T))
    assert other.shifts == {"a, one place back": Shift("a", back=PLACE)}
    assert list(reads(one)) == list(reads(other)) == [("a", False)]


def test_that_a_read_is_here_only_where_it_varies_as_the_loop_does() -> None:
    (one,) = lowered(applied(Op.ADD, applied(Op.ADD, A, B), reading("a", BOTH)))

    assert sorted(reads(one)) == [("a", False), ("b", False)]
    assert list(reads(lowered(applied(Op.EXP, A))[0])) == [("a", True)]


LAST, REST = cut(A, PLACE, -1, None), cut(A, PLACE, None, -1)
STRANGE = {
    "the last two": joined((cut(A, PLACE, -2, None), cut(A, PLACE, None, -1)), PLACE),
    "all but two": joined((LAST, cut(A, PLACE, None, -2)), PLACE),
    "rest before last": joined((REST, LAST), PLACE),
    "of two things": joined((LAST, cut(reading("c", P), PLACE, None, -1)), PLACE),
    "along another": joined((LAST, REST), TIME),
    "a part alone": joined((LAST,), PLACE),
    "three parts": joined((LAST, REST, REST), PLACE),
    "no cuts": joined((A, A), PLACE),
    "one cut": joined((LAST, A), PLACE),
    "a member": applied(Op.EXP, LAST),
}


@pytest.mark.parametrize("said", STRANGE.values(), ids=STRANGE.keys())
def test_that_no_loop_takes(said: Expression) -> None:
    lowering = Lowering({"a": P, "c": P}, "part ")

    with pytest.raises(KernelError, match=r"^what: it "):
        lowering.add("what", said, {})


def test_that_cells_are_members_times_members() -> None:
    assert [cells(axes, SIZES) for axes in ((), (PLACE,), (TIME, PLACE))] == [1, 3, 12]


def test_that_a_shape_has_one_where_nothing_varies() -> None:
    assert [shape_of(loop, SIZES, 3) for loop in (ALONE, P, BOTH)] == [(1, 1, 1), (3, 1, 1), (3, 4, 1)]


def stated(name: str, loop: frozenset[Axis], *read: Expression, axes: frozenset[Axis] | None = None) -> Statement:
    """A statement that adds up what it reads; `axes` make it a total."""
    says = applied(Op.ADD, *read) if read else ONE
    shifts = {"x back": Shift("x", back=PLACE)}
    return Statement(name, says, loop, loop if axes is None else axes, shifts)


def told(plan: Plan) -> list[str]:
    """The statements of each loop."""
    return [" ".join(one.name for one in group.statements) for group in plan.groups]


def plan(*statements: Statement, wanted: str = "", place: int = 3, time: int = 4) -> Plan:
    return planned(statements, frozenset(wanted.split()), {PLACE: place, TIME: time})


X, Y, Z = reading("x", P), reading("y", P), reading("z", ALONE)


def test_that_what_is_read_at_the_same_cell_shares_a_loop_and_is_not_stored() -> None:
    found = plan(stated("x", P), stated("y", P, X), wanted="y")

    assert told(found) == ["x y"]
    assert found.stored == {"y"}
    assert found.groups[0].loop == P


def test_that_what_is_read_at_another_cell_needs_a_loop_before() -> None:
    found = plan(stated("x", P), stated("y", P, X, reading("x back", P)), wanted="y")

    assert told(found) == ["x", "y"]
    assert found.stored == {"x", "y"}


def test_that_a_total_is_stored_and_read_in_a_later_loop() -> None:
    found = plan(stated("z", P, axes=ALONE), stated("y", P, Z), wanted="y")

    assert told(found) == ["z", "y"]
    assert found.stored == {"z", "y"}


def test_that_totals_come_last_in_their_loop() -> None:
    assert told(plan(stated("z", P, axes=ALONE), stated("x", P), wanted="x z")) == ["x z"]


@pytest.mark.parametrize(
    ("place", "time", "first"),
    [(3, 4, "x"), (5, 4, "u v"), (SMALL, SMALL + 1, "x"), (SMALL + 1, SMALL + 2, "u v"), (SMALL + 1, SMALL, "u v")],
)
def test_that_small_loops_come_first_and_of_large_ones_the_fullest(place: int, time: int, first: str) -> None:
    assert SMALL == 100
    found = plan(stated("x", P), stated("u", T), stated("v", T), wanted="x u v", place=place, time=time)

    assert told(found)[0] == first


WAITING = (stated("x", P), stated("z", T, axes=ALONE), stated("y", P, X, Z))
"""Of y, what is by place could be computed at once, and what is by time must be."""


def test_that_what_a_single_later_loop_reads_moves_into_it() -> None:
    found = plan(*WAITING, wanted="y")

    assert told(found) == ["z", "x y"]
    assert found.stored == {"z", "y"}


def test_that_what_leads_to_it_moves_along() -> None:
    found = plan(stated("w", P), stated("x", P, reading("w", P)), *WAITING[1:], wanted="y")

    assert told(found) == ["z", "w x y"]
    assert found.stored == {"z", "y"}


def test_that_what_moves_goes_before_all_that_is_there() -> None:
    assert told(plan(*WAITING[:2], stated("v", P, Z), WAITING[2], wanted="v y")) == ["z", "x v y"]


def test_that_what_is_wanted_stays_where_it_is() -> None:
    found = plan(*WAITING, wanted="x y")

    assert told(found) == ["x", "z", "y"]
    assert found.stored == {"x", "y", "z"}


def test_that_a_total_stays_where_it_is() -> None:
    assert told(plan(stated("x", P, axes=ALONE), *WAITING[1:], wanted="y")) == ["x", "z", "y"]


def test_that_what_two_later_loops_read_is_stored() -> None:
    found = plan(*WAITING, stated("u", P, Y, axes=ALONE), stated("w", P, X, reading("u", ALONE)), wanted="w")

    assert told(found) == ["x", "z", "y u", "w"]
    assert found.stored == {"x", "z", "u", "w"}


def test_that_what_a_later_loop_reads_from_another_cell_stays_too() -> None:
    found = plan(WAITING[0], WAITING[1], stated("y", P, reading("x back", P), Z), wanted="y")

    assert told(found) == ["x", "z", "y"]
    assert found.stored == {"x", "y", "z"}


def test_that_what_another_kind_of_loop_reads_stays() -> None:
    wide = stated("y", BOTH, X, Z)

    assert told(plan(*WAITING[:2], wide, wanted="y")) == ["x", "z", "y"]


TABLE = {
    Op.ADD: "0111", Op.SUBTRACT: "0111", Op.MINIMUM: "0111", Op.MAXIMUM: "0111", Op.OR: "0111",
    Op.GREATER: "0111", Op.LESS: "0111", Op.NOT_EQUAL: "0111",
    Op.MULTIPLY: "0001", Op.AND: "0001",
    Op.DIVIDE: "0011",
    Op.AT_LEAST: "1111", Op.AT_MOST: "1111", Op.EQUAL: "1111", Op.POWER: "1111",
}  # fmt: skip
"""Whether something can be left of (nought, nought), (nought, some), (some, nought) and (some, some)."""


@pytest.mark.parametrize(("op", "expected"), TABLE.items(), ids=lambda part: str(part))
def test_that_nought_is_told_from_perhaps_not_nought(op: Op, expected: str) -> None:
    first, second = np.array([False, False, True, True]), np.array([False, True, False, True])
    found = np.broadcast_to(_live(applied(op, A, A), [first, second], {}, {}), (4,))

    assert "".join(str(int(one)) for one in found) == expected


ALONE_STANDING = {
    Op.NEGATIVE: "01", Op.ABSOLUTE: "01", Op.FLOOR: "01", Op.SQUARE_ROOT: "01", Op.EXPM1: "01", Op.LOG1P: "01",
    Op.EXP: "11", Op.LOG: "11", Op.LOG2: "11", Op.NOT: "11",
}  # fmt: skip


@pytest.mark.parametrize(("op", "expected"), ALONE_STANDING.items(), ids=lambda part: str(part))
def test_that_what_is_done_to_nought_leaves_nought_or_not(op: Op, expected: str) -> None:
    found = np.broadcast_to(_live(applied(op, A), [np.array([False, True])], {}, {}), (2,))

    assert "".join(str(int(one)) for one in found) == expected


@pytest.mark.parametrize(("power", "expected"), [(0.5, [False, True]), (0.0, True), (-1.0, True)])
def test_that_nought_to_a_power_above_nought_is_nought(power: float, expected: object) -> None:
    found = _live(applied(Op.POWER, A, constant(power)), [np.array([False, True]), True], {}, {})

    assert np.asarray(found).tolist() == expected


def test_that_a_choice_is_nought_where_all_it_can_choose_is() -> None:
    condition = np.array([False, True, True, False, False])
    yes, no = np.array([True, True, False, False, True]), np.array([False, False, False, True, True])

    found = _live(applied(Op.WHERE, A, A, A), [condition, yes, no], {}, {})

    assert found.tolist() == [False, True, False, True, True]


def test_that_a_constant_is_nought_only_when_it_is() -> None:
    assert [_live(constant(value), [], {}, {}) for value in (0.0, 1.0, -2.0)] == [False, True, True]


def test_that_a_shifted_read_is_alive_where_what_it_reads_is() -> None:
    known = {"x": np.array([[True], [False], [False]])}

    assert _read("dt", {}, {}) is True
    assert _read("x", known, {}).tolist() == [[True], [False], [False]]
    assert _read("x back", known, {"x back": Shift("x", back=PLACE)}).tolist() == [[False], [True], [False]]
    assert _read("turned", known, {"turned": Shift("x", old=PLACE, new=TIME)}).tolist() == [[True, False, False]]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "NAN"),
        (float("nan"), "NAN"),
        (float("inf"), "INFINITY"),
        (-float("inf"), "-INFINITY"),
        (0.1, "0.1"),
        (0.0, "0.0"),
        (-2.5, "(-2.5)"),
    ],
)
def test_that_a_number_is_written_as_c_reads_it(value: float | None, written: str) -> None:
    assert _written(value) == written
