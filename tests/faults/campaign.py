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

from copies import deep_trees, flips, planted, truncations  # noqa: E402 - found only now
from counting import Count  # noqa: E402
from sweep import sweep  # noqa: E402

PARTS = ("sweep", "flips", "truncations", "planted", "deep")


def main() -> int:
    """Prints what the part came to; exit status 1 when anything happened that may never happen."""
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--points", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verb", action="append", default=[])
    chosen = parser.parse_args()
    gc.freeze()
    with tempfile.TemporaryDirectory(prefix="planner-faults-") as folder:
        count = _run(chosen, Path(folder))
    print(json.dumps(asdict(count), ensure_ascii=False))
    return 1 if count.by_kind else 0


def _run(chosen: argparse.Namespace, folder: Path) -> Count:
    match chosen.part:
        case "sweep":
            return sweep(folder, chosen.share, chosen.each, chosen.seed, tuple(chosen.verb))
        case "flips":
            return flips(folder, chosen.points, chosen.seed)
        case "truncations":
            return truncations(folder, chosen.points)
        case "planted":
            return planted(folder)
    return deep_trees(folder)


if __name__ == "__main__":
    sys.exit(main())
