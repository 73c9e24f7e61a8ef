"""Many people at once: the scenario conversations, played to a real bot by Locust."""
