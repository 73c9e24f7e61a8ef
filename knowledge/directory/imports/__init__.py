"""Bringing services into the directory: read to the end first, then written in one transaction, or not at all."""
