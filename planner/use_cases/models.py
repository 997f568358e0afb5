"""Which model made what a file holds, and what is different in this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.described_model import ModelChange, change_of_model
from planner.domain.report_design import ReportDesign
from planner.store.workspace_file import WorkspaceFile
from planner.system.describing import described_model
from planner.system.identity import model_mark
from planner.system.wired import MODEL_VERSION


@dataclass(frozen=True)
class OtherModel:
    """A model that is not this one: `name` in words; `change` is None where only the name is known."""

    name: str
    change: ModelChange | None

    @property
    def summary(self) -> str:
        """What changed since, in one clause without a full stop."""
        if self.change is None:
            return f"{self.name}, of which only the version is known"
        return f"{self.name}: {self.change.summary}"

    @property
    def told(self) -> str:
        """What an officer is told on opening a file whose results this model made."""
        return f"The results in this file were made with {self.summary}. They are computed again."

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every part that is different, in a sentence each."""
        return self.change.sentences if self.change is not None else ()


def remember_model(file: WorkspaceFile) -> None:
    """Describe this model in the file, unless it is there. Raises `WorldError` when the disk fails."""
    if not file.read_only and file.described_model(model_mark()) is None:
        file.describe_model(described_model())


def other_model(file: WorkspaceFile, mark: str, version: str = "") -> OtherModel | None:
    """The model with this mark, against this one; None when it is this one.

    `mark` is empty for what was made before models were described: then `version` is all there is, if anything.
    """
    if mark == model_mark():
        return None
    then = file.described_model(mark) if mark else None
    if then is None:
        return OtherModel(f"model {version}" if version else "an earlier model", None)
    return OtherModel(_name(then.version), change_of_model(then, described_model()))


def models_behind(file: WorkspaceFile, design: ReportDesign) -> dict[str, OtherModel]:
    """The other models that the signatures of a report stand on, by their marks."""
    marks = {signature.model for signature in design.signatures if signature.model}
    found = {mark: other_model(file, mark) for mark in marks}
    return {mark: other for mark, other in found.items() if other is not None}


def model_of_results(file: WorkspaceFile) -> OtherModel | None:
    """The model behind the results a file holds, where it is not this one; None also without results."""
    mark = file.newest_model()
    if mark is None:
        return None
    if mark:
        return other_model(file, mark)
    before = file.results_before()
    return OtherModel(f"the model of planner {before}" if before else "an earlier model", None)


def told_briefly(sentences: Sequence[str], most: int = 8) -> tuple[str, ...]:
    """The first of many sentences, and how many more there are."""
    more = len(sentences) - most
    return (*sentences[:most], f"… and {more} more.") if more > 0 else tuple(sentences)


def told_in_full(file: WorkspaceFile) -> tuple[str, ...]:
    """What an officer is told, with a sentence for every part that is different; empty where nothing is."""
    other = model_of_results(file)
    return (other.told, *other.sentences) if other is not None else ()


def _name(version: str) -> str:
    return f"another model {version}" if version == MODEL_VERSION else f"model {version}"
