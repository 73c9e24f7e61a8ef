"""Places: the councils of the United Kingdom and the nation each is in."""
