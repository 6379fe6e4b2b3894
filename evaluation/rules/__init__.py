"""The regulation of evaluation: plain functions on decimals. No Django, no database, no clock, no floats.

Start at `scoring.evaluate`; a rule is one file with one function; `registry.RULES` lists them.
"""
