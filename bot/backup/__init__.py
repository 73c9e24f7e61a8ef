"""One archive of the databases that hold what exists nowhere else, and putting it back, whole or not at all."""
