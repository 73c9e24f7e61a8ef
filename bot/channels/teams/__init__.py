"""Microsoft Teams: authenticated activities in, Adaptive Cards out, over the Bot Connector's REST protocol."""
