"""Tests of what recognises danger, phrases and meaning."""
