"""The verdict, its reasons and its conditions, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "verdict.adopt": "Adopt {mark}, “{name}”: it saves {saved} {unit} of {today} ({interval}).",
    "verdict.adopt.reasons": "Adopt {mark}, “{name}”: {reasons}.",
    "verdict.reject": "Do not adopt {mark}, “{name}”, because {reasons}.",
    "verdict.unsure": "Evidence insufficient for {mark}, “{name}”: {reasons}.",
    "verdict.little": "{mark}, “{name}”, works, but little: it saves {saved} {unit} of {today}"
    " ({interval}); worth the trouble are {worthwhile} {unit}.",
    "verdict.perhaps": "Perhaps it saves as much as that.",
    "verdict.slower": "{mark}, “{name}”, is slower, but by little.",
    "verdict.same": "{mark}, “{name}”, makes no difference to the days: neither way as much as the"
    " {worthwhile} {unit} that are worth the trouble.",
    "verdict.nothing": "{mark}, “{name}”, changes nothing: every case is decided when it is"
    " decided today, and in the same way.",
    "verdict.concerned": "It concerns {share} of the cases: their {today} {unit} become {design}.",
    "verdict.price": "The price: {parts}.",
    "verdict.price.slower": "{share} of the cases wait at least a day longer",
    "verdict.price.cost": "a case costs the office {more} more",
    "verdict.price.posts": "the posts cost {more} more a year",
    "verdict.price.checks": "checks of today done without: {checks}",
    "verdict.price.checks.if": "{shown} {condition}",
    "verdict.price.checks.more": "{shown} and {count} more",
    "verdict.recommend": "Recommended: {mark}, “{name}”.",
    "verdict.recommend.group": "Recommended: {mark}, “{name}”, for the {share} of the cases that"
    " it concerns: their {today} {unit} become {design}, and hardly anybody waits longer.",
    "verdict.recommend.kind": "Recommended: {mark}, “{name}”, for the cases with {attribute} ="
    " {category} ({share} of all): their {today} {unit} become {design}, and hardly anybody waits"
    " longer.",
    "verdict.recommend.reserve": "Recommended with a reserve: {mark}, “{name}”; {reserves}.",
    "verdict.recommend.today": "Recommended: stay with today. No redesign keeps what it must and is"
    " shown to be worth its price.",
    "verdict.reserve.little": "it saves less than what is worth the trouble",
    "verdict.reserve.unknown": "who waits longer is not known",
    "verdict.tie.as-quick": "{mark} is as quick as {best}: at most {apart} {unit} lie between"
    " them.",
    "verdict.tie.cannot-be-told-apart": "{mark} and {best} cannot be told apart by their days: up"
    " to {apart} {unit} may lie between them.",
    "verdict.tie.by.checks": "{best} gives up fewer checks.",
    "verdict.tie.by.cost": "{best} costs the office less a case.",
    "verdict.tie.by.id": "Checks and cost do not tell them apart either.",
    "verdict.no-reason": "no reason is given",
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
    "verdict.waiver": "{design} sets aside {rule} (“{step}”): {because}.",
    "verdict.rule.needs": "what must come before",
    "verdict.rule.decided_at_least_by": "the level that must decide",
    "verdict.rule.required_by": "what the law requires",
    "verdict.rule.not_same_as": "that two persons do it",
    "verdict.rule.four_eyes": "four eyes on a case",
    "verdict.rule.refusal": "the power to refuse",
    "verdict.rule.detects": "that every case is checked",
    "verdict.rule.clock": "the legal clock",
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
    "primary-unsettled": "{designs}: so full that the queue takes years to settle",
    "primary-not-compared": "“{measure}” cannot be compared ({why})",
    "primary-within": "“{measure}” stays within what is not worth the trouble",
    "no-case-differs": "no case differs",
    "queue-begins-to-grow": "the queue grows, by {design} cases in 30 days",
    "queue-still-grows": "the queue still grows, by {design} cases in 30 days instead of {today}",
    "queue-settles": "the queue that grows today, by {today} cases in 30 days, no longer does",
    "queue-not-certain": "that the queue grows less than today is not certain",
    "silence-rises": "{more} points more of the cases end without an answer ({measures}), and no"
    " condition names it",
    "guardrail-broken": "“{text}” is broken",
    "guardrail-unsure": "it is not sure that “{text}” holds",
    "guardrails-kept": "all {count} conditions hold",
}
