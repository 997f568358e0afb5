"""What a model was, so that another one can say what is different: every part with its mark and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

WORDS = {
    "equation": ("equation", "equations"),
    "delay": ("delay", "delays"),
    "input": ("input", "inputs"),
    "stock": ("stock", "stocks"),
    "move": ("move between stocks", "moves between stocks"),
    "series": ("published series", "published series"),
    "parameter": ("conversion of a published number", "conversions of published numbers"),
    "axis": ("dimension", "dimensions"),
    "fact": ("fact read from a situation", "facts read from a situation"),
    "start": ("starting stock", "starting stocks"),
    "stream": ("random stream", "random streams"),
    "engine": ("rule of computing", "rules of computing"),
}
"""What each kind of part is called, one and several of them, in the order in which they are told."""


@dataclass(frozen=True)
class DescribedPart:
    """One part: `says` is its formula or what it stands for, `form` its unit and dimensions; both may be empty."""

    kind: str
    name: str
    mark: str
    says: str = ""
    form: str = ""


@dataclass(frozen=True)
class DescribedModel:
    """A whole model by its mark, with the version people name it by."""

    mark: str
    version: str
    parts: tuple[DescribedPart, ...]


@dataclass(frozen=True)
class ModelChange:
    """What is different between two models: a count in words, and a sentence for every part."""

    summary: str
    sentences: tuple[str, ...]


def change_of_model(then: DescribedModel, now: DescribedModel) -> ModelChange:
    """What became of a model, from `then` to `now`: equations first, each kind in the order of the newer model."""
    old = {(part.kind, part.name): part for part in then.parts}
    new = {(part.kind, part.name): part for part in now.parts}
    changed = [(old[key], part) for key, part in new.items() if key in old and old[key].mark != part.mark]
    added = [part for key, part in new.items() if key not in old]
    gone = [part for key, part in old.items() if key not in new]
    counts = (*_counted([part for _, part in changed], "changed"), *_counted(added, "new"), *_counted(gone, "gone"))
    sentences = (
        *(_changed(before, after) for before, after in sorted(changed, key=lambda pair: _place(pair[1]))),
        *(f"New: {_told(part)}." for part in sorted(added, key=_place)),
        *(f"Gone: {_told(part)}." for part in sorted(gone, key=_place)),
    )
    if not sentences and then.version != now.version:
        return ModelChange(f"only its number changed, from {then.version} to {now.version}", ())
    return ModelChange(", ".join(counts) or "nothing changed", sentences)


def _counted(parts: list[DescribedPart], verb: str) -> Iterator[str]:
    counts = Counter(part.kind for part in parts)
    for kind in sorted(counts, key=_rank):
        one, several = WORDS.get(kind, (kind, kind))
        yield f"{counts[kind]} {one if counts[kind] == 1 else several} {verb}"


def _changed(before: DescribedPart, after: DescribedPart) -> str:
    name = _named(after)
    if before.says != after.says and before.says and after.says:
        return f"{name} was {before.says}; it is now {after.says}."
    if before.form != after.form and before.form and after.form:
        return f"{name} was in {before.form}; it is now in {after.form}."
    return f"{name} is computed in another way." if after.kind in ("equation", "engine") else f"{name} changed."


def _told(part: DescribedPart) -> str:
    between = " = " if part.kind == "equation" else ": "
    return f"{_named(part)}{between}{part.says}" if part.says else _named(part)


def _named(part: DescribedPart) -> str:
    return part.name if part.kind == "equation" else f"{WORDS.get(part.kind, (part.kind,))[0]} {part.name}"


def _place(part: DescribedPart) -> int:
    return _rank(part.kind)


def _rank(kind: str) -> int:
    return list(WORDS).index(kind) if kind in WORDS else len(WORDS)
