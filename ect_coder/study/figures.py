"""What the figures of a study are made from, read at one instant."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ect_coder.analysis.gathering import Scope
from ect_coder.exchange.figures.material import Material

if TYPE_CHECKING:
    from ect_coder.study.door import Study


def material(study: Study, by: str = "pillar", scope: Scope | None = None, pillar: str = "") -> Material:
    """Gather what figures show, by pillar or by variable; `pillar` is the key of the only one, empty for all."""
    answers = study.answers(by, scope=scope)
    return Material(
        title=study.conventions().title,
        made=datetime.datetime.now().astimezone().date().isoformat(),
        rows=answers.rows,
        names=answers.projects,
        grid=study.grid,
        conventions=study.conventions(),
        thresholds=answers.thresholds,
        scope=scope or Scope(),
        by=by,
        documents=study.documents(),
        coverage=study.inventory.coverage(),
        pillar=pillar,
    )
