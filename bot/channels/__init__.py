"""The ways in: each checks what comes, takes one turn, and shows one Answer."""
