"""Office files are zip archives, packed again with one date: they say nothing of when and where they were written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from datetime import datetime


def repacked(data: bytes, made: datetime, leave_out: Collection[str] = ()) -> bytes:
    """The same archive, every member dated `made`, in the same order; members named in `leave_out` are dropped."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for found in old.infolist():
            if found.filename in leave_out:
                continue
            member = zipfile.ZipInfo(found.filename, made.timetuple()[:6])
            member.compress_type = found.compress_type
            member.external_attr = 0o644 << 16
            new.writestr(member, old.read(found))
    return out.getvalue()
