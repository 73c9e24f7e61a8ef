"""What the service is asked for, counted by day for managers and curators; about no person and no conversation."""
