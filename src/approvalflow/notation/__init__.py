"""From what people write to values; knows nothing of approvals."""
