"""Files of all formats, made for tests: each function gives the bytes of one."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

import docx
import pyarrow
import pyarrow.parquet

MET = "Russian Foreign Minister Igor Ivanov met with Shimon Peres in Moscow on Monday."


def page(body: str = f"<article><h1>Ivanov and Peres</h1><p>{MET}</p></article>", head: str = "") -> bytes:
    """An HTML page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def pdf(*lines: str, extra: str = "") -> bytes:
    """A PDF of one page with these lines; ``extra`` goes into its trailer."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{content}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R{extra}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def looping_pdf() -> bytes:
    """A PDF whose pages hold themselves."""
    return pdf(MET).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")


def pdf_bomb() -> bytes:
    """A PDF whose page unpacks to many megabytes."""
    packed_page = zlib.compress(zlib.compress(bytes(100_000_000), 9), 9).decode("latin-1")
    whole = pdf(MET).decode("latin-1")
    start, end = whole.index("<</Length"), whole.index("endstream")
    filters = f"<</Length {len(packed_page)}/Filter[/FlateDecode/FlateDecode]>>stream\n"
    return (whole[:start] + filters + packed_page + "\n" + whole[end:]).encode("latin-1")


def word(*paragraphs: str, title: str = "", row: Sequence[str] = ()) -> bytes:
    """A Word document with a title, paragraphs and a table of one row."""
    document = docx.Document()
    if title:
        document.add_paragraph(title, style="Title")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if row:
        cells = document.add_table(1, len(row)).rows[0].cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_with(xml: bytes) -> bytes:
    """A Word document whose main part is this."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(MET))) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return buffer.getvalue()


def word_of(body: str, before: str = "") -> bytes:
    """A Word document of this body in XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return word_with(f"{before}<w:document {space}><w:body>{body}</w:body></w:document>".encode())


def entity_bomb() -> bytes:
    """XML that would become gigabytes of text."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "bomb ">{levels}]>'
        f"<w:document {space}><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def parquet(**columns: Sequence[object]) -> bytes:
    """A Parquet table."""
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def parquet_bomb() -> bytes:
    """A small Parquet table in which one long text is that of every row."""
    text = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 500), pyarrow.array(["He left. " * 20_000]))
    return parquet(id=[str(number) for number in range(500)], text=text)


def odd_page(encoding: str) -> bytes:
    """A page that says that it is in this encoding, and is in Windows-1252."""
    return page(f"<article><p>{MET} Caf§.</p></article>", f"<meta charset={encoding}>").replace("§".encode(), b"\xe9")


def jsonl(*records: object) -> bytes:
    """One record a line."""
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def packed(data: bytes) -> bytes:
    """Bytes packed by gzip, the same each time."""
    return gzip.compress(data, mtime=0)


def archive(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def overlapping(count: int) -> bytes:
    """A ZIP archive with so many members that all are the same packed bytes."""
    whole = archive({"00000.txt": MET * 2_000})
    start, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    entries = b"".join(whole[start:end].replace(b"00000", b"%05d" % number) for number in range(count))
    sizes = struct.pack("<4H2LH", 0, 0, count, count, len(entries), start, 0)
    return whole[:start] + entries + b"PK\x05\x06" + sizes


def spoiled(data: bytes, mark: bytes, behind: int) -> bytes:
    """The same with another byte so many bytes behind the first place of a mark."""
    place = data.index(mark) + len(mark) + behind
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
