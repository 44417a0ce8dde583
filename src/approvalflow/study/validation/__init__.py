"""The certificate: processes whose answers are known exactly, simulated and held against them.

`models` holds the processes, ordinary files that anybody can run; `formulas` what comes out of
them exactly; `readings` and `identities` what is read of their logs; `rows` which of these belong
together.
"""
