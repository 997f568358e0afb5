"""What an officer does with reports: design, copy, rename, delete, sign, and record that one was exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planner.analysis.indicators import indicator
from planner.domain.assurance import ROLES
from planner.domain.errors import InputError
from planner.domain.likelihood import vocabulary_named
from planner.domain.period import Month
from planner.domain.report_design import Issue, ReportDesign
from planner.domain.value import changed
from planner.domain.workspace import Change, Workspace
from planner.reports.formats.formats import FORMATS
from planner.reports.options_note.catalogue import SECTION_BY_KEY
from planner.store.workspace_file import WorkspaceFile
from planner.system.identity import model_mark
from planner.use_cases.change import By, edit_of, make
from planner.use_cases.models import remember_model
from planner.use_cases.naming import name_of_copy, next_number, usable_name
from planner.use_cases.reports.report_requests import horizon_of, next_issue, prepare_report, scenarios_of
from planner.use_cases.typed import cleaned, signature_of, validated

_FIXED = ("id", "name", "signatures")
_WORDS = {
    "scenario_ids": "scenarios",
    "reference_id": "reference",
    "sections": "order of sections",
    "left_out": "sections",
    "vocabulary": "likelihood words",
    "handling": "handling instruction",
    "author_role": "author",
    "assurance": "assurance statement",
    "do_not_use_after": "date after which it must not be used",
}


def new_report(
    file: WorkspaceFile, by: By, name: str, scenario_ids: Sequence[str], reference_id: str, horizon: Month | None = None
) -> Change:
    """A report of every section on these scenarios, in the workspace's world.

    Raises `InputError` for a name or scenarios that cannot be used."""
    workspace = file.load()
    design = ReportDesign(
        id=_next_id(workspace),
        name=usable_name(workspace.reports, name, kind="report"),
        scenario_ids=tuple(dict.fromkeys(scenario_ids)),
        reference_id=reference_id,
        horizon=horizon,
        world=workspace.settings.world,
        author_role=by.who[:120],
    )
    _refuse(workspace, design)
    return make(file, by, f"make the report “{design.name}”", edit_of("report", None, design))


def duplicate_report(file: WorkspaceFile, by: By, report_id: str) -> Change:
    """The same report again, without its signatures and versions."""
    workspace = file.load()
    original = found_report(workspace, report_id)
    copy = changed(original, id=_next_id(workspace), name=name_of_copy(workspace.reports, original.name), signatures=())
    return make(file, by, f"duplicate the report “{original.name}”", edit_of("report", None, copy))


def rename_report(file: WorkspaceFile, by: By, report_id: str, name: str) -> Change:
    """Another name. Raises `InputError` when it cannot be used."""
    workspace = file.load()
    before = found_report(workspace, report_id)
    after = changed(before, name=usable_name(workspace.reports, name, but_of=report_id, kind="report"))
    label = f"rename the report “{before.name}” to “{after.name}”"
    return make(file, by, label, edit_of("report", before, after))


def change_report(file: WorkspaceFile, by: By, report_id: str, **fields: Any) -> Change:
    """Other fields of a design. Signatures stay and no longer count, as long as what they signed is not printed.

    Raises `InputError` for anything that cannot stand in a report.
    """
    workspace = file.load()
    before = found_report(workspace, report_id)
    if fixed := [name for name in fields if name in _FIXED or name not in ReportDesign.model_fields]:
        raise TypeError(f"change_report does not change {', '.join(fixed)}")
    given = {name: cleaned(value) for name, value in fields.items()}
    if "scenario_ids" in given and "reference_id" not in given and before.reference_id not in given["scenario_ids"]:
        given["reference_id"] = next(iter(given["scenario_ids"]), "")
    after = validated(before, given, _WORDS)
    _refuse(workspace, after)
    moved = [name for name in fields if getattr(before, name) != getattr(after, name)]
    what = " and ".join(_WORDS.get(name, name) for name in moved) or "design"
    return make(file, by, f"change the {what} of “{before.name}”", edit_of("report", before, after))


def delete_report(file: WorkspaceFile, by: By, report_id: str) -> Change:
    """Take a report away; its versions stay on record, so that their fingerprints can be traced."""
    gone = found_report(file.load(), report_id)
    return make(file, by, f"delete the report “{gone.name}”", edit_of("report", gone, None))


def sign_report(file: WorkspaceFile, by: By, report_id: str, role: str, post: str) -> Change:
    """A role's signature for the results and the words as they are now, in place of an earlier one.

    Raises `InputError` without a post, for a role that does not sign reports, or a report that cannot be made.
    """
    workspace = file.load()
    before = found_report(workspace, report_id)
    request = prepare_report(workspace, before, by)
    signature = changed(signature_of(by, role, post, request.results, request.wording), model=model_mark())
    remember_model(file)
    others = tuple(signed for signed in before.signatures if signed.role != role)
    signatures = sorted((*others, signature), key=lambda signed: ROLES.index(signed.role))
    label = f"sign “{before.name}” as {role.lower()}"
    return make(file, by, label, edit_of("report", before, changed(before, signatures=tuple(signatures))))


def withdraw_signature(file: WorkspaceFile, by: By, report_id: str, role: str) -> Change:
    """Take a role's signature back. Raises `InputError` when there is none."""
    before = found_report(file.load(), report_id)
    kept = tuple(signed for signed in before.signatures if signed.role != role)
    if kept == before.signatures:
        raise InputError(f"The {role.lower()} has not signed “{before.name}”; there is nothing to withdraw.")
    label = f"withdraw the {role.lower()}’s signature from “{before.name}”"
    return make(file, by, label, edit_of("report", before, changed(before, signatures=kept)))


