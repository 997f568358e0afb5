"""How numbers are written on screen, in reports and in messages: range first, three figures, honest blanks.

A unit in words ("persons") stands with the series; here are only the signs that belong to the number itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planner.domain.quantity import Quantity

THIN = "\u202f"
MINUS = "\u2212"
DASH = "\u2013"

NOT_KNOWN = "not known"
NO_LIMIT = "no limit known"
NOT_APPLICABLE = "n/a"
NO_CHANGE = "no change"
NONE = "none"

Errors = tuple[float, float]
"""Standard errors of the two ends of a range, in their unit."""
SURE: Errors = (0.0, 0.0)

_FIGURES = 3


@dataclass(frozen=True)
class _Form:
    """How one quantity is scaled and closed: `divisor`, most `decimals`, `suffix` of values and of differences."""

    divisor: float = 1.0
    decimals: int = 0
    suffix: str = ""
    change_suffix: str = ""


_WHOLE = _Form()
_FORMS = {
    Quantity.SHARE_OF_PLACES: _Form(0.01, 0, f"{THIN}%", f"{THIN}pts"),
    Quantity.SHARE: _Form(0.01, 0, f"{THIN}%", f"{THIN}pts"),
    Quantity.CHANCE: _Form(0.01, 0, " of 100 runs", " of 100 runs"),
    Quantity.PERSONS_A_MONTH: _Form(1, 1),
    Quantity.MONTHS: _Form(1, 0, " mo.", " mo."),
    Quantity.RATIO: _Form(1, 2),
    Quantity.TIMES: _Form(1, 2),
    Quantity.EFFORT: _Form(1, 2),
}
_THOUSANDS = _Form(1e3, 1, f"{THIN}k", f"{THIN}k")
_MILLIONS = _Form(1e6, 2, f"{THIN}m", f"{THIN}m")


def value_text(value: float, quantity: Quantity, blank: str = NOT_KNOWN, error: float = 0.0) -> str:
    """One simulated value: `2 120`, `73 %`, `4.43 m`, `73 of 100 runs`. NaN prints `blank`.

    `error` is its standard error where it is the end of a range, as in `range_text`.
    """
    if math.isnan(value):
        return blank
    if quantity is Quantity.CHANCE:
        return runs_text(value)
    form = _form(quantity, value)
    text = _scaled(value, form, error)
    return f"under{_unit(form, value, (error, error))}" if text == "0" and value > 0 else text + form.suffix


def range_text(low: float, high: float, quantity: Quantity, blank: str = NOT_KNOWN, errors: Errors = SURE) -> str:
    """A range of simulated values: `463–2 120`, `4.24–4.64 m`; `none` for exactly 0–0; equal ends print once.

    `errors` are the standard errors of the ends; an end's last digit is worth at least half of its own.
    """
    if math.isnan(low) or math.isnan(high):
        return blank
    if low == high == 0:
        return NONE
    form = _form(quantity, low, high)
    first, last = _scaled(low, form, errors[0]), _scaled(high, form, errors[1])
    if first == last:
        return f"under{_unit(form, high, errors)}" if last == "0" else last + form.suffix
    joint = DASH if low >= 0 else " to "
    return f"{first}{joint}{last}{form.suffix}"


def printed_ends(low: float, high: float, quantity: Quantity) -> tuple[float, float]:
    """The numbers a reader takes from `range_text` of ends without error, in the unit of the ends."""
    form = _form(quantity, low, high)
    return _shown(low, form)[0] * form.divisor, _shown(high, form)[0] * form.divisor


def change_text(value: float, quantity: Quantity, blank: str = NOT_KNOWN) -> str:
    """One signed change: `−432`, `+1 pt`, `−7 of 100 runs`; `no change` for exactly 0."""
    if math.isnan(value):
        return blank
    if value == 0:
        return NO_CHANGE
    form = _form(quantity, value)
    text = _signed(value, form)
    return f"under{_change_unit(form)}" if text == "0" else text + _change_suffix(text, form)


def change_range_text(
    low: float, high: float, quantity: Quantity, blank: str = NOT_KNOWN, errors: Errors = SURE
) -> str:
    """A range of paired changes: `−87 to +836`, `−52 to −21 pts`; `no change` for exactly 0 to 0.

    `errors` are the standard errors of the ends, as in `range_text`.
    """
    if math.isnan(low) or math.isnan(high):
        return blank
    if low == high == 0:
        return NO_CHANGE
    form = _form(quantity, low, high)
    first, last = _signed(low, form, errors[0]), _signed(high, form, errors[1])
    if first == last:
        either = f"under{_change_unit(form, high, errors)} either way"
        return either if last == "0" else last + _change_suffix(last, form)
    return f"{first} to {last}{form.change_suffix}"


def within_text(reference: str, share: float = 0.02) -> str:
    """What stands for a change too small to matter: `within 2 % of C`."""
    return f"within {share * 100:.0f}{THIN}% of {reference}"


def runs_text(share: float) -> str:
    """A share of draws as a frequency: `73 of 100 runs`; 0 and 100 only when no run or every run agrees."""
    return f"{_hundredths(share)} of 100 runs"


def percent_text(share: float) -> str:
    """A share of draws in whole percent: `94 %`; 0 and 100 only when no draw or every draw agrees."""
    return f"{_hundredths(share)}{THIN}%"


def setting_text(value: float, quantity: Quantity, blank: str = NOT_KNOWN) -> str:
    """A lever's value as a person set it, unrounded: `300`, `0.70`, `× 1.5`, `on`, `tier 1`. NaN prints `blank`."""
    if math.isnan(value):
        return blank
    match quantity:
        case Quantity.SWITCH:
            return "on" if value else "off"
        case Quantity.TIER:
            return f"tier {value:.0f}"
        case Quantity.TIMES | Quantity.EFFORT:
            return f"×{THIN}{published(value)}"
        case Quantity.RATIO | Quantity.SHARE:
            return published(value) if _needs_more(value, 2) else _grouped(value, 2)
        case Quantity.SHARE_OF_PLACES:
            return f"{published(value * 100)}{THIN}%"
        case Quantity.MONTHS:
            return f"{published(value)} mo."
        case _:
            return published(value)


