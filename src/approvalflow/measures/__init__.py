"""From what happened to numbers: measures, the ledger of time, and statistics."""
