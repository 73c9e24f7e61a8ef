"""Learn the low-rank update of the sentence encoder. Needs PyTorch, so it has its own environment: see README.md."""
