"""What a process would be without one cause of its days: no redesign, and offered as none.

Each module takes one thing away that no office can do without, so that the days which it causes
can be told apart: people, in-trays, ways, sittings, rework, the order of steps, nights. What comes
in, what the law makes a case wait for and the process calendar stay as they are.
"""
