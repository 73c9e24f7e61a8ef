"""Tests of the Teams channel. Nothing leaves this machine."""
