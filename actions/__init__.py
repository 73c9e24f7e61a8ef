"""Floor 3: what the bot does with a recognised question. Small Rasa actions: read the slots, make an Answer, send it."""
