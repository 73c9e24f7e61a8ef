"""The web pages for trainers and trainees. Only ``inside.py`` and ``wiring.py`` need a running Rasa."""
