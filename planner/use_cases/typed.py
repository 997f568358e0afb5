"""What a person typed into a form, made fit to keep: text, whole values, and signatures of posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.domain.assurance import ROLES, Signature
from planner.domain.errors import InputError
from planner.domain.plain_text import plain_line, without_leftovers
from planner.domain.value import Value, changed
from planner.use_cases.change import By

V = TypeVar("V", bound=Value)


def cleaned(value: Any) -> Any:
    """Text without what no file can hold or nobody sees, its ends stripped. The rest as it is."""
    return without_leftovers(value).strip() if isinstance(value, str) else value


def validated(before: V, fields: Mapping[str, Any], words: Mapping[str, str]) -> V:
    """`before` with other fields, which `words` call as a person would.

    Raises `InputError` for one that is empty, too long or of the wrong kind.
    """
    try:
        return changed(before, **fields)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = words.get(str(first["loc"][0]), str(first["loc"][0]).replace("_", " "))
        if first["type"] == "string_too_long":
            raise InputError(f"The {name} is too long; use at most {first['ctx']['max_length']} characters.") from None
        if first["type"] == "string_too_short":
            raise InputError(f"The {name} is empty; type it.") from None
        raise InputError(f"The {name} cannot be used; type it again.") from None


def signature_of(by: By, role: str, post: str, fingerprint: str, wording: str = "") -> Signature:
    """A signature of today. Raises `InputError` for an unknown role or no post."""
    if role not in ROLES:
        raise InputError(f"“{role}” does not sign here; choose {', '.join(ROLES[:-1])} or {ROLES[-1]}.")
    words = plain_line(str(cleaned(post)), "post")
    if not words:
        raise InputError("Say which post signs, such as “head of modelling, central unit”; never a person’s name.")
    return Signature(role=role, post=words, on=by.when.date(), fingerprint=fingerprint, wording=wording)
