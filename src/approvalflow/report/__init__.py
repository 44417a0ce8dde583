"""From a result to what a reader sees: one document of many sections, many media."""
