"""The curator's desk: what is due, what is covered, what changed, what is said twice."""
