"""Measure speed, size and understanding beside Rasa's default pipeline, on the same machine in the same run."""
