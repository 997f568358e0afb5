"""The short fingerprint of all results of a report together, as it stands in every footer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from planner.domain.period import Month

_SHORT = re.compile(r"[0-9a-f]{8}")
_LONG = re.compile(r"[0-9a-f]{16}")


def results_mark(reference: str, options: Iterable[str], horizon: Month) -> str:
    """8 hex digits of the reference's fingerprint, those of the options in any order, and the horizon."""
    joined = "|".join([reference, *sorted(options), str(horizon)])
    return hashlib.sha256(joined.encode()).hexdigest()[:8]


def spaced(mark: str) -> str:
    """As printed: `7c1e 94b2`."""
    return f"{mark[:4]} {mark[4:]}"


def read_mark(text: str) -> str | None:
    """What a person typed or copied, as 8 digits of a report or 16 of a scenario; None when it is neither."""
    digits = re.sub(r"[\s\u202f\u00a0]", "", text).casefold()
    return digits if _SHORT.fullmatch(digits) or _LONG.fullmatch(digits) else None
