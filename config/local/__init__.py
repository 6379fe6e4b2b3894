"""Everything that one machine needs to try and to test Chainchief: `python -m config.local help`.

Not part of a production installation, which brings its own PostgreSQL and Redis (see docs/install.md).
"""
