"""Whom to ring: the contacts for a place, a subject and a moment, in the order to show."""
