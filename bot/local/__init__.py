"""Local contacts in an answer: what is asked of the directory, how its contacts are shown, what is said beside them."""
