"""The rows of the certificate, V-01 to V-34: each with its processes and what comes out of them."""

from __future__ import annotations

from approvalflow.study.validation.rows import identities, offices, queues
from approvalflow.study.validation.trials import Row

ROWS: tuple[Row, ...] = (*queues.ROWS, *offices.ROWS, *identities.ROWS)
