"""What a register is made of: kinds of values, columns, and the declaration itself. Knows no record and no account."""
