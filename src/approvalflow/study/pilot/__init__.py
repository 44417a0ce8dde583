"""Whether a redesign does what it promises, tried in the office: designs, protocol, reading."""
