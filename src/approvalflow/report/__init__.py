"""From a result to what a reader sees: one document, many media."""
