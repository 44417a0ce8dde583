"""What may be written in a place, as an example of its shape."""

from __future__ import annotations

from typing import Any

_EXAMPLES = {
    "due": "{after: 10 working days, action: go_on}",
    "calendar": "{holidays: CN, hours: Mon-Fri 09:00-17:00}",
    "roles": "{clerk: 2, head: 1}",
    "steps": "{by: clerk, work_time: 1 h}",
    "case_data": "{urgent: 10%}",
    "arrivals": "{count: 12, per: working day}",
    "outcomes": "{refuse: 3%}",
    "ask_applicant": "{share: 18%, takes: 2 weeks}",
    "asks": "{documents: 3, visits: 1}",
    "extension": "{by: 6 weeks, used: 80%}",
    "backlog": "{review: 8}",
    "detects": "{structural: 80%}",
    "levels": "[county, city]",
    "transfers": "{between_departments: 1 working day}",
    "appeal": "{share: 12%, by: clerk, work_time: 4 h, overturned: 20%}",
    "chases": "{after: 15 working days, every: 1 week, by: clerk, work_time: 10 min, share: 60%}",
    "complains": "{after: statutory, share: 8%, by: clerk, work_time: 3 h, upheld: 30%}",
    "study": "{purpose: Why permits take a quarter, worthwhile: 5%}",
}


def example_of(key: str, loc: tuple[Any, ...]) -> str:
    """Of keys with values as they are written at that place: of a role, a step, a deadline."""
    if loc[:1] == ("roles",) and len(loc) > 1:
        return "{staff: 2, hours: Mon-Fri 09:00-17:00}"
    return _EXAMPLES.get(key) or _EXAMPLES.get(str(loc[0]) if loc else "") or _EXAMPLES["steps"]
