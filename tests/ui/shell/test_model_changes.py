"""A file whose results another model made says so in the window, and shows what changed in the model."""

from __future__ import annotations
