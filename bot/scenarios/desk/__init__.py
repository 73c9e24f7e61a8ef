"""The trainer's desk: a few web pages behind a password, there only when one is set."""
