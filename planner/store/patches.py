"""What differs between two JSON values, small enough to keep a long history of, and applied either way.

A patch of an object names its changed keys, a patch of a list its changed places, or the span that was replaced.
"""

from __future__ import annotations

from typing import Any

Json = Any
Patch = dict[str, Any]

_OLD, _NEW, _KEYS, _PLACES, _SPAN = "old", "new", "keys", "places", "span"


def difference(before: Json, after: Json) -> Patch:
    """The patch that leads from `before` to `after`; empty when they are equal."""
    if before == after and type(before) is type(after):
        return {}
    if isinstance(before, dict) and isinstance(after, dict):
        return {
            _KEYS: {key: _of_key(before, after, key) for key in {**before, **after} if _differs(before, after, key)}
        }
    if isinstance(before, list) and isinstance(after, list):
        return _of_lists(before, after)
    return {_OLD: before, _NEW: after}


def forwards(value: Json, patch: Patch) -> Json:
    """What `before` becomes. Raises `ValueError` when the patch was made from another value."""
    return _applied(value, patch, _OLD, _NEW)


def backwards(value: Json, patch: Patch) -> Json:
    """What `after` was. Raises `ValueError` when the patch was made to another value."""
    return _applied(value, patch, _NEW, _OLD)


def _differs(before: dict[str, Json], after: dict[str, Json], key: str) -> bool:
    return (key in before) != (key in after) or bool(difference(before[key], after[key]))


def _of_key(before: dict[str, Json], after: dict[str, Json], key: str) -> Patch:
    if key not in before:
        return {_NEW: after[key]}
    if key not in after:
        return {_OLD: before[key]}
    return difference(before[key], after[key])


def _of_lists(before: list[Json], after: list[Json]) -> Patch:
    if len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return {_PLACES: {str(at): found for at, (old, new) in pairs if (found := difference(old, new))}}
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    room = shorter - first
    last = next((at for at in range(room) if before[-1 - at] != after[-1 - at]), room)
    return {_SPAN: first, _OLD: before[first : len(before) - last], _NEW: after[first : len(after) - last]}


def _applied(value: Json, patch: Patch, have: str, want: str) -> Json:
    if not patch:
        return value
    if _KEYS in patch:
        return _with_keys(_a(dict, value), patch[_KEYS], have, want)
    if _PLACES in patch:
        found = list(_a(list, value))
        for at, inner in patch[_PLACES].items():
            _must(int(at) < len(found))
            found[int(at)] = _applied(found[int(at)], inner, have, want)
        return found
    if _SPAN in patch:
        first, there = patch[_SPAN], _a(list, value)
        end = first + len(patch[have])
        _must(there[first:end] == patch[have])
        return [*there[:first], *patch[want], *there[end:]]
    _must(value == patch[have])
    return patch[want]


def _with_keys(value: dict[str, Json], patches: dict[str, Patch], have: str, want: str) -> dict[str, Json]:
    found = dict(value)
    for key, inner in patches.items():
        if inner.keys() == {want}:
            _must(key not in found)
            found[key] = inner[want]
        elif inner.keys() == {have}:
            _must(key in found and found[key] == inner[have])
            del found[key]
        else:
            _must(key in found)
            found[key] = _applied(found[key], inner, have, want)
    return found


def _a(kind: type[Json], value: Json) -> Json:
    _must(isinstance(value, kind))
    return value


def _must(holds: bool) -> None:
    if not holds:
        raise ValueError("this change was made from another state")
