"""Whatever people type anywhere comes out of a report as text: no control characters, no tricks with direction."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

import pytest

from planner.domain.assurance import AssumptionNote, DecisionNote, Grade, Signature
from planner.domain.value import changed

HOSTILE = "=cmd|' /C calc'!A0 <b>\u202eabc\u0007 שלום 🙂 #set page() $x$"
_UNSAFE = re.compile("[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066\u2067]")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _strings(part)


def test_that_every_typed_text_is_printed_plain(bench) -> None:
    note = AssumptionNote(
        id="U13b",
        quality=Grade.AMBER,
        impact=Grade.AMBER,
        impact_basis=HOSTILE,
        owner=HOSTILE,
        note=HOSTILE,
        signature=Signature(role="Analyst", post=HOSTILE, on=date(2026, 11, 2)),
    )
    typed = bench.with_documents(
        assumptions=(note,),
        decisions=(DecisionNote(id="d1", on=date(2026, 11, 2), decision=HOSTILE, reason=HOSTILE, role=HOSTILE),),
        settings=changed(bench.workspace.settings, marking=HOSTILE),
    ).renamed("b", name=HOSTILE, description=HOSTILE)
    content = typed.report(
        "a",
        "b",
        handling=HOSTILE,
        author_role=HOSTILE,
        assurance=HOSTILE * 3,
        signatures=(Signature(role="Analyst", post=HOSTILE, on=date(2026, 11, 2)),),
    )
    said = list(_strings(content))

    assert sum("calc" in text for text in said) > 10
    assert [text for text in said if _UNSAFE.search(text)] == []


@pytest.mark.parametrize("field", ["title", "author_role", "handling", "assurance"])
def test_that_a_typed_field_of_the_design_stands_in_the_report(bench, field: str) -> None:
    assert any("seven words" in text for text in _strings(bench.report("a", "b", **{field: "seven words"})))
