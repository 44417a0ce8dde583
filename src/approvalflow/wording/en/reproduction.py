"""A result made again, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "reproduced.same": "Every figure is the same: {numbers} numbers of {designs}.",
    "reproduced.differs": "{count} of {numbers} numbers differ.",
    "reproduced.words": "All {numbers} numbers are the same, but other entries differ: {count}.",
    "reproduced.designs.one": "one design",
    "reproduced.designs": "{count} designs",
    "reproduced.world": "What has changed since",
    "reproduced.change": "{then}, now {now}",
    "reproduced.command": "{then}; the settings of the result are those of {now}",
    "reproduced.absent": "none",
    "reproduced.engine": "Engine",
    "reproduced.file.changed": "is not as the result has it",
    "reproduced.file.missing": "is in the result, not in the folder",
    "reproduced.file.added": "is in the folder, not in the result",
    "reproduced.nothing": "Nothing that the result records: seed, key scheme, engine, files and"
    " versions are those of this run. So something in it was changed after it was made, or the"
    " program was without a new version.",
    "reproduced.unrecorded": "The result does not say with which versions it was made"
    " (--no-versions).",
    "reproduced.unrecorded.now": "These are now: {versions}.",
    "reproduced.measures": "Measures",
    "reproduced.moved": "{design}: {count} of {measures} measures moved, all within their"
    " intervals.",
    "reproduced.moved.beyond": "{design}: {count} of {measures} measures moved, {beyond} by more"
    " than their interval: {names}.",
    "reproduced.further": "{names} and {count} more",
    "reproduced.figures": "What differs",
    "reproduced.path": "Place",
    "reproduced.then": "In the result",
    "reproduced.now": "Made again",
    "reproduced.by": "By",
    "reproduced.more": "And {count} more.",
    "reproduced.unread": "What {path} holds of its study cannot be run as it is ({versions}):",
    "reproduced.version": "made by approvalflow {then}, this is {now}",
    "reproduced.version.unknown": "this is approvalflow {now}",
    "reproduced.interrupted": "Interrupted: a part of the run cannot be compared with the whole.",
}
