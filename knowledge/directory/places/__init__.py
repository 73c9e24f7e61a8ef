"""Places: which council a person means, on a given day."""
