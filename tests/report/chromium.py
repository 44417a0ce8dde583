"""Where the browser of the tests is, and whether it must be there."""

import os
import shutil

import pytest

REQUIRED = os.environ.get("APPROVALFLOW_REQUIRE_BROWSER") == "1"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip

needed = pytest.mark.skipif(
    not CHROMIUM and not REQUIRED, reason="no Chromium here to open the page in"
)
