"""The command line: the only place that prints and exits. Nothing heavy is imported before there is something to check."""
