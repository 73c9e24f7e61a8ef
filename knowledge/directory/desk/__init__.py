"""The commands of those who look after contacts and places."""
