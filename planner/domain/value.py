"""The base of every domain value: frozen, strict about unknown fields, changed only through `changed`."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

V = TypeVar("V", bound="Value")


class Value(BaseModel):
    """A frozen value that refuses unknown fields, NaN and infinities."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def changed(value: V, /, **fields: Any) -> V:
    """A copy of `value` with some fields replaced, validated again (`model_copy` does not validate)."""
    current = {name: getattr(value, name) for name in type(value).model_fields}
    return type(value).model_validate(current | fields)
