"""The county's own fields, on every register and through every door."""
