"""What each move is worth, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "worth.title.moves": "{study}: what each move of “{design}” is worth",
    "worth.title.redesigns": "{study}: what each redesign is worth",
    "worth.whole.moves": "Today {before} {unit}, with all of its moves {after}",
    "worth.whole.redesigns": "Today {before} {unit}, with all redesigns {after}",
    "worth.whole.first": "With {names} {before} {unit}, with all {after}",
    "worth.order": "Made together in this order: {names}.",
    "worth.table": "What each is worth: {noun} less",
    "worth.head.mover.moves": "{noun} less",
    "worth.head.mover.redesigns": "{noun} less",
    "worth.head.alone": "alone",
    "worth.head.last": "last",
    "worth.head.share": "share",
    "worth.head.share.year": "share, of {weeks} weeks",
    "worth.head.in": "{measure} ({unit})",
    "worth.head.cost": "Cost ({unit})",
    "worth.share": "{mark}: {share}",
    "worth.further.more": "{head} more: {shares}; all of them {whole}.",
    "worth.further": "{head} less: {shares}; all of them {whole}.",
    "worth.head.year": "{measure}, of {weeks} weeks",
    "worth.not-begun": "The worth of the moves was not begun: what it is measured against was not"
    " simulated to the end.",
    "worth.points": "points",
    "worth.all": "all of them",
    "worth.needs": "needs {names}",
    "worth.needed-by": "needed by {names}",
    "worth.first": "comes first",
    "worth.none": "-",
    "worth.named": "{mark} {words}",
    "worth.quoted": "“{title}”",
    "worth.both": "{first} and {then}",
    "worth.pair.less": "{first} and {second}: together {days} {unit} less than one by one.",
    "worth.pair.more": "{first} and {second}: together {days} {unit} more than one by one.",
    "worth.pairs.none": "No two of them save surely more or less together than one by one.",
    "worth.pairs.more": "So it is with {count} more pairs.",
    "worth.own-limit": "{measure}: {after} by the limits of today, {own} by its own.",
    "worth.counts": "Not as many cases are decided in every set: of those decided without any and"
    " with all, each saves {days} {unit}.",
    "worth.counts.unknown": "Not as many cases are decided in every set.",
    "worth.no-shares": "{measure}: no shares ({why}).",
    "worth.overloaded": "Without {names} there is no settled mean, and so no share.",
    "worth.overloaded.between": "With some of the others alone the office does not keep up, so"
    " there are shares only where {names} is there.",
    "worth.overloaded.never": "With all of them the office does not settle: there are no shares of"
    " {noun}.",
    "worth.settled": "Of {count} sets {some} settle: {sets}.",
    "worth.settled.more": "Of {count} sets {some} settle, the smallest of them: {sets}.",
    "worth.settled.none": "None of {count} sets settles.",
    "worth.set.nobody": "none of them",
    "worth.set.everyone": "all",
    "worth.drawn": "There are too many sets to look at all: the shares are those of {orders} orders"
    " drawn at random.",
    "worth.looked": "{sets} sets, {orders} orders; each set {replications} times.",
    "worth.interrupted": "Interrupted: each set was simulated {done} of {wanted} times.",
    "worth.end": "“{mover}” brings most: {share} of the {whole} {unit} that {all} save.",
    "worth.end.year": "“{mover}” brings most: {share} of the {whole} {unit} that {all} save, of"
    " {weeks} weeks.",
    "worth.end.one": "There is one move: the {whole} {unit} that are saved are its own.",
    "worth.end.worse": "“{mover}” costs most: {share} of the {whole} {unit} that {all} cost.",
    "worth.end.nothing": "Of all together no difference to the {noun} can be seen, so that there is"
    " nothing to share.",
    "worth.end.first": "Without {names} the office does not keep up with what comes in, and beyond"
    " that there is nothing to share.",
    "worth.end.above": "Without {names} the office does not keep up with what comes in; beyond that"
    " “{mover}” brings most: {share} of {whole} {unit}.",
    "worth.end.between": "First {names}, or the office does not keep up with what comes in; beyond"
    " that “{mover}” brings most: {share} of {whole} {unit}.",
    "worth.end.unsettled": "Not every set of them keeps up with what comes in, so that no"
    " {noun} can be shared.",
    "worth.end.never": "With all of them the office does not keep up with what comes in, so that"
    " there are no {noun} to share.",
    "worth.end.enabler": "{said}; “{enabler}” saves nothing by itself, but {users} cannot do"
    " without it.",
    "worth.all.moves": "all its moves together",
    "worth.all.redesigns": "all redesigns together",
    "worth.head.interval": "95 %",
    "worth.sentence": "{text}.",
    "worth.axis": "{unit} less",
    "worth.axis.year": "{unit} less, of {weeks} weeks",
    "worth.described": "What each saves, in {unit}: {shares}.",
    "worth.legend.share": "share of what all save; the taller bar is chance, 95 %",
    "worth.legend.alone": "saved alone",
    "worth.legend.last": "saved when all others are there",
}
