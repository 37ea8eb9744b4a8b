"""UTF-8 that was read as Windows-1252 and saved again ("Itâ€™s", "ZoÃ«"): found, and mended where it is certain."""

from __future__ import annotations

import re

# What begins a character of several bytes in UTF-8 looks like one of these letters; "à" may have lost its second
# half to a blank. The library is loaded only for texts that may hold such a ruin.
_SUSPECT = re.compile(r"[\xc2-\xf4][^\x00-\x7f]|Ã ")
MENDED = "UTF-8 that was read as Windows-1252 and saved (such as ’ shown as â€™) was mended in {} of its lines"
REMEDY = "compare with the source; nothing else was changed"


def mend(text: str) -> tuple[str, int]:
    """The text with such ruins mended, and in how many lines.

    >>> mend("Itâ€™s ZoÃ«â€™s.\\nÂ£5 in the Hôtel de l’Âge d’or.")
    ('It’s Zoë’s.\\n£5 in the Hôtel de l’Âge d’or.', 2)
    >>> mend("The Hôtel de l’Âge d’or.")
    ('The Hôtel de l’Âge d’or.', 0)
    """
    if not _SUSPECT.search(text):
        return text, 0
    import ftfy

    lines = text.split("\n")
    mended = [ftfy.fix_encoding(line) if _SUSPECT.search(line) else line for line in lines]
    return "\n".join(mended), sum(before != after for before, after in zip(lines, mended, strict=True))
