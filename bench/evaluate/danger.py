"""How often danger is raised: measured in ``bot.safety``, which ``waymark safety report`` prints as well."""

from __future__ import annotations

from bot.safety.danger_figures import SETS, DangerFigures, measure_danger

__all__ = ["SETS", "DangerFigures", "measure_danger"]
