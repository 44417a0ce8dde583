"""From scorecards and designs to the parts of a result."""
