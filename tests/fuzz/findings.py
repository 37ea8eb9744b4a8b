"""Bytes that once broke a target, by its name."""

FINDINGS: dict[str, list[bytes]] = {
    "iris": ["葛\U000e0100城".encode()],  # a selector of plane 14 went into the IRI, where none may stand
    "records": [b"\xff\xfe" + b"\x01\x00" * 40],  # UTF-16 by its mark, full of controls: an error of no kind of ours
    "sheets": [b"Gore\r=1+1"],  # the csv module leaves a carriage return unquoted, and a row began behind it
}
