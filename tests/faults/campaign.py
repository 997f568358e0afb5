"""Runs one part of the campaign in a process of its own, with the library of faults before the system's, as JSON."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

from sweep import sweep  # noqa: E402 - found only now


def main() -> int:
    """Prints what the part came to; exit status 1 when anything happened that may never happen."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verb", action="append", default=[])
    chosen = parser.parse_args()
    gc.freeze()
    with tempfile.TemporaryDirectory(prefix="planner-faults-") as folder:
        count = sweep(Path(folder), chosen.share, chosen.seed, tuple(chosen.verb))
    print(json.dumps(asdict(count), ensure_ascii=False))
    return 1 if count.by_kind else 0


if __name__ == "__main__":
    sys.exit(main())
