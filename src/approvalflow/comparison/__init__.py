"""Two designs' measures to words and verdicts."""
