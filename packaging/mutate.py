"""Changes one line of the planner at a time, in copies of the tree, and counts how many changes its tests notice.

`python packaging/mutate.py [room …] [--seed N] [--count N] [--workers N]`: a room is a folder or file under `planner`;
its tests are those of the same folder and, windows aside, those elsewhere that import the changed file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Self

from mutants import Mutant, mutants_of
from warm_tests import ENDLESS, PATIENCE_S

HOME = Path(__file__).resolve().parent.parent
EQUIVALENT = Path(__file__).resolve().with_name("equivalent-mutants.txt")
ROOMS = ("engine", "system", "analysis", "domain", "reports/options_note")
COPIED = ("planner", "resources", "db", "tests", "packaging", "pyproject.toml", "README.md")
SLOW = ("tests/ui", "tests/journeys", "tests/packaging")
QUIET = (
    "-x",
    "-q",
    "--no-header",
    "--tb=no",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    f"--timeout={PATIENCE_S // 3}",
)


@dataclass(frozen=True)
class Try:
    """One mutant of one file of a room, and what became of it."""

    room: str
    file: Path
    mutant: Mutant
    outcome: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What the list of equivalent mutants calls it."""
        return self.file.as_posix(), self.mutant.before, self.mutant.after


def main() -> int:
    """1 when a room notices fewer than nine of ten, or when its tests fail as they are."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("rooms", nargs="*", default=ROOMS, metavar="room")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--count", type=int, default=60, help="mutants a room; 0 is all of them")
    words.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = words.parse_args()
    tries = [one for room in asked.rooms for one in chosen(room, asked.seed, asked.count)]
    with TemporaryDirectory() as folder, ExitStack() as open_:
        copies = [open_.enter_context(Copy(Path(folder) / str(number))) for number in range(asked.workers)]
        for copy in copies:
            code, failed = copy.tried(sorted({test for one in tries for part in tests_for(one.file) for test in part}))
            if code != 0:
                print(f"The tests of these rooms fail as they are.\n{failed}")
                return 1
        done = list(run(tries, copies))
    return max([told(room, [one for one in done if one.room == room]) for room in asked.rooms], default=0)


def chosen(room: str, seed: int, count: int) -> list[Try]:
    """The mutants of a room that this seed picks, the equivalent ones left out."""
    known = {words[:3] for words in equivalents()}
    place = HOME / "planner" / room
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    every = [
        Try(room, file.relative_to(HOME), mutant)
        for file in files
        for mutant in mutants_of(file.read_text(encoding="utf-8"))
    ]
    picked = random.Random(seed).sample(every, min(count or len(every), len(every)))
    kept = [one for one in picked if one.key not in known]
    print(f"{room}: {len(every)} mutants, {len(picked)} picked, {len(picked) - len(kept)} known to change nothing")
    return sorted(kept, key=lambda one: (one.file, one.mutant.line))


def equivalents() -> list[tuple[str, str, str, str]]:
    """Mutants that change nothing anybody could see: file, line, line with the change, and why."""
    blocks = EQUIVALENT.read_text(encoding="utf-8").split("\n\n") if EQUIVALENT.exists() else []
    found = [[line for line in block.splitlines() if line and not line.startswith("#")] for block in blocks]
    return [(one[0], one[1], one[2], " ".join(one[3:])) for one in found if len(one) > 3]


def tests_for(file: Path) -> tuple[list[str], list[str]]:
    """The tests of the file's room that name it, and the others: of the room, and elsewhere those that import it."""
    module = ".".join(file.with_suffix("").parts)
    room = HOME / "tests" / file.parts[1]
    near: list[str] = []
    far: list[str] = []
    for test in sorted((HOME / "tests").rglob("test_*.py")):
        name, text = test.relative_to(HOME).as_posix(), test.read_text(encoding="utf-8")
        if test.is_relative_to(room):
            (near if module in text else far).append(name)
        elif f"{module} import" in text and not name.startswith(SLOW):
            far.append(name)
    return near, far


class Copy:
    """A copy of the tree, and a process beside it that runs tests there (`warm_tests`)."""

    def __init__(self, place: Path) -> None:
        place.mkdir()
        for name in COPIED:
            source = HOME / name
            if source.is_dir():
                shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, place)
        self._place, self._changes = place, 0
        around = {**os.environ, "PYTHONPATH": str(place), "QT_QPA_PLATFORM": "offscreen"}
        words = [sys.executable, "-P", str(place / "packaging" / "warm_tests.py")]
        self._tests = subprocess.Popen(
            words, cwd=place, env=around, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tests.terminate()
        self._tests.communicate()

    def tried(self, tests: Sequence[str]) -> tuple[int, str]:
        """What pytest gives back, nought when all pass, and what it says."""
        assert self._tests.stdin is not None
        assert self._tests.stdout is not None
        print(json.dumps([*QUIET, *tests]), file=self._tests.stdin, flush=True)
        code, said = json.loads(self._tests.stdout.readline())
        return code, said

    def outcome_of(self, asked: Try) -> str:
        """`killed`, `endless` or `survived`; the copy is as it was afterwards."""
        file = self._place / asked.file
        before, times = file.read_bytes(), file.stat()
        file.write_bytes(asked.mutant.text.encode())
        self._changes += 1  # another time each, or the compiled file of the one before would be taken
        os.utime(file, (times.st_atime, times.st_mtime + 7 * self._changes))
        try:
            codes = (self.tried(tests)[0] for tests in tests_for(asked.file) if tests)
            code = next((code for code in codes if code != 0), 0)
            return {0: "survived", ENDLESS: "endless"}.get(code, "killed")
        finally:
            file.write_bytes(before)
            os.utime(file, (times.st_atime, times.st_mtime))


def run(tries: Sequence[Try], places: Sequence[Copy]) -> Iterator[Try]:
    """Every try with its outcome, in the order given; one worker a copy of the tree."""
    copies: SimpleQueue[Copy] = SimpleQueue()
    for place in places:
        copies.put(place)

    def one(asked: Try) -> Try:
        copy = copies.get()
        try:
            return replace(asked, outcome=copy.outcome_of(asked))
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(len(places)) as pool:
        for done in pool.map(one, tries):
            print(f"{done.outcome:9} {done.file}:{done.mutant.line}  {done.mutant.after}", flush=True)
            yield done


def told(room: str, done: Sequence[Try]) -> int:
    """Prints what a room's tests did not notice; 1 when that is more than one in ten."""
    survivors = [one for one in done if one.outcome == "survived"]
    killed = len(done) - len(survivors)
    print(f"\n{room}: {killed} of {len(done)} noticed ({killed / max(len(done), 1):.0%})")
    for one in survivors:
        print(f"  {one.file}:{one.mutant.line}\n    {one.mutant.before}\n    {one.mutant.after}")
    return int(killed < 0.9 * len(done))


if __name__ == "__main__":
    sys.exit(main())
