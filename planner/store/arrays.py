"""Arrays of a projection as bytes: a short JSON header and the raw numbers behind it, little-endian."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping

import numpy as np

from planner.domain.fan import BAND_SHARES
from planner.domain.projection import Array

_LENGTH = struct.Struct("<I")


Arrays = Mapping[str, Array]


def pack_summary(central: Arrays, bands: Arrays, errors: Arrays) -> bytes:
    """The central run, (months + 1,) a key, bands and their errors, (9, months + 1) a key, at full precision."""
    parts = {"central": central, "bands": bands, "errors": errors}
    header = json.dumps({name: list(part) for name, part in parts.items()}, ensure_ascii=False).encode()
    numbers = (np.asarray(values, dtype="<f8").tobytes() for part in parts.values() for values in part.values())
    return b"".join((_LENGTH.pack(len(header)), header, *numbers))


def unpack_summary(body: bytes, months: int) -> tuple[dict[str, Array], dict[str, Array], dict[str, Array]]:
    """Central run, bands and errors as `pack_summary` wrote them; the arrays are read-only."""
    (length,) = _LENGTH.unpack_from(body)
    header = json.loads(body[_LENGTH.size : _LENGTH.size + length])
    numbers = np.frombuffer(body[_LENGTH.size + length :], dtype="<f8")
    split = len(header["central"]) * (months + 1)
    central = numbers[:split].reshape(-1, months + 1)
    if "errors" not in header:  # written by 0.2 or before: other quantiles, of a model that no scenario is run by now
        return dict(zip(header["central"], central, strict=True)), {}, {}
    ranges = numbers[split:].reshape(-1, len(BAND_SHARES), months + 1)
    bands, errors = ranges[: len(header["bands"])], ranges[len(header["bands"]) :]
    return (
        dict(zip(header["central"], central, strict=True)),
        dict(zip(header["bands"], bands, strict=True)),
        dict(zip(header["errors"], errors, strict=True)),
    )
