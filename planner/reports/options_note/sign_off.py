"""Who has signed a report, and whether the signature still counts: for these results and these words, or for others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.assurance import ROLES, Signature
from planner.domain.report_design import ReportDesign
from planner.domain.value import changed
from planner.domain.workspace import Settings
from planner.system.identity import model_mark

_NOT_WORDS = {"id", "name", "signatures", "formats"}


class SignState(StrEnum):
    """What a signature is worth now."""

    SIGNED = "signed"
    LAPSED = "lapsed"
    MISSING = "missing"


@dataclass(frozen=True)
class SignOff:
    """One role of the sign-off: who signed, when, and what it is worth; `words` say it.

    `model` is the mark of the model behind what was signed, empty where it was not noted.
    """

    role: str
    state: SignState
    post: str
    on: date | None
    words: str
    model: str = ""


def sign_offs(design: ReportDesign, results: str, wording: str) -> tuple[SignOff, ...]:
    """Every role in the order of signing. `results` is the short fingerprint of the results as they are now."""
    by_role = {signature.role: signature for signature in design.signatures}
    return tuple(_sign_off(role, by_role.get(role), results, wording) for role in ROLES)


def is_signed(signed: tuple[SignOff, ...]) -> bool:
    """Whether every role has signed what is printed now."""
    return all(one.state is SignState.SIGNED for one in signed)


def wording_of(design: ReportDesign, settings: Settings) -> str:
    """8 hex digits of all a design says: scenarios, sections, words, marking, dates; not of its name or formats."""
    said = changed(
        design, marking=design.marking or settings.marking, vocabulary=design.vocabulary or settings.vocabulary
    )
    return hashlib.sha256(said.model_dump_json(exclude=_NOT_WORDS).encode()).hexdigest()[:8]


def day_text(day: date) -> str:
    """A date as reports print it: `31 May 2027`."""
    return f"{day.day} {day:%b %Y}"


def _sign_off(role: str, signature: Signature | None, results: str, wording: str) -> SignOff:
    if signature is None:
        return SignOff(role, SignState.MISSING, "", None, "not signed")
    said = f"signed {day_text(signature.on)}"
    state = SignState.SIGNED
    if signature.fingerprint != results:
        of_another = bool(signature.model) and signature.model != model_mark()
        state, said = SignState.LAPSED, f"{said} for {'results of another model' if of_another else 'other results'}"
    elif signature.wording != wording:
        state, said = SignState.LAPSED, f"{said} for other words"
    return SignOff(role, state, signature.post, signature.on, said, signature.model)
