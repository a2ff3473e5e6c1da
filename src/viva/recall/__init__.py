"""Memory, mastery and today's plan."""
