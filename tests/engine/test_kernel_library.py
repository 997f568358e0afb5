"""One tiny compiled system, three rooms in a ring: what a library keeps, refuses, leaves out and remembers of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.engine.assemble import assemble
from planner.engine.axes import Array, Axis, Space
from planner.engine.books import BooksError
from planner.engine.declare import Input, Move, Stock, equation
from planner.engine.kernel.library import Library, _aligned
from planner.engine.kernel.live import live_cells
from planner.engine.kernel.program import AFTER, BEFORE, START, kernel_of
from planner.engine.kernel.writing import mark_of_source, source_of
from planner.engine.march import Block, Watch, march
from planner.engine.overlay import Overlay
from planner.engine.vocabulary import Number, next_along, total

ROOM, SHIFT = Axis("room", 0), Axis("shift", 1)
SPACE = Space({ROOM: ("a", "b", "c"), SHIFT: ("day", "night")}, Axis("draw", 2))
COMPILER = next((path for name in ("cc", "gcc", "clang") if (path := shutil.which(name))), None)


@equation("person", ROOM, SHIFT, kind="flow")
def walking(inside: Number, rate: Number, dt: Number) -> Number:
    """A share of those inside walks on to the next room."""
    return inside * rate * dt


@equation("person", ROOM, SHIFT)
def arriving(walking: Number) -> Number:
    """They come into the next room."""
    return next_along(walking, ROOM)


@equation("person", ROOM, SHIFT, kind="flow")
def vanishing(inside: Number, hole: Number) -> Number:
    """Those who drop out of the books, however many are inside."""
    return hole + 0 * inside


@equation("person", SHIFT)
def by_shift(inside: Number) -> Number:
    """All inside."""
    return total(inside, ROOM)


@equation("person", ROOM, SHIFT)
def more_than_at_first(inside: Number, inside_at_start: Number, rate_at_start: Number) -> Number:
    """Against the start."""
    return (inside - inside_at_start) * rate_at_start


SYSTEM = assemble(
    (Input("rate", "1/month", (ROOM,)), Input("hole", "person", ()), Input("sign", "1", (ROOM,))),
    (walking, arriving, vanishing),
    (by_shift, more_than_at_first),
    (Stock("inside", "person", (ROOM, SHIFT)), Stock("lost", "person", (ROOM, SHIFT))),
    (
        Move("round", (("inside", "walking"),), (("inside", "arriving"),)),
        Move("out", (("inside", "vanishing"),), (("lost", "vanishing"),)),
    ),
    (ROOM, SHIFT),
    SPACE.draw,
)
KERNEL = kernel_of(
    SYSTEM, ["inside", "lost", "walking", "by_shift", "more_than_at_first"], {ROOM: 3, SHIFT: 2}
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The three rooms, compiled as a processor with wide registers would find them."""
    if COMPILER is None:
        pytest.skip("no C compiler here")
    folder, source = tmp_path_factory.mktemp("rooms"), source_of(KERNEL)
    (folder / "rooms.c").write_text(source, encoding="utf-8")
    words = [COMPILER, "-O1", "-ffp-contract=off", "-shared", "-fPIC"]
    named = ["-DNAME=plain", f"-DMARK={mark_of_source(source)}"]
    subprocess.run([*words, *named, "rooms.c", "-lm", "-o", "rooms.so"], cwd=folder, check=True, capture_output=True)
    return Library(Path(folder / "rooms.so"), KERNEL, mark_of_source(source))


def rooms(a: float, b: float, c: float) -> Array:
    return np.array([a, b, c]).reshape(3, 1, 1)


