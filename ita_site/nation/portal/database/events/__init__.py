"""What happened from one run to the next, each once: changes of links, of reports and of agencies."""
