"""A study as large as a report must bear: 60 steps of twelve offices, and five redesigns."""

from pathlib import Path

LEVELS = ("counter", "division", "department", "board")
OFFICES = ("Intake", "Planning", "Law")
ROLES = [(level, office) for level in LEVELS for office in OFFICES]
GROUP = 5


def write(folder: Path) -> Path:
    """The study in the folder; each office has five steps in turn."""
    (folder / "redesigns").mkdir(parents=True)
    (folder / "process.yaml").write_text(_process(), encoding="utf-8")
    for name, text in _redesigns().items():
        (folder / "redesigns" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def _step(number: int) -> str:
    return f"step_{number:02}"


def _id(level: str, office: str) -> str:
    return f"{level}_{office.lower()}"


def _role(number: int) -> str:
    return _id(*ROLES[number // GROUP])


def _process() -> str:
    lines = [
        "approvalflow: 1",
        "name: Sixty steps through twelve offices",
        "calendar: {holidays: none, hours: Mon-Fri 09:00-17:00, starts: 2026-01-05}",
        f"levels: [{', '.join(LEVELS)}]",
        "roles:",
        *(
            f"  {_id(level, office)}: {{name: {office} of the {level}, level: {level}, "
            f"staff: {{is: 3, because: assumption}}, cost: 40 EUR/h}}"
            for level, office in ROLES
        ),
        "arrivals: {count: 2, per: working day, because: assumption}",
        "case_data: {large: {is: 20%, because: assumption}}",
        "steps:",
    ]
    for number in range(60):
        _, office = ROLES[number // GROUP]
        lines.append(f"  - {_step(number)}:")
        lines.append(f"      name: Examination number {number} by {office.lower()}")
        lines.append("      " + ("does: approve" if number % GROUP == 4 else "does: review"))
        lines.append(f"      by: {_role(number)}")
        lines.append("      work_time: {is: 5 to 25 min, because: assumption}")
        if number % GROUP == 3:
            lines.append("      only_if: large")
        if number % GROUP == 0 and number:
            back = _step(number - GROUP)
            lines.append("      outcomes:")
            lines.append(f"        return: {{share: 5%, then: {back}, because: assumption}}")
            lines.append("        refuse: {share: 1%, because: assumption}")
    return "\n".join(lines) + "\n"


def _redesigns() -> dict[str, str]:
    def all_of(group: int) -> str:
        return ", ".join(_step(n) for n in range(group * GROUP + 1, group * GROUP + GROUP))

    def row(group: int) -> str:
        return f"parallelise: [{all_of(group)}], as: together_{group}"

    def merged(first: int) -> str:
        pair = f"[{_step(first)}, {_step(first + 1)}]"
        return f"merge: {{steps: {pair}, into: desk_{first}, by: {_role(first)}, keeps: 70%}}"

    moves = {
        "all-in-parallel": [row(group) for group in range(12)],
        "half-in-parallel": [row(group) for group in range(0, 12, 2)],
        "fewer-checks": [f"drop: {_step(number)}" for number in range(1, 60, 5)],
        "merged-desks": [merged(number) for number in range(0, 60, 5)],
        "quicker-work": [
            f"set: {{steps: {{{_step(n)}: {{work_time: 10 min}}}}}}" for n in range(0, 60, 3)
        ],
    }
    return {
        name: "\n".join(
            ["approvalflow: 1", f"name: {name.replace('-', ' ').capitalize()}", "moves:"]
            + [f"  - {{{move}, because: assumption}}" for move in texts]
        )
        + "\n"
        for name, texts in moves.items()
    }
