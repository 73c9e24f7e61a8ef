"""Tests of what lets messages in."""
