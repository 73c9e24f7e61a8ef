"""Tests of what Slack and Teams have in common, and a stand-in for their servers."""
