"""Training scenarios: plain text files that check the bot and teach people. Imports no Rasa outside ``pages/``."""
