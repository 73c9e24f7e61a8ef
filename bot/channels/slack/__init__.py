"""Slack: signed deliveries in, Block Kit out."""
