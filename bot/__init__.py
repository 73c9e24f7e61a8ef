"""Floor 2: everything between a person and Rasa, and between Rasa and words."""
