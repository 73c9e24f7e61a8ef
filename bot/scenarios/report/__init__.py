"""One run, shown in the terminal, as a page, as JUnit XML and as a table."""
