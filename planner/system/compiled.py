"""The compiled model: what it gives, whether it may serve, and a march that uses it where it does."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache

from planner import assets
from planner.engine.assemble import System
from planner.engine.axes import Array
from planner.engine.kernel.library import Library
from planner.engine.kernel.program import Kernel, kernel_of
from planner.engine.kernel.writing import mark_of_source, source_of
from planner.engine.march import Block, Watch, march
from planner.engine.trim import trimmed
from planner.system.facts import space_of
from planner.system.situations import shipped_situations
from planner.system.wired import SYSTEM

PLAIN = "PLANNER_PLAIN_RUN"
"""An environment variable; when it is set the plain run serves, so that the two can be held against each other."""


@lru_cache(maxsize=1)
def compiled_kernel() -> tuple[Kernel, str]:
    """The kernel that gives every stock, flow and indicator, and its C. Raises `KernelError` or `TraceError`."""
    flows = [item.name for item in SYSTEM.inside if item.kind == "flow"]
    names = [*(stock.name for stock in SYSTEM.stocks), *flows, *(item.name for item in SYSTEM.after)]
    members = space_of(shipped_situations()[0]).members
    kernel = kernel_of(trimmed(SYSTEM, names), names, {axis: len(found) for axis, found in members.items()})
    return kernel, source_of(kernel)


@lru_cache(maxsize=1)
def library() -> Library | None:
    """The compiled model, when there is one for this very model."""
    if os.environ.get(PLAIN) or not assets.compiled_model().is_file():
        return None
    kernel, source = compiled_kernel()
    try:
        return Library(assets.compiled_model(), kernel, mark_of_source(source))
    except (OSError, LookupError):
        return None


def marched(block: Block, watches: Sequence[Watch], pulse: Callable[[], None] = lambda: None) -> dict[Watch, Array]:
    """As `march`, by the compiled model where it serves; the two agree to rounding.

    Raises `BooksError` when people appear, vanish or go negative: the plain run finds where.
    """
    compiled = library()
    if compiled is not None and compiled.gives(watches):
        found = compiled.march(block, watches, pulse)
        if found is not None:
            return found
    return march(_system_for(tuple(watches)), block, watches, pulse)


@lru_cache(maxsize=16)
def _system_for(watches: tuple[Watch, ...]) -> System:
    return trimmed(SYSTEM, (watch.name for watch in watches))
