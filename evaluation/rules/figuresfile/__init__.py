"""A table of figures to be scored without the web: read, checked, and every error named (docs/schemes.md)."""
