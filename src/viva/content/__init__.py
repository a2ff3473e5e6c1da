"""What there is to learn, as frozen values read from a pack."""
