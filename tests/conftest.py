"""Makes what the folders share (strategies.py) importable from every folder of tests."""

from hypothesis import settings

settings.register_profile("approvalflow", deadline=None, derandomize=True)
settings.load_profile("approvalflow")
