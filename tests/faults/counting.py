"""What a campaign came to: points tried, and what may never happen, by kind."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

KINDS = ("refused wrongly", "lost", "silently different", "mistakes", "left behind")
"""What may never happen: a whole file is refused; what was said to be done is gone; a state nobody made, or one the
planner does not know of; a traceback; files of ours left behind by a process that ended by itself."""


@dataclass
class Count:
    """What a campaign came to."""

    points: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    def note(self, kind: str, what: str) -> None:
        """One thing that may never happen."""
        self.by_kind[kind] = self.by_kind.get(kind, 0) + 1
        self.examples.append(f"{kind}: {what}")
        print(self.examples[-1][:300], file=sys.stderr, flush=True)

    def add(self, other: Count) -> None:
        """Take in another campaign."""
        self.points += other.points
        self.by_kind = dict(Counter(self.by_kind) + Counter(other.by_kind))
        self.examples += other.examples
