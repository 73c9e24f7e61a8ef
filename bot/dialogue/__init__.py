"""What a conversation is about, what a message says, and how the one changes the other. Plain data; no Rasa."""
