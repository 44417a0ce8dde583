"""The page and the table of all measures, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "page.skip": "Skip to the report",
    "page.contents": "Contents",
    "page.kind.run": "Simulation of one process",
    "page.kind.compare": "Comparison of redesigns by simulation",
    "page.data": "The numbers of this chart",
    "page.scroll": "Table, scrolls sideways: {caption}",
    "page.scroll.map": "Map, scrolls sideways: {caption}",
    "page.data.map": "The numbers of this map",
    "page.packed": "This map is packed, so that the file stays small; a browser that may run the"
    " script of this page draws it.",
    "page.packed.table": "{title}: packed, so that the file stays small; a browser that may run the"
    " script of this page shows it.",
    "page.csv": "All measures as a table (CSV)",
    "page.yaml": "What was simulated, to run it again ({name})",
    "page.certificate": "The certificate for programs (JSON)",
    "page.footer": "Simulated by ApprovalFlow. A model is only as good as its assumptions.",
    "tone.good": "Good",
    "tone.bad": "Bad",
    "tone.unsure": "Not certain",
    "tone.note": "Note",
    "csv.columns": "design,design_name,status,measure,value,low,high,today,difference,"
    "difference_low,difference_high,p,p_holm,word,variance_ratio",
    "csv.ledger": "design,design_name,convention,state,clock,passage,unit,level,seconds,parts,"
    "days_per_case",
}