def published(value: float, blank: str = NOT_KNOWN) -> str:
    """A number as its source printed it: thousands parted, nothing rounded. NaN prints `blank`."""
    if math.isnan(value):
        return blank
    text = f"{value:.10g}" if 1e-4 <= abs(value) < 1e10 or value == 0 else f"{value:.10f}".rstrip("0").rstrip(".")
    _, point, decimals = text.partition(".")
    return _grouped(value, len(decimals)) if point else _grouped(value, 0)


def published_range(low: float | None, high: float | None) -> str:
    """Bounds as printed by a source; a missing one is said: `at least 900`, `up to 40 000`, `not known`."""
    if low is None and high is None:
        return NOT_KNOWN
    if high is None:
        return f"at least {published(low)}" if low is not None else NOT_KNOWN
    if low is None:
        return f"up to {published(high)}"
    if low == high:
        return published(low)
    return f"{published(low)}{DASH if low >= 0 else ' to '}{published(high)}"


def rounded(value: float, figures: int = _FIGURES) -> float:
    """`value` to so many significant figures, halves away from zero as a person would."""
    if value == 0 or not math.isfinite(value):
        return value
    return _half_up(value, figures - 1 - math.floor(math.log10(abs(value))))


def whole(value: float) -> str:
    """A number already rounded, with its thousands parted: `6 430`."""
    return _grouped(value, 0)


def adding_up(parts: Sequence[float]) -> tuple[tuple[float, ...], float]:
    """Parts and their sum rounded to one step, so that the printed parts add up to the printed sum.

    The step is what three figures of the sum need, at least 1; what rounding leaves over goes to the parts that
    lost most.
    """
    total = math.fsum(parts)
    largest = max((abs(part) for part in parts), default=0.0)
    size = max(abs(total), largest)
    step = 10.0 ** max(0, math.floor(math.log10(size)) - _FIGURES + 1) if size > 0 else 1.0
    floors = [math.floor(part / step) for part in parts]
    missing = round(total / step) - sum(floors)
    by_loss = sorted(range(len(parts)), key=lambda index: floors[index] - parts[index] / step)
    for index in by_loss[:missing]:
        floors[index] += 1
    return tuple(count * step for count in floors), sum(floors) * step


def _form(quantity: Quantity, *values: float) -> _Form:
    largest = max(abs(rounded(value)) for value in values)
    if quantity is Quantity.PERSON_MONTHS and largest >= 1e5:
        return _MILLIONS
    if quantity in (Quantity.PERSON_MONTHS, Quantity.CHILD_MONTHS) and largest >= 1e3:
        return _THOUSANDS
    return _FORMS.get(quantity, _WHOLE)


def _shown(value: float, form: _Form, error: float = 0.0) -> tuple[float, int]:
    """A value in the unit it is printed in, as it is printed, and its decimals; `error` is in the value's own unit."""
    number = value / form.divisor
    size = abs(rounded(number))
    places = min(form.decimals, _FIGURES - 1 - math.floor(math.log10(size)) if size else 0)
    if 0 < error < math.inf:
        places = min(places, -math.ceil(math.log10(error / form.divisor / 2)))
    return _half_up(number, places), places


def _scaled(value: float, form: _Form, error: float = 0.0) -> str:
    shown, places = _shown(value, form, error)
    return _grouped(shown, max(0, places)) if shown else "0"


def _signed(value: float, form: _Form, error: float = 0.0) -> str:
    text = _scaled(value, form, error)
    return f"+{text}" if value > 0 and text != "0" else text


def _half_up(value: float, places: int) -> float:
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _grouped(number: float, decimals: int) -> str:
    text = f"{abs(number):,.{decimals}f}".replace(",", THIN)
    negative = number < 0 and any(digit in text for digit in "123456789")
    return f"{MINUS}{text}" if negative else text


def _hundredths(share: float) -> int:
    if share <= 0 or share >= 1:
        return 100 if share >= 1 else 0
    return min(99, max(1, int(_half_up(share * 100, 0))))


def _needs_more(value: float, decimals: int) -> bool:
    return not math.isclose(value, round(value, decimals), abs_tol=1e-12)


def _unit(form: _Form, value: float = 0.0, errors: Errors = SURE) -> str:
    return f" {_step(form, value, errors)}{form.suffix}"


def _change_unit(form: _Form, value: float = 0.0, errors: Errors = SURE) -> str:
    step = _step(form, value, errors)
    return f" {step}{_change_suffix(step, form)}"


def _step(form: _Form, value: float, errors: Errors) -> str:
    """What the last digit is worth of a value that prints as nought, under the larger of two errors."""
    places = min(form.decimals, *(_shown(value, form, error)[1] for error in errors if error > 0), form.decimals)
    return _grouped(10.0**-places, max(0, places))


def _change_suffix(number: str, form: _Form) -> str:
    """One point, many points."""
    return form.change_suffix.replace("pts", "pt") if number.lstrip(f"+{MINUS}") == "1" else form.change_suffix
