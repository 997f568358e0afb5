"""Runs the whole campaign of faults: every verb at every point where it meets the disk, and damaged copies of files.

Needs a C compiler (`cc`) and Linux for the faults at the disk; the copies are tried everywhere. It takes an hour or
two on two cores; a number after the name of the script is the share of the points at the disk to try, such as 0.1.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TRIALS = Path(__file__).resolve().parent.parent / "tests" / "faults"
SEED = 2019
COPIES = (["planted"], ["deep"], ["truncations", "--points", "64"], ["flips", "--points", "2000"])


def main(arguments: list[str]) -> int:
    """Prints what each part came to; exit status 1 when anything happened that may never happen."""
    share = float(arguments[0]) if arguments else 1.0
    points, kinds = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        library = compiled(Path(folder))
        parts = [*COPIES, *([["sweep", "--share", str(share)]] if library else [])]
        for part in parts:
            began = time.monotonic()
            count = run(part, library)
            points, kinds = points + count["points"], kinds + Counter(count["by_kind"])
            found = ", ".join(f"{number} {kind}" for kind, number in count["by_kind"].items()) or "nothing wrong"
            print(f"{part[0]}: {count['points']} points in {time.monotonic() - began:.0f} s: {found}", flush=True)
            print("".join(f"  {example}\n" for example in count["examples"][:20]), end="", flush=True)
    if library is None:
        print("No C compiler was found, so no fault was placed at the disk.")
    print(f"{points} points; {', '.join(f'{number} {kind}' for kind, number in kinds.items()) or 'nothing wrong'}")
    return 1 if kinds else 0


def compiled(folder: Path) -> Path | None:
    """The library of faults, built into a folder; None where there is no compiler or no way to load it first."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "fault.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, TRIALS / "fault.c", "-ldl"], check=True)
    return library


def run(part: list[str], library: Path | None) -> dict:
    """One part in a process of its own, before whose C library the faults are loaded."""
    faults = {"LD_PRELOAD": str(library), "PLANNER_FAULTS": str(library)} if library else {}
    fast = {"TMPDIR": "/dev/shm"} if os.path.isdir("/dev/shm") else {}
    command = [sys.executable, str(TRIALS / "campaign.py"), *part, "--seed", str(SEED)]
    done = subprocess.run(command, env={**os.environ, **fast, **faults}, stdout=subprocess.PIPE, check=False)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
