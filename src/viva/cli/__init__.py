"""The viva command: a command is a module, imported when it runs."""
