"""Workbooks as offices send and want them: checked, read, understood, written and marked. Knows no domain."""
