"""Floor 1: the curated content and all that reads it. Imports neither Rasa nor ``bot`` nor ``actions``."""
