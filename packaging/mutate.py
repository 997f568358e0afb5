"""Changes one line of the planner at a time, in copies of the tree, and counts how many changes its tests notice.

`python packaging/mutate.py [room …] [--seed N] [--count N] [--workers N]`: a room is a folder or file under `planner`;
its tests are those of the same folder and, windows aside, those elsewhere that import the changed file.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from mutants import Mutant, mutants_of

HOME = Path(__file__).resolve().parent.parent
EQUIVALENT = Path(__file__).resolve().with_name("equivalent-mutants.txt")
ROOMS = ("engine", "system", "analysis", "domain", "reports/options_note")
COPIED = ("planner", "resources", "db", "tests", "packaging", "pyproject.toml", "README.md")
SLOW = ("tests/ui", "tests/journeys", "tests/packaging")
QUIET = ("-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist")
PATIENCE_S = 600
"""A run that takes longer has noticed: the change made it endless."""


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
    with TemporaryDirectory() as folder:
        copies = [copied(Path(folder) / str(number)) for number in range(asked.workers)]
        if failed := failure(copies[0], sorted({test for one in tries for test in tests_for(one.file)})):
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


def tests_for(file: Path) -> list[str]:
    """Tests of the file's room first by those that import it, then elsewhere those that import it."""
    module = ".".join(file.with_suffix("").parts)
    room = HOME / "tests" / file.parts[1]
    own = sorted(room.rglob("test_*.py"), key=lambda test: (module not in test.read_text(encoding="utf-8"), test))
    others = [
        test
        for test in sorted((HOME / "tests").rglob("test_*.py"))
        if test not in own and f"{module} import" in test.read_text(encoding="utf-8")
    ]
    named = [test.relative_to(HOME).as_posix() for test in (*own, *others)]
    return [test for test in named if not test.startswith(SLOW)]


def run(tries: Sequence[Try], places: Sequence[Path]) -> Iterator[Try]:
    """Every try with its outcome, in the order given; one worker a copy of the tree."""
    copies: SimpleQueue[Path] = SimpleQueue()
    for place in places:
        copies.put(place)

    def one(asked: Try) -> Try:
        copy = copies.get()
        try:
            return Try(asked.room, asked.file, asked.mutant, outcome_of(copy, asked))
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(len(places)) as pool:
        for done in pool.map(one, tries):
            print(f"{done.outcome:9} {done.file}:{done.mutant.line}  {done.mutant.after}", flush=True)
            yield done


def copied(place: Path) -> Path:
    """A copy of the tree for one worker."""
    place.mkdir()
    for name in COPIED:
        source = HOME / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, place)
    return place


def outcome_of(copy: Path, asked: Try) -> str:
    """`killed`, `endless` or `survived`; the copy is as it was afterwards."""
    file = copy / asked.file
    before, times = file.read_bytes(), file.stat()
    file.write_bytes(asked.mutant.text.encode())
    os.utime(file, (times.st_atime, times.st_mtime + 7))  # or the compiled file of the last one would be taken
    try:
        return "killed" if failure(copy, tests_for(asked.file)) else "survived"
    except subprocess.TimeoutExpired:
        return "endless"
    finally:
        file.write_bytes(before)
        os.utime(file, (times.st_atime, times.st_mtime))


def failure(copy: Path, tests: Sequence[str]) -> str:
    """What pytest says when these tests do not pass in a copy; empty when they do."""
    around = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-m", "pytest", *QUIET, f"--timeout={PATIENCE_S // 3}", *tests]
    found = subprocess.run(words, cwd=copy, env=around, capture_output=True, timeout=PATIENCE_S, check=False, text=True)
    return "" if found.returncode == 0 else found.stdout[-1000:] + found.stderr[-1000:]


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
