"""What tests share. A test module imports from here and never from another test module.

`pythonpath` in pyproject.toml makes this folder importable as `helpers` from every folder of tests.
"""
