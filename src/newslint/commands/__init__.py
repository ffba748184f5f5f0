"""What the user may ask for: one module a command, each with run(args) -> exit status."""
