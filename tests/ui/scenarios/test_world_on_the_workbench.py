"""The choice of world on the workbench: one button, one undo step, and fans of the world that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.world import World
from planner.ui.plots.reading import table_of
from planner.ui.scenarios.strip import NAME, RANGE, Age
from planner.ui.scenarios.view import ScenariosView
from planner.ui.theme.theme import Theme
from planner.ui.widgets.world_choice import READ_ONLY, WorldButton
from planner.ui.workspace import OpenWorkspace


def choose(button: WorldButton, world: World) -> None:
    menu = button.menu()
    assert menu is not None
    menu.actions()[list(World).index(world)].trigger()


def test_that_the_world_is_chosen_beside_the_charts_and_undone_like_anything_else(
    qtbot: QtBot, drawn: ScenariosView, workspace: OpenWorkspace
) -> None:
    assert drawn.bar.world_button.text() == "World: as the world may turn ▾"

    choose(drawn.bar.world_button, World.STEADY)
    assert workspace.undo_label == "draw ranges if today’s practice holds"
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=20_000)
    shown = workspace.projection(workspace.selected_id)
    assert shown is not None
    assert shown.world is World.STEADY
    assert drawn.bar.world_button.text() == "World: if today’s practice holds ▾"

    workspace.undo()
    assert drawn.bar.world_button.text() == "World: as the world may turn ▾"
    assert workspace.projection(workspace.selected_id, with_draws=True) is not None
    assert workspace.projections.is_complete(workspace.selected_id)  # the first world's results were kept


def test_that_the_world_is_what_fans_were_drawn_in_until_new_ones_are_there(
    drawn: ScenariosView, workspace: OpenWorkspace
) -> None:
    before = workspace.projection(workspace.selected_id)
    choose(drawn.bar.world_button, World.STEADY)
    workspace.stop_computing()
    content = drawn.grid.shown[2].content

    assert before is not None
    assert content is not None
    assert content.world == before.world.words
    assert all("as the world may turn" in head for head in table_of(content).headings if "range" in head)


def test_that_the_strip_says_it_is_of_before_until_the_new_world_is_in_it(
    qtbot: QtBot, drawn: ScenariosView, workspace: OpenWorkspace
) -> None:
    def head() -> str:
        return str(drawn.strip.tables[0].model().headerData(NAME, Qt.Orientation.Horizontal))

    qtbot.waitUntil(lambda: drawn.strip.age is Age.NOW, timeout=20_000)
    assert "before the change" not in head()

    choose(drawn.bar.world_button, World.STEADY)
    assert "before the change" in head()
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=20_000)
    qtbot.waitUntil(lambda: "before the change" not in head(), timeout=20_000)
    tip = drawn.strip.tables[0].model().headerData(RANGE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert str(tip).startswith("Drawn if today’s practice holds")

    workspace.undo()
    qtbot.waitUntil(lambda: drawn.strip.age is Age.NOW, timeout=20_000)
    assert "before the change" not in head()


def test_that_a_short_line_says_the_world_in_a_word(qtbot: QtBot) -> None:
    button = WorldButton(Theme())
    qtbot.addWidget(button)
    button.render_world(World.STEADY, editable=True, brief=True)
    assert button.text() == "World: holds ▾"
    assert button.accessibleName() == "World of the ranges: if today’s practice holds"


def test_that_a_read_only_file_says_why_its_world_stays(qtbot: QtBot) -> None:
    button = WorldButton(Theme())
    qtbot.addWidget(button)
    button.render_world(World.TURNING, editable=False)
    assert not button.isEnabled()
    assert READ_ONLY in button.toolTip()
