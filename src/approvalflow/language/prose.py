"""What docs/language.md says beside the keys: how it begins, conditions, what varies, Chinese."""

from __future__ import annotations

OPENING = """\
# The language

A process is described in one text file, as people would tell it: who works here, how many cases
come in, and the steps in the order in which a file goes. This page lists all that may be said.
It is generated from the program; do not edit it (`make schema`).

## A first file

```yaml
approvalflow: 1
name: Business licence
time_limit: 20 working days
arrivals: 12 per working day
roles:
  clerk: 2
  reviewer: 4
  head: 1
steps:
  - intake:
      by: clerk
      work_time: 10 to 30 min
      outcomes: {ask_applicant: {share: 18%, takes: 2 to 8 working days}}
  - review: {by: reviewer, work_time: 1 to 3 h}
  - decision: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 3%}}
```

Twelve applications come in on a working day. A clerk looks at each, and asks the applicant for
more in 18 of 100; a reviewer examines it; the head signs, and refuses 3 of 100. What is not said
has a usual value: the office is open from Monday to Friday, 09:00 to 17:00; a file goes on to the
next step in the list; after the last it is granted; who is refused goes to `refused`.

Six rules hold everywhere:

1. **A unit in every number**: `15 min`, `3 h`, `4 open hours`, `5 working days`, `8 weeks`,
   `10 calendar days`, `18%`, `60 CNY/h`, `1 800 m2`. Only counts, such as posts, are bare. A bare
   "day" could be a working day or a calendar day, so it is asked for.
2. **The order of a list counts, the order of keys does not.**
3. **What is missing and has no usual value is asked for, never guessed**: the time of a step, who
   does it, where a `return` leads.
4. **Any value may differ by kind of case or by attempt**: see
   [Values that vary](#values-that-vary).
5. **Any mapping may say where its numbers come from**: `source: survey of 2024`, or why they are
   assumed: `because: estimate of the head`. The words cover all that stands below them, and may be
   said by language: `source: {en: the register, zh: 收件登记簿}`.
6. **Every key changes what the simulation shows**, except those that are words for people: names,
   sources, reasons, legal bases.
"""
CONDITIONS = """\
## Conditions

After `if` and `only_if` stands a condition on the case data, without quotes:
`area > 5 000 m2 or kind is public`. Its words are `and`, `or`, `not`, `is`, `is-not`, `in`, the
signs `< <= > >= + - * /`, and parentheses. Names, kinds and units must exist.
"""
VARYING = """\
## Values that vary

Where a table says "may vary", the value may be one of these:

| What | How |
|---|---|
| the same for all | `2 h` |
| by kind of case | `{depends_on: kind, public: 3 h, otherwise: 2 h}`; of a yes/no: `yes`, `no` |
| by role, in `in_series` and `in_parallel` | `{depends_on: role, clerk: 1 h, otherwise: 20 min}` |
| by attempt: the first visit, the second, ...; the last holds on | `[18%, 6%, 0%]` |
| with its source and how sure it is | `{is: 80%, could_be: 60% to 100%, source: two clerks}` |
| a law as a whole, of which one is not sure | `{is: 1 to 3 h, could_be: 50% to 200%}` |
| one guess at several places, in any file | `{is: 80%, could_be: 60% to 100%, guess: merged}` |
"""
IN_CHINESE = (
    ("work_time", "10 to 30 min", "10至30分钟"),
    ("in_tray", "2 working days", "2个工作日"),
    ("time_limit", "20 working days", "20个工作日"),
    ("arrivals", "30 per week", "每周30件"),
    ("cost", "60 CNY/h", "60元/小时"),
    ("fee", "250 000 USD", "25万美元"),
    ("share", "18%", "18％"),
    ("absent", "25 working days a year", "每年25个工作日"),
    ("hours", "Mon-Fri 09:00-11:30 and 13:30-17:00", "周一至周五 9:00-11:30、13:30-17:00"),
    ("sits", "Tue 09:00-11:30", "周二 9:00-11:30"),
)
"""A key, and a value of it in English and in Chinese that means the same."""


def chinese() -> str:
    """How values are written in Chinese."""
    rows = "\n".join(f"| `{key}` | `{one}` | `{other}` |" for key, one, other in IN_CHINESE)
    return f"""\
## Values in Chinese

Keys stay as they are; values may be Chinese, in the same file as English ones, with full-width
digits and signs. Both mean the same:

| Key | English | Chinese |
|---|---|---|
{rows}

What could mean two things, as `5天` (working or calendar days), is refused with what to write.
Roles, steps, kinds and levels may be named in Chinese, or by language: `{{en: clerk, zh: 窗口}}`.
"""
