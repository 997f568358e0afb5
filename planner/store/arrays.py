"""Arrays of a projection as bytes: a short JSON header and the raw numbers behind it, little-endian."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping

import numpy as np

from planner.domain.projection import BAND_SHARES, Array, Draws
from planner.domain.world import World

_LENGTH = struct.Struct("<I")


def pack_summary(central: Mapping[str, Array], bands: Mapping[str, Array], world: World) -> bytes:
    """The world, the central run, (months + 1,) a key, and the bands, (7, months + 1) a key, at full precision."""
    said = {"world": world.value, "central": list(central), "bands": list(bands)}
    header = json.dumps(said, ensure_ascii=False).encode()
    numbers = (np.asarray(values, dtype="<f8").tobytes() for values in (*central.values(), *bands.values()))
    return b"".join((_LENGTH.pack(len(header)), header, *numbers))


def unpack_summary(body: bytes, months: int) -> tuple[World, dict[str, Array], dict[str, Array]]:
    """World, central run and bands as `pack_summary` wrote them; the arrays are read-only.

    What was kept before there were two worlds was computed as if today's practice held.
    """
    (length,) = _LENGTH.unpack_from(body)
    header = json.loads(body[_LENGTH.size : _LENGTH.size + length])
    numbers = np.frombuffer(body[_LENGTH.size + length :], dtype="<f8")
    split = len(header["central"]) * (months + 1)
    central = numbers[:split].reshape(-1, months + 1)
    bands = numbers[split:].reshape(-1, len(BAND_SHARES), months + 1)
    named = World(header.get("world", World.STEADY))
    return named, dict(zip(header["central"], central, strict=True)), dict(zip(header["bands"], bands, strict=True))


def pack_draws(draws: Draws) -> bytes:
    """The draws of one series, (months + 1, draws), as 32-bit numbers."""
    return np.asarray(draws, dtype="<f4").tobytes()


def unpack_draws(body: bytes, months: int) -> Draws:
    """Draws as `pack_draws` wrote them; the array is read-only."""
    return np.frombuffer(body, dtype="<f4").reshape(months + 1, -1)
