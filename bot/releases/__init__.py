"""Releases: content and models that were made together, the last few kept, one in use."""