def block(draws: int = 3, rate: Array | None = None, hole: float = 0.0, steps: int = 4, dt: float = 1.0) -> Block:
    """A hundred in room a by day and ten by night, and nobody anywhere else."""
    inside = np.zeros((3, 2, draws))
    inside[0, 0], inside[0, 1] = 100.0 + np.arange(draws), 10.0
    return Block(
        space=SPACE,
        base={
            "rate": rooms(0.5, 0.2, 0.1) if rate is None else rate,
            "hole": np.array([[[hole]]]),
            "sign": rooms(1, 2, 3),
        },
        start={"inside": inside, "lost": np.zeros((3, 2, draws))},
        draws=draws,
        steps=steps,
        dt=dt,
    )


def assert_as_marched(library: Library, asked: Block, *watches: Watch) -> None:
    found = library.march(asked, watches, lambda: None)
    expected = march(SYSTEM, asked, watches)

    assert found is not None
    assert list(found) == list(expected)
    assert [values.shape for values in found.values()] == [values.shape for values in expected.values()]
    for one, other in zip(found.values(), expected.values(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-12)


KEPT = [
    Watch("inside"),
    Watch("inside", ()),
    Watch("inside", (ROOM,)),
    Watch("inside", (SHIFT,)),
    Watch("inside", (ROOM, SHIFT), ((ROOM, (2, 0)),)),
    Watch("inside", (SHIFT,), ((ROOM, (1,)),)),
    Watch("inside", (), ((ROOM, (0, 1)), (SHIFT, (1,)))),
    Watch("inside", None, ((SHIFT, (1,)),)),
    Watch("by_shift", None, ((SHIFT, (0,)),)),
    Watch("by_shift", None, ((ROOM, (0,)),)),
    Watch("by_shift", ()),
    Watch("more_than_at_first", (ROOM,)),
    Watch("walking", ()),
    Watch("sign", (), ((ROOM, (0, 2)),)),
    Watch("sign"),
]


@pytest.mark.parametrize("draws", [1, 3, 16, 17])
def test_that_every_way_of_keeping_is_the_marchs(library: Library, draws: int) -> None:
    assert_as_marched(library, block(draws), *KEPT)


@pytest.mark.parametrize("watch", KEPT, ids=str)
def test_that_each_way_of_keeping_alone_is_the_marchs(library: Library, watch: Watch) -> None:
    assert_as_marched(library, block(), watch)


def test_that_the_first_steps_are_those_worked_by_hand(library: Library) -> None:
    found = library.march(block(1, steps=2), [Watch("inside", (ROOM,))], lambda: None)

    # 110 in a: half walk on to b; then half of 55 again, and a fifth of 55 from b to c
    assert found is not None
    assert found[Watch("inside", (ROOM,))][:, :, 0, 0].tolist() == pytest.approx(
        np.array([[110.0, 0.0, 0.0], [55.0, 55.0, 0.0], [27.5, 71.5, 11.0]])
    )


def test_that_a_number_that_changes_on_the_way_and_draws_that_differ_are_read_anew(library: Library) -> None:
    months = np.arange(3).reshape(3, 1, 1, 1)
    later = Overlay("set", (months >= 2) & np.ones((3, 3, 1, 1), bool), np.full((3, 3, 1, 1), 0.9))
    differing = np.broadcast_to(np.array([0.1, 0.3, 0.5]), (3, 1, 3)).copy()

    assert_as_marched(library, replace(block(), layers={"rate": (later,)}), *KEPT)
    assert_as_marched(library, block(rate=differing, steps=7, dt=0.5), *KEPT)
    assert_as_marched(library, replace(block(rate=rooms(0, 0, 0)), layers={"rate": (later,)}), *KEPT)


def test_that_a_run_in_which_less_happens_does_not_mislead_the_next(library: Library) -> None:
    assert_as_marched(library, block(rate=rooms(0.0, 0.0, 0.0)), *KEPT)
    assert_as_marched(library, block(rate=rooms(0.5, 0.0, 0.2)), *KEPT)
    assert_as_marched(library, block(rate=rooms(0.001, 0.005, 0.002)), *KEPT)
    assert_as_marched(library, block(), *KEPT)


@pytest.mark.parametrize(("draws", "looks"), [(1, 1), (16, 1), (17, 2), (32, 2), (33, 3)])
def test_that_it_looks_up_every_sixteen_draws(library: Library, draws: int, looks: int) -> None:
    seen: list[None] = []
    library.march(block(draws, steps=0), KEPT[:1], lambda: seen.append(None))

    assert len(seen) == looks


def test_that_a_stock_may_fall_a_billionth_below_nought_and_no_further(library: Library) -> None:
    assert library.march(block(hole=0.9e-9, steps=1), KEPT[:1], lambda: None) is not None
    assert library.march(block(hole=1.1e-9, steps=1), KEPT[:1], lambda: None) is None
    with pytest.raises(BooksError, match="below nought"):
        march(SYSTEM, block(hole=1.1e-9, steps=1), KEPT[:1])


def test_that_it_gives_what_it_computes_and_what_comes_from_outside(library: Library) -> None:
    assert library.gives(KEPT)
    assert library.gives([])
    assert not library.gives([Watch("inside"), Watch("arriving")])


@pytest.mark.parametrize("size", [1, 7, 8, 9, 40, 1001])
def test_that_an_arena_begins_at_a_cache_line(size: int) -> None:
    arenas = [_aligned(size) for _ in range(5)]

    assert [arena.ctypes.data % 64 for arena in arenas] == [0] * 5
    assert [arena.size for arena in arenas] == [size] * 5
    assert not any(arena.any() for arena in arenas)


def alive(people: Sequence[float], rate: Sequence[float]) -> dict[str, list[bool]]:
    """The rooms in which each loop of the step leaves anything, by what it computes first."""
    inside = np.array(people, bool).reshape(3, 1)
    given = {
        f"{BEFORE}inside": np.broadcast_to(inside, (3, 2)),
        f"{BEFORE}lost": np.zeros((3, 2), bool),
        f"{START}inside": np.broadcast_to(inside, (3, 2)),
        f"{START}rate": np.array(rate, bool).reshape(3, 1),
        "rate": np.array(rate, bool).reshape(3, 1),
        "hole": np.zeros((1, 1), bool),
    }
    groups = [*KERNEL.step.groups, *KERNEL.indicators.groups]
    shapes = [tuple(size if axis in group.loop else 1 for axis, size in ((ROOM, 3), (SHIFT, 2))) for group in groups]
    found = live_cells(KERNEL, given, shapes)
    return {
        name: cells[:, 0].tolist()
        for group, cells in zip(groups, found, strict=True)
        for name in [one.name for one in group.statements]
    }


def test_that_people_reach_the_rooms_they_can_walk_to() -> None:
    # from c to a and on to b, where nobody leaves
    found = alive((0, 0, 1), (1, 0, 1))

    assert found["walking"] == [True, False, True]
    assert found[f"{AFTER}inside"] == [True, True, True]


def test_that_rooms_nobody_can_reach_are_left_out() -> None:
    found = alive((0, 0, 1), (0, 1, 1))

    assert found["walking"] == [False, False, True]
    assert found[f"{AFTER}inside"] == [True, False, True]
    assert found["by_shift"] == [True, False, True]
    assert alive((0, 0, 0), (1, 1, 1))[f"{AFTER}inside"] == [False, False, False]


def test_that_a_kernel_reads_what_its_equations_read_and_stores_what_others_do() -> None:
    assert KERNEL.inputs == ("hole", "rate")
    assert KERNEL.starts == (f"{START}inside", f"{START}rate")
    assert [slot.name for slot in KERNEL.slots[:4]] == [
        f"{BEFORE}inside",
        f"{BEFORE}lost",
        f"{AFTER}inside",
        f"{AFTER}lost",
    ]
    assert [KERNEL.slots[KERNEL.slot(name)].axes for name in ("hole", "rate", "by_shift", "walking")] == [
        (),
        (ROOM,),
        (SHIFT,),
        (ROOM, SHIFT),
    ]
    assert KERNEL.sources == ()
