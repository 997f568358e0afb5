"""Asking for a file: where workspaces are looked for and put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from planner.domain.workspace import KEPT_STEPS

_KIND = "Planner workspaces (*.planner)"


def ask_open(parent: QWidget, folder: Path) -> Path | None:
    """The workspace to open, or None."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Open a workspace", str(folder), _KIND)
    return Path(chosen) if chosen else None


def ask_save(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Where to write a workspace, or None; the ending is added when it is left out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), _KIND)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == ".planner" else path.with_name(path.name + ".planner")


def confirm_folding(parent: QWidget) -> bool:
    """Whether the oldest steps of the history are to go for good."""
    box = QMessageBox(parent)
    box.setWindowTitle("Fold old history")
    box.setText(
        f"Folding keeps the last {KEPT_STEPS} steps of the history and drops those before, with the values they hold. "
        "They can no longer be undone, nor states of then be looked up. The work itself stays as it is."
    )
    fold = box.addButton("Fold", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("Keep", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is fold
