"""Sentences on the search for a set of moves."""

SENTENCES = {
    "search.today": "today",
    "search.all": "Of {space} sets of moves {sets} can be had, and {alive} stay after {first}"
    " replications each.",
    "search.sampled": "Of {space} sets of moves {tried} ({share}) were tried; {sets} can be had,"
    " and {alive} stay after {first} replications each.",
    "search.fresh": "The figures are of {fresh} fresh replications.",
    "search.not-fresh": "The figures are of the {chosen} replications that chose: they flatter.",
    "search.front": "Sets that no other beats in everything",
    "search.head.set": "Moves",
    "search.head.kept": "Sign-offs kept",
    "search.head.budget": "Budget",
    "search.head.chance": "Unbeaten",
    "search.tie": "{other} is the best by less than is worthwhile; {best} is cheaper.",
    "search.alike": "As good as one of these: {count} more.",
    "search.effect.none": "Without any effect here: {options}.",
    "search.effect.little": "By less than is worthwhile, whatever else is done: {options}.",
    "search.no-costs": "No costs are given, so there is no budget curve.",
    "search.curve": "For each budget: {steps}.",
    "search.curve.step": "from {budget} on {set} ({value})",
    "search.then": ", then ",
    "search.stage": "{option} ({value})",
    "search.order.same": "Introduce first {order}; to take what helps most at once is the same.",
    "search.order": "Introduce first {order}; to take what helps most at once would be {greedy}.",
    "search.core": "Had by nearly all that are as good as the best ({near}): {options}.",
    "search.never": "Had by none of these: {options}.",
    "search.curse": "By the luck of choosing, the best set seemed better by {curse}.",
    "search.curse.none": "The choice did not flatter the best set.",
    "search.broken": "{count} sets are left out: they break a floor of values.yaml, or are not"
    " known to keep it.",
    "search.breaks": "Guardrails that sets break",
    "search.breaks.best": "The set to take breaks a guardrail of a redesign that it takes moves"
    " from: {broken}; floors alone shut a set out.",
    "search.breaks.others": "Such a guardrail is broken too by {sets}.",
    "search.breaks.one": "{guardrail} ({mark})",
    "search.head.breaks": "Breaks",
    "search.interrupted": "It was stopped: fewer replications than asked for.",
    "search.ending": "With {count} of {options} moves: {measure} {best} instead of {today},"
    " {which} of {sets} sets; begin with this: {first}.",
    "search.move": "{number}: {words}.",
    "search.ending.days": "With {count} of {options} moves {today} {unit} become {best}, {which}"
    " of {sets} sets; begin with this: {first}.",
    "search.ending.unsettled": "With {count} of {options} moves: {measure} {best}, {which}"
    " of {sets} sets; begin with this: {first}.",
    "search.which.best": "the best",
    "search.which.values": "by the office's own values the first",
    "search.ending.today": "No set of moves is worth the trouble.",
    "search.option": "{words} ({redesigns})",
    "search.options": "The moves, and the redesigns that have them",
    "search.findings": "What follows",
    "search.picture": "All sets: {first} against {other}",
    "search.picture.said": "{count} sets, each a dot, by the first look that all had: {first}"
    " upwards from 0, {other} to the right. The letters are those of the table below.",
    "search.kind.front": "no other beats it in everything",
    "search.kind.other": "beaten by another",
    "search.survivors": "Sets that stay after the first look, by it",
    "search.budgets": "The best set for each budget, and the next to buy",
    "search.head.count": "Moves taken",
    "search.head.more": "More than before",
    "search.head.buys": "Buys",
    "search.head.drops": "Gives back",
}
