"""How a message is understood: encoder, need, subjects, mentions, urgency."""