def record_issue(file: WorkspaceFile, by: By, issue: Issue, formats: Sequence[str]) -> Change:
    """Record that a report was exported to these formats, as the next version of it."""
    workspace = file.load()
    number = next_issue(workspace, issue.report_id)
    if number == 0:
        raise InputError("This report is no longer in the workspace, so its export was not recorded; make it again.")
    kept = changed(
        issue,
        id=f"{issue.report_id}/{number}",
        number=number,
        when=by.when,
        who=by.who,
        formats=tuple(dict.fromkeys(formats)),
    )
    label = f"export version {number} of “{kept.report_name}”"
    remember_model(file)
    return make(file, by, label, edit_of("issue", None, kept))


def found_report(workspace: Workspace, report_id: str) -> ReportDesign:
    """The report with this id. Raises `InputError`."""
    there = next((design for design in workspace.reports if design.id == report_id), None)
    if there is None:
        raise InputError("That report is no longer in this workspace; choose another one.")
    return there


def _next_id(workspace: Workspace) -> str:
    used = (*(design.id for design in workspace.reports), *(issue.report_id for issue in workspace.issues))
    return next_number("r", used)


def _refuse(workspace: Workspace, design: ReportDesign) -> None:
    """Raises `InputError` for the first thing that cannot stand in a report."""
    scenarios = scenarios_of(workspace, design)
    horizon_of(design, workspace.situation_of(scenarios[0]).start, workspace.settings.months)
    if design.vocabulary is not None:
        vocabulary_named(design.vocabulary)
    if design.marking is not None and not design.marking.strip():
        raise InputError("A report needs a protective marking; choose one.")
    for refuse in (_refuse_sections, _refuse_indicators, _refuse_formats):
        refuse(design)


def _refuse_sections(design: ReportDesign) -> None:
    _refuse_unknown("section", (*design.sections, *design.left_out), SECTION_BY_KEY.__contains__)
    locked = next((key for key in design.left_out if SECTION_BY_KEY[key].locked), None)
    if locked is not None:
        raise InputError(f"“{SECTION_BY_KEY[locked].title}” stands in every report and cannot be left out.")


def _refuse_indicators(design: ReportDesign) -> None:
    def is_known(key: str) -> bool:
        try:
            indicator(key)
        except KeyError:
            return False
        return True

    _refuse_unknown("indicator", design.indicators, is_known)


def _refuse_formats(design: ReportDesign) -> None:
    _refuse_unknown("format", design.formats, FORMATS.__contains__)


def _refuse_unknown(kind: str, keys: Sequence[str], is_known: Callable[[str], bool]) -> None:
    for key in keys:
        if not is_known(key):
            raise InputError(f"There is no {kind} “{key}”; choose another one.")
