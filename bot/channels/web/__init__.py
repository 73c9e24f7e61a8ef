"""The web chat: a page, the same in a frame, and what both send."""
