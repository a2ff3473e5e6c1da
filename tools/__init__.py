"""What ./viva does in a clone. Standard library only: it runs before anything is installed."""
