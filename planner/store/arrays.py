"""Arrays of a projection as bytes: a short JSON header and the raw numbers behind it, little-endian."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping

import numpy as np

from planner.domain.projection import BAND_SHARES, Array

_LENGTH = struct.Struct("<I")


def pack_summary(central: Mapping[str, Array], bands: Mapping[str, Array]) -> bytes:
    """The central run, (months + 1,) a key, and the bands, (7, months + 1) a key, at full precision."""
    header = json.dumps({"central": list(central), "bands": list(bands)}, ensure_ascii=False).encode()
    numbers = (np.asarray(values, dtype="<f8").tobytes() for values in (*central.values(), *bands.values()))
    return b"".join((_LENGTH.pack(len(header)), header, *numbers))


def unpack_summary(body: bytes, months: int) -> tuple[dict[str, Array], dict[str, Array]]:
    """Central run and bands as `pack_summary` wrote them; the arrays are read-only."""
    (length,) = _LENGTH.unpack_from(body)
    header = json.loads(body[_LENGTH.size : _LENGTH.size + length])
    numbers = np.frombuffer(body[_LENGTH.size + length :], dtype="<f8")
    split = len(header["central"]) * (months + 1)
    central = numbers[:split].reshape(-1, months + 1)
    bands = numbers[split:].reshape(-1, len(BAND_SHARES), months + 1)
    return dict(zip(header["central"], central, strict=True)), dict(zip(header["bands"], bands, strict=True))
