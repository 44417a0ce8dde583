"""The verdict, its reasons and its conditions, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "verdict.adopt": "Adopt {mark}, “{name}”: it saves {saved} {unit} of {today} ({interval}).",
    "verdict.adopt.reasons": "Adopt {mark}, “{name}”: {reasons}.",
    "verdict.reject": "Do not adopt {mark}, “{name}”, because {reasons}.",
    "verdict.unsure": "Evidence insufficient for {mark}, “{name}”: {reasons}.",
    "verdict.no-reason": "no reason is given",
    "verdict.word.adopt": "adopt",
    "verdict.word.do not adopt": "do not adopt",
    "verdict.word.evidence insufficient": "evidence insufficient",
    "verdict.run": "A case takes {mean} {unit} on average ({interval}).",
    "verdict.run.spread": "Half of the cases are decided within {median} {unit}, nine in ten"
    " within {p90}.",
    "verdict.run.spread.apart": "Half of the cases are decided within {median} {unit}, nine in ten"
    " within {p90} {unit_p90}.",
    "verdict.run.within": "{share} of the cases are decided within the {limit} limit ({text}).",
    "verdict.run.work": "Work takes {share} of that time; the rest is waiting.",
    "verdict.run.work.all": "Somebody works on a case all of that time.",
    "verdict.run.clear": "The files that lie there on the first day are decided after {weeks}"
    " weeks.",
    "verdict.days": "Mean {noun} to decision with {mark}: {difference}; today {today}.",
    "verdict.unanswered": "{design}: {share} of what comes to “{step}” is never answered: the"
    " deadline passes before anybody has begun.",
    "verdict.waiver": "{design} sets the rule {rule} aside for {step}: {because}.",
    "verdict.waived": "{design} does without checks of today: {checks}.",
    "verdict.bought": "{design}: the time is bought with work; a case {difference} of work.",
    "verdict.surprise.time": "{design}: unexpected. Such moves usually shorten the days; here they"
    " lengthen them.",
    "verdict.surprise.cost": "{design}: unexpected. Such moves usually lower the cost of a case;"
    " here they raise it.",
    "verdict.warnings": "There are warnings ({count}): see “Warnings” before relying on this.",
    "guardrail.design": "Redesign",
    "guardrail.text": "Condition",
    "guardrail.value": "Estimate",
    "guardrail.holds": "Holds",
    "guardrail.yes": "yes",
    "guardrail.no": "no",
    "guardrail.unsure": "not certain",
    "limit.statutory": "statutory",
    "limit.promised": "promised",
    "primary-better": "“{measure}” is better",
    "primary-worse": "“{measure}” is worse",
    "primary-no-difference": "no difference in “{measure}” can be told from chance",
    "primary-not-compared": "“{measure}” cannot be compared ({why})",
    "guardrail-broken": "the condition {text} is broken",
    "guardrail-unsure": "it is not sure that {text}",
    "guardrails-kept": "all {count} conditions hold",
}
