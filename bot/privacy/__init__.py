"""What identifies a client is taken out before anything else sees it, and once more before anything is written down."""
