"""Which of the guesses decides, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "guess.of": "{field}: {what}",
    "guess.share": "{field}, {outcome}: {what}",
    "guess.tray": "in-tray: {what}",
    "guess.unnamed": "{path}",
    "guess.several": "{first} and {count} more",
    "guess.times": "{number} times",
    "guess.scaled": "{low} to {high}",
    "guess.now": "{low} to {high}, now {now}",
    "guess.tenth": "10 % either way",
    "sensitivity.title": "{name}: which guess decides",
    "sensitivity.tornado": "What {mark} ({name}) saves between the ends of each guess, in {unit}",
    "sensitivity.tornado.said": "A bar for each of {count} guesses: what {mark} saves at its lower"
    " and at its upper end, in {unit}. The table below has the numbers.",
    "sensitivity.tornado.none": "saves nothing",
    "sensitivity.tornado.now": "now {days}",
    "sensitivity.head.guess": "Guess",
    "sensitivity.head.range": "Could be",
    "sensitivity.head.swing": "Moves {noun} by",
    "sensitivity.head.turns": "Turns",
    "sensitivity.head.worth": "Knowing it",
    "sensitivity.table": "The guesses, those first that turn what is recommended",
    "sensitivity.turn.best": "{what} is recommended {side} {value}",
    "sensitivity.turn.today": "nothing is recommended {side} {value}",
    "sensitivity.turn.verdict": "{mark}: {then} {side} {value}",
    "sensitivity.turn.even": "{mark} saves nothing {side} {value}",
    "sensitivity.turn.even.interval": "{mark} saves nothing {side} {value} ({low} to {high})",
    "sensitivity.turn.none": "nothing",
    "sensitivity.side.above": "above",
    "sensitivity.side.below": "below",
    "sensitivity.queue": "a queue grows",
    "sensitivity.worth.days": "saves {days} {unit} a case",
    "sensitivity.worth.money": "saves {money} a year",
    "sensitivity.worth.none": "not worth measuring",
    "sensitivity.more": "{count} more guesses turn nothing.",
    "sensitivity.more.one": "One more guess turns nothing.",
    "sensitivity.none": "No number has a range. Write could_be beside those that nobody knows.",
    "sensitivity.tenth": "{count} numbers were not doubted so far; each got 10 % either way.",
    "sensitivity.luck": "Without common luck, since other cases come: {guesses}.",
    "sensitivity.untried": "Values that the files do not allow were left out: {count}.",
    "sensitivity.both": "{mark}: chance moves what it saves in one year by {chance}, doubt by"
    " {doubt} {unit}.",
    "sensitivity.best": "Of {kept} ways in which the guesses could be true, {mark} is best in"
    " {best}, slower than today in {worse}.",
    "sensitivity.best.other": "{mark} is best in {best}.",
    "sensitivity.more.turning": "{count} more guesses, {turning} of which turn something.",
    "sensitivity.points": "{missed} of {points} were left out, since today would miss what was"
    " observed by more than a tenth.",
    "sensitivity.points.few": "{kept} of {points} ways that count, or a queue that grows in some:"
    " no more can be said of what knowing a guess is worth.",
    "sensitivity.stopped": "Stopped: {count} guesses were not looked at, nor all of them together.",
    "sensitivity.stopped.together": "Stopped: all guesses together were not looked at.",
    "sensitivity.ending.holds": "What is recommended holds for every value that was thought"
    " possible.",
    "sensitivity.ending.holds.today": "For no value that was thought possible is anything else"
    " recommended than today.",
    "sensitivity.ending.unsaid": "Nobody has said between what the guesses could be: a tenth either"
    " way turns nothing.",
    "sensitivity.ending.turns": "Measure {guess} first: {turns}.",
    "sensitivity.compare.holds": "Holds for every value that was thought possible.",
    "sensitivity.compare.turns": "Turns with {guess}: {turns}.",
    "sensitivity.then.adopt": "adopt",
    "sensitivity.then.little": "works, but little",
    "sensitivity.then.reject": "do not adopt",
    "sensitivity.then.slower": "slower, but little",
    "sensitivity.then.nothing": "changes nothing",
    "sensitivity.then.same": "makes no difference to the days",
    "sensitivity.then.unsure": "evidence insufficient",
}
