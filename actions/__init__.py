"""Floor 3: what the bot does with a recognised question. Read the slots, make an Answer, send it."""
