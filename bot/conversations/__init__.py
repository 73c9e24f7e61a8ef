"""What is kept of conversations outside the memory of a process: closed values only. No Rasa."""
