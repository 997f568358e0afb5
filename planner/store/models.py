"""Descriptions of the models that made something in the file: once a model, as compressed JSON. Never part of undo."""

from __future__ import annotations

import json
import zlib
from dataclasses import astuple

from sqlalchemy.orm import Session

from planner.domain.described_model import DescribedModel, DescribedPart
from planner.store.tables import ModelRow


def describe(session: Session, model: DescribedModel) -> None:
    """Keep the description of a model."""
    body = json.dumps([astuple(part) for part in model.parts], ensure_ascii=False, separators=(",", ":"))
    session.merge(ModelRow(mark=model.mark, version=model.version, body=zlib.compress(body.encode(), 9)))


def described(session: Session, mark: str) -> DescribedModel | None:
    """The description of a model; None when the file holds none."""
    row = session.get(ModelRow, mark)
    if row is None:
        return None
    parts = json.loads(zlib.decompress(row.body))
    return DescribedModel(row.mark, row.version, tuple(DescribedPart(*part) for part in parts))
