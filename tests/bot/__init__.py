"""Tests of floor 2, as far as it needs no Rasa."""
