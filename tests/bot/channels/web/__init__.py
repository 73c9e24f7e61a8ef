"""The web chat without a browser."""
