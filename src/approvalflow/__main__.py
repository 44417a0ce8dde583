"""`python -m approvalflow`."""

from approvalflow.cli import main

main()
