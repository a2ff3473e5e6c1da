"""What the documentation says about speed, as commands that anyone can run: `python -m bench`."""
