"""The command line: prints, progress bars, exit codes."""
