"""How Rasa is hosted: one process, actions inside it, conversations in memory."""
