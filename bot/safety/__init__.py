"""What must hold before anybody is answered, and the figures that say how safe the answers are."""
