"""The TOML file of a scheme: read, checked, and every error named (docs/schemes.md)."""
