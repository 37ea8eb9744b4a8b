"""Text: names, titles, times and reduced, parsed sentences; whom each word stands for."""
