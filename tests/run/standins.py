"""Recipes that need no language model; importable, so that worker processes can load them too."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import Article, Claim, Entity, Evidence, Mention, Participant
from kg.run.recipe import Extractor, Recipe


def claim_of(article: Article) -> Claim:
    """One claim that depends on all of the article's text."""
    somebody = Participant(Mention(0, len(article.text), Entity(article.text, "Person")), ("Initiator",))
    return Claim(Evidence(article.id, 0, len(article.text), article.text, "stand-in"), "Visit", (somebody,))


def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """One claim for every article."""
    return ((article, [claim_of(article)]) for article in articles)


def extract_or_die(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract``, until an article says "die": then this process is killed, as for want of memory."""
    for article in articles:
        if article.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        yield article, [claim_of(article)]


@dataclass(frozen=True)
class Simple(Recipe):
    """Gives one claim for every article."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract, {"stand-in": "1"})


def extract_and_sign(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract``, with the number of this process as the rule."""
    for article in articles:
        claim = claim_of(article)
        yield article, [replace(claim, evidence=replace(claim.evidence, rule=f"signed by {os.getpid()}"))]


@dataclass(frozen=True)
class Signing(Recipe):
    """Says which process found a claim."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_and_sign, {"stand-in": "1"})


def extract_or_fail(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract``, until an article says "fail"."""
    for article in articles:
        if article.text == "fail":
            raise KeyError(article.id)
        yield article, [claim_of(article)]


@dataclass(frozen=True)
class Faulty(Recipe):
    """Fails on every article "fail"."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_or_fail, {"stand-in": "1"})


@dataclass(frozen=True)
class Deadly(Recipe):
    """Kills the worker that meets the article "die"."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_or_die, {"stand-in": "1"})


def extract_or_gorge(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract``, until an article says "gorge": then this process takes all the memory that it gets."""
    for article in articles:
        taken = []
        while article.text == "gorge":
            taken.append(bytearray(1 << 24))
        yield article, [claim_of(article)]


def extract_or_hang(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract``, until an article says "hang": then this process waits for ever, and hears nothing."""
    for article in articles:
        if article.text == "hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals) - {signal.SIGKILL})
        while article.text == "hang":
            time.sleep(1)
        yield article, [claim_of(article)]


def extract_together_or_die(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract_or_die``, but all articles are looked at before the first is given back."""
    return iter(list(extract_or_die(articles)))


def extract_together_or_hang(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract_or_hang``, but all articles are looked at before the first is given back."""
    return iter(list(extract_or_hang(articles)))


@dataclass(frozen=True)
class DeadlyTogether(Recipe):
    """Kills the worker that has the article "die" anywhere in its batch."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_together_or_die, {"stand-in": "1"})


@dataclass(frozen=True)
class HangingTogether(Recipe):
    """Never ends with a batch that has the article "hang" anywhere."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_together_or_hang, {"stand-in": "1"})


@dataclass(frozen=True)
class Gorging(Recipe):
    """Wants all memory for an article "gorge"."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_or_gorge, {"stand-in": "1"})


@dataclass(frozen=True)
class Hanging(Recipe):
    """Never ends with an article "hang"."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_or_hang, {"stand-in": "1"})


def extract_at_leisure(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
    """As ``extract``, but each article takes a minute."""
    for article in articles:
        time.sleep(60)
        yield article, [claim_of(article)]


@dataclass(frozen=True)
class Slow(Recipe):
    """Has not finished when it is stopped."""

    def load(self) -> Extractor:
        """Nothing to load."""
        return Extractor(extract_at_leisure, {"stand-in": "1"})
