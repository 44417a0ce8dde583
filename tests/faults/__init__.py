"""Whatever is put in, it is used or refused: in words, with its place, in time and in little room.

`kinds` makes inputs from `corpus` by `mutations`, `trying` types their commands, `judging` says
what is wrong with what came out, `reducing` makes a failing input small, `counting` counts.
`python -m faults` runs it for as long as is wished.
"""
