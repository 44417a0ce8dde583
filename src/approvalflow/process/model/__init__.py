"""The process as a frozen value: what is written, with every arrow made explicit."""
