"""One trial: a child process does one thing while a fault waits for it, and says what it believes came of it."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import secrets
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from pathlib import Path

LIBRARY = "PLANNER_FAULTS"
"""The variable that names the preloaded library."""

Answer = dict[str, object]
"""What a child says: exit status, and of an open file how it stands."""


class How(IntEnum):
    """What happens at the chosen point; as in `fault.c`."""

    COUNT = 0
    KILL_BEFORE = 1
    KILL_AFTER = 2
    KILL_HALFWAY = 3
    ERROR_ONCE = 4
    ERROR_FROM_HERE = 5
    FULL_ONCE = 6
    FULL_FROM_HERE = 7

    @property
    def kills(self) -> bool:
        """Whether the process ends there."""
        return self in (How.KILL_BEFORE, How.KILL_AFTER, How.KILL_HALFWAY)


@dataclass(frozen=True)
class Outcome:
    """How a trial ended: `signal` 0 unless killed, `met` counts the points passed, `answer` is empty when killed."""

    signal: int = 0
    answer: Answer = field(default_factory=dict)
    said: str = ""
    met: int = 0
    sockets: int = 0
    seconds: float = 0.0
    megabytes: int = 0
    endless: bool = False


class Faults:
    """The preloaded library, or nothing at all where it was not loaded."""

    def __init__(self) -> None:
        name = os.environ.get(LIBRARY, "")
        self._library = ctypes.CDLL(name) if name else None

    @property
    def are_there(self) -> bool:
        """Whether faults can be placed."""
        return self._library is not None

    def arm(self, folder: Path, at: int, how: How) -> None:
        """From now on count what happens under `folder`, and let `how` happen at the point numbered `at`."""
        if self._library is not None:
            self._library.fault_arm(str(folder).encode(), at, int(how))

    def off(self) -> tuple[int, int]:
        """No more faults; the points met, and the network sockets asked for."""
        if self._library is None:
            return 0, 0
        self._library.fault_off()
        return int(self._library.fault_met()), int(self._library.fault_sockets())


FAULTS = Faults()


def trial(
    folder: Path, work: Callable[[], Answer], at: int = 0, how: How = How.COUNT, limit_s: float = 60, memory_mb: int = 0
) -> Outcome:
    """Do the work in a child with one fault under `folder`; the child's answer, or how it ended."""
    said, answer = os.pipe(), os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _be_the_child(folder, work, at, how, memory_mb, said[1], answer[1])
    os.close(said[1])
    os.close(answer[1])
    texts, endless = _listen((said[0], answer[0]), began + limit_s, child)
    _, status, usage = os.wait4(child, 0)
    body = json.loads(texts[1]) if texts[1] else {}
    return Outcome(
        signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        answer=body.get("answer", {}),
        said=texts[0].decode("utf-8", "replace"),
        met=body.get("met", 0),
        sockets=body.get("sockets", 0),
        seconds=time.monotonic() - began,
        megabytes=usage.ru_maxrss // 1024,
        endless=endless,
    )


def _be_the_child(
    folder: Path, work: Callable[[], Answer], at: int, how: How, memory_mb: int, said: int, answer: int
) -> None:
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory_mb:
            resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
        numbers = count()
        secrets.token_hex = lambda size=8: f"{next(numbers):0{size * 2}x}"  # the same trial writes the same bytes
        FAULTS.arm(folder, at, how)
        try:
            found = work()
        except BaseException:  # noqa: BLE001 - whatever it was, the parent hears of it
            FAULTS.off()
            found = {"mistake": traceback.format_exc()[-1500:]}
        met, sockets = FAULTS.off()
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(answer, json.dumps({"answer": found, "met": met, "sockets": sockets}).encode())
    finally:
        os._exit(0)


def _listen(descriptors: tuple[int, int], until: float, child: int) -> tuple[list[bytes], bool]:
    texts = {descriptor: bytearray() for descriptor in descriptors}
    still, endless = set(descriptors), False
    while still:
        left = until - time.monotonic()
        if left <= 0 and not endless:
            os.kill(child, signal.SIGKILL)
            endless = True
        ready, _, _ = select.select(list(still), [], [], max(left, 0.5))
        for descriptor in ready:
            data = os.read(descriptor, 65536)
            texts[descriptor] += data[: max(0, 2_000_000 - len(texts[descriptor]))]
            if not data:
                still.discard(descriptor)
                os.close(descriptor)
    return [bytes(texts[descriptor]) for descriptor in descriptors], endless
