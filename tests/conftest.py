"""Makes what the folders share (strategies.py) importable from every folder of tests."""

import os

from hypothesis import settings

os.environ["APPROVALFLOW_LANG"] = "en"  # whatever the system speaks

settings.register_profile("approvalflow", deadline=None, derandomize=True)
settings.load_profile("approvalflow")
