"""Loads a compiled kernel and runs blocks with it, on the very values the plain run would read."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.engine.axes import Array, Axis
from planner.engine.books import CONSERVED, NEGATIVE
from planner.engine.declare import Stock
from planner.engine.kernel.live import Live, live_cells, shape_of
from planner.engine.kernel.program import AFTER, BEFORE, START, Kernel
from planner.engine.kernel.writing import LANES, MOST_AXES
from planner.engine.march import Block, Outside, Watch, keep, stacked, started

_LINE = 8
"""Doubles of a cache line, at which arrays begin."""
_PATTERNS = 32
"""Sets of live cells that are remembered; a few hundred kilobytes each."""
_AT_ONCE = 2 * LANES
"""Draws between two looks at whether to stop."""


class _Feed(ctypes.Structure):
    _fields_ = (("slot", ctypes.c_int), ("cells", ctypes.c_int), ("row", ctypes.c_void_p), ("varies", ctypes.c_void_p))


class _Watch(ctypes.Structure):
    _fields_ = (
        ("slot", ctypes.c_int),
        ("cells", ctypes.c_int),
        ("kept", ctypes.c_int),
        ("into", ctypes.c_void_p),
        ("out", ctypes.c_void_p),
    )


class _Call(ctypes.Structure):
    _fields_ = (
        ("members", ctypes.c_int * MOST_AXES),
        ("dt", ctypes.c_double),
        ("conserved", ctypes.c_double),
        ("negative", ctypes.c_double),
        ("draws", ctypes.c_int),
        ("first", ctypes.c_int),
        ("last", ctypes.c_int),
        ("steps", ctypes.c_int),
        ("feeds", ctypes.c_int),
        ("watches", ctypes.c_int),
        ("feed", ctypes.c_void_p),
        ("watch", ctypes.c_void_p),
        ("arena", ctypes.c_void_p),
        ("place", ctypes.c_void_p),
        ("cells", ctypes.c_void_p),
        ("count", ctypes.c_void_p),
    )


VARIANTS = ("wide", "plain")
"""What a library holds of one source: for processors with wide registers, and for all. They give the same bytes."""


class Library:
    """One compiled kernel. Raises `OSError` when the file cannot be loaded, `LookupError` when it was made for another
    system or another edition of the planner."""

    def __init__(self, path: Path, kernel: Kernel, mark: str) -> None:
        self._kernel = kernel
        self._remembered: dict[bytes, tuple[NDArray[np.uint16], ...]] = {}
        library = ctypes.CDLL(str(path))
        fitting = [name for name in VARIANTS if _fits(library, name)]
        if not fitting:
            raise LookupError("the library holds nothing for this processor")
        self._run = _function(library, fitting[0], mark)

    def gives(self, watches: Sequence[Watch]) -> bool:
        """Whether it computes all of these variables."""
        return all(self._is_outside(watch) or self._slot(watch) in self._kernel.numbers for watch in watches)

    def march(self, block: Block, watches: Sequence[Watch], pulse: Callable[[], None]) -> dict[Watch, Array] | None:
        """As `march.march`, whose values these are to rounding; None when the books broke, so that it can tell where.

        `pulse` is called before every few draws and may raise to stop.
        """
        system = self._kernel.system
        rows: dict[Watch, list[Array]] = {watch: [] for watch in watches if self._is_outside(watch)}
        call = _Prepared(self._kernel, block, self._remembered)
        environment, outside = started(block), Outside(system, block)
        gone = [(watch, watch.gone(system), kept) for watch, kept in rows.items()]
        for step in range(block.steps + 1):
            outside.advance(environment, step)
            call.note(step, environment)
            keep(gone, environment)
        inside = [watch for watch in watches if watch not in rows]
        found = call.run(self._run, {watch: self._slot(watch) for watch in inside}, pulse)
        return None if found is None else found | {watch: stacked(kept, block.draws) for watch, kept in rows.items()}

    def _is_outside(self, watch: Watch) -> bool:
        return watch.name in self._outside

    @cached_property
    def _outside(self) -> frozenset[str]:
        return frozenset(item.name for item in self._kernel.system.outside)

    def _slot(self, watch: Watch) -> str:
        item = self._kernel.system.variables.get(watch.name)
        return f"{AFTER}{watch.name}" if isinstance(item, Stock) else watch.name


class _Prepared:
    """A block as a kernel takes it: what every input is and from which step, and the cells of every loop."""

    def __init__(self, kernel: Kernel, block: Block, remembered: dict[bytes, tuple[NDArray[np.uint16], ...]]) -> None:
        self._kernel, self._block, self._remembered = kernel, block, remembered
        self._members = {axis: block.space.size(axis) for axis in block.space.members}
        self._rows: dict[str, list[tuple[int, Array]]] = {name: [] for name in kernel.inputs}
        self._last: dict[str, Any] = {}
        self._whole: dict[tuple[int, tuple[int, ...]], tuple[Array, Array]] = {}
        for stock in kernel.system.stocks:
            self._rows[f"{BEFORE}{stock.name}"] = [(0, self._widened(block.start[stock.name], stock.axes))]
        for name in kernel.starts:
            of = name.removeprefix(START)
            value = block.start.get(of, block.base.get(of))
            assert value is not None
            self._rows[name] = [(0, self._widened(value, kernel.slots[kernel.numbers[name]].axes))]

    def note(self, step: int, environment: Mapping[str, Any]) -> None:
        """What the kernel reads from outside in this step, where it is not what it was in the step before."""
        for name in self._kernel.inputs:
            value = environment[name]
            if self._last.get(name) is not value:
                self._last[name] = value
                axes = self._kernel.slots[self._kernel.numbers[name]].axes
                self._rows[name].append((step, self._widened(value, axes)))

    def _widened(self, value: Array, axes: Sequence[Axis]) -> Array:
        """The value in every cell of its axes, cells first; the same array for the same value."""
        shape = self._shape(axes)
        found = self._whole.get((id(value), shape))
        if found is None:
            wide = np.broadcast_to(value, (*shape, value.shape[-1]))
            found = value, np.ascontiguousarray(wide, dtype=np.float64)
            self._whole[id(value), shape] = found
        return found[1]

    def _shape(self, axes: Iterable[Axis]) -> tuple[int, ...]:
        return shape_of(axes, self._members, self._block.space.rank - 1)

    def run(
        self, function: Callable[[Any], int], watches: Mapping[Watch, str], pulse: Callable[[], None]
    ) -> dict[Watch, Array] | None:
        """All draws, a few lanes at a time; None when the books of one broke."""
        block, kernel = self._block, self._kernel
        found = {watch: self._room(watch, slot) for watch, slot in watches.items()}
        places = np.concatenate(([0], np.cumsum([self._space(slot.axes) for slot in kernel.slots]))).astype(np.int64)
        arena, sizes = _aligned(int(places[-1])), np.zeros(MOST_AXES, np.intc)
        for axis, size in self._members.items():
            sizes[axis.position] = size
        cells = self._cells()
        feeds, held = self._feeds()
        kept, maps = self._watches(found, watches)
        pointers = (ctypes.c_void_p * len(cells))(*(loop.ctypes.data for loop in cells))
        counts = np.array([len(loop) for loop in cells], np.intc)
        call = _Call(
            (ctypes.c_int * MOST_AXES)(*sizes),
            block.dt,
            CONSERVED,
            NEGATIVE,
            block.draws,
            0,
            0,
            block.steps,
            len(feeds),
            len(kept),
            ctypes.addressof(feeds),
            ctypes.addressof(kept),
            arena.ctypes.data,
            places.ctypes.data,
            ctypes.addressof(pointers),
            counts.ctypes.data,
        )
        for first in range(0, block.draws, _AT_ONCE):
            pulse()
            call.first, call.last = first, min(first + _AT_ONCE, block.draws)
            if function(ctypes.byref(call)) != 0:
                return None
        del held, maps
        return found

    def _space(self, axes: Sequence[Axis]) -> int:
        return int(np.prod(self._shape(axes))) * LANES

    def _room(self, watch: Watch, slot: str) -> Array:
        axes = [axis for axis in self._declared(watch) if watch.keep is None or axis in watch.keep]
        shape = list(self._shape(axes))
        for axis, places in watch.only:
            if shape[axis.position] > 1 and axis in self._kernel.slots[self._kernel.numbers[slot]].axes:
                shape[axis.position] = len(places)
        return np.zeros((self._block.steps + 1, *shape, self._block.draws))

    def _declared(self, watch: Watch) -> tuple[Axis, ...]:
        return tuple(self._kernel.system.variables[watch.name].axes)

    def _cells(self) -> tuple[NDArray[np.uint16], ...]:
        """The members of every cell that counts of every loop, by position."""
        loops = [
            self._shape(group.loop) for plan in (self._kernel.step, self._kernel.indicators) for group in plan.groups
        ]
        given = {name: self._not_nought(rows) for name, rows in self._rows.items()}
        pattern = _pattern(given, loops)
        found = self._remembered.get(pattern)
        if found is None:
            found = _indexed(self._kernel, given, loops)
            if len(self._remembered) >= _PATTERNS:
                self._remembered.clear()
            self._remembered[pattern] = found
        return found

    def _not_nought(self, rows: Sequence[tuple[int, Array]]) -> Live:
        found = np.zeros(rows[0][1].shape[:-1], bool)
        for row in {id(row): row for _, row in rows}.values():
            found |= (row != 0.0).any(axis=-1)
        return found

    def _feeds(self) -> tuple[Any, list[Any]]:
        steps = self._block.steps + 1
        held: list[Any] = []
        feeds = (_Feed * len(self._rows))()
        for feed, (name, rows) in zip(feeds, self._rows.items(), strict=True):
            pointers, varies = np.empty(steps, np.uintp), np.empty(steps, np.intc)
            for step, row in rows:
                pointers[step:], varies[step:] = row.ctypes.data, row.shape[-1] > 1
            held += [pointers, varies]
            feed.slot, feed.cells = self._kernel.numbers[name], int(np.prod(rows[0][1].shape[:-1]))
            feed.row, feed.varies = pointers.ctypes.data, varies.ctypes.data
        return feeds, held

    def _watches(self, found: Mapping[Watch, Array], slots: Mapping[Watch, str]) -> tuple[Any, list[Any]]:
        held: list[Any] = []
        kept = (_Watch * len(found))()
        for one, (watch, out) in zip(kept, found.items(), strict=True):
            slot = self._kernel.numbers[slots[watch]]
            real = self._kernel.slots[slot].axes
            into = self._into(watch, real, out.shape[1:-1])
            held.append(into)
            one.slot, one.cells, one.kept = slot, into.size, int(np.prod(out.shape[1:-1]))
            one.into, one.out = into.ctypes.data, out.ctypes.data
        return kept, held

    def _into(self, watch: Watch, axes: Sequence[Axis], kept: tuple[int, ...]) -> NDArray[np.intc]:
        """For every cell of an array, the cell of what is kept that it is added to, or −1 where it is left out."""
        shape = self._shape(axes)
        index = np.arange(int(np.prod(kept)), dtype=np.intc).reshape(kept)
        for axis, places in watch.only:
            if axis in axes:
                place = axis.position
                wide = np.full((*index.shape[:place], shape[place], *index.shape[place + 1 :]), -1, np.intc)
                np.moveaxis(wide, place, 0)[list(places)] = np.moveaxis(index, place, 0)
                index = wide
        return np.ascontiguousarray(np.broadcast_to(index, np.broadcast_shapes(index.shape, shape)).reshape(-1))


def _fits(library: ctypes.CDLL, name: str) -> bool:
    return hasattr(library, f"{name}_fits") and bool(getattr(library, f"{name}_fits")())


def _function(library: ctypes.CDLL, name: str, mark: str) -> Callable[[Any], int]:
    said = getattr(library, f"{name}_mark")
    said.restype = ctypes.c_char_p
    if said().decode() != mark:
        raise LookupError("the compiled model is not this model")
    run = getattr(library, f"{name}_run")
    run.argtypes, run.restype = [ctypes.c_void_p], ctypes.c_int
    return run  # type: ignore[no-any-return]  # ctypes does not say what it calls


def _indexed(
    kernel: Kernel, given: Mapping[str, Live], loops: Sequence[tuple[int, ...]]
) -> tuple[NDArray[np.uint16], ...]:
    found = []
    for cells in live_cells(kernel, given, loops):
        index = np.argwhere(cells)
        wide = np.zeros((len(index), MOST_AXES), np.uint16)
        wide[:, : index.shape[1]] = index
        found.append(wide)
    return tuple(found)


def _pattern(given: Mapping[str, Live], loops: Sequence[tuple[int, ...]]) -> bytes:
    """What the live cells depend on."""
    digest = hashlib.blake2b(repr(loops).encode(), digest_size=16)
    for name in sorted(given):
        digest.update(np.packbits(given[name]).tobytes())
    return digest.digest()


def _aligned(doubles: int) -> Array:
    raw = np.zeros(doubles + _LINE)
    skip = (-raw.ctypes.data % (8 * _LINE)) // 8
    return raw[skip : skip + doubles]
