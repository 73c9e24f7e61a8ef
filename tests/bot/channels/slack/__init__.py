"""Tests of the Slack channel. Nothing leaves this machine."""
