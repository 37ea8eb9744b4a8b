"""How much of an input is read. What goes beyond is set aside and told, so that no input can exhaust the machine."""

from __future__ import annotations

MEBIBYTE = 1 << 20

# One article, in characters: some eighty printed pages. Whatever is longer is no single report, and who is meant by
# "he" or "the minister" is asked within one report; to find the claims of a book as if it were one would take hours.
LONGEST_TEXT = 250_000
# One file that holds one article (.txt, .html, .pdf …), in bytes, pictures and mark-up included.
LARGEST_DOCUMENT = 64 * MEBIBYTE
# One line of JSONL, or one cell of a table: the longest article with every character escaped, and something over.
LONGEST_LINE = 64 * LONGEST_TEXT
# What one archive may give: members, unpacked bytes of all of them, and how many times as large a member may become.
MOST_MEMBERS = 100_000
MOST_UNPACKED = 2048 * MEBIBYTE
MOST_GROWTH = 200
FREE_GROWTH = MEBIBYTE  # a small member may become as large as this at any rate
MOST_ROWS = 10_000_000
# What one document may cost in the process that reads it: processor time, time by the clock, address space.
SECONDS = 30
PATIENCE = 10 * SECONDS
MEMORY = 2048 * MEBIBYTE
# Faulty records of one file that are told one by one; the others are counted.
MOST_FAULTS = 1000
