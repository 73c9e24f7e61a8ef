"""What the channels of workplace chats, Slack and Teams, have in common."""
