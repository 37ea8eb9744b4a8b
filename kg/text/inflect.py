"""Inflected forms of the lemmas in frames, made once on load, so that nothing waits for a tagger or lemmatizer."""

from __future__ import annotations

from functools import cache, lru_cache

from lemminflect import getAllInflections, getAllInflectionsOOV, getAllLemmas, getInflection

_BARE_PLURALS = frozenset({"talks", "hostilities", "relations", "ties"})


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb, lower case.

    >>> sorted(verb_forms("meet"))
    ['meet', 'meeting', 'meets', 'met']
    """
    found = getAllInflections(lemma, upos="VERB") or getAllInflectionsOOV(lemma, upos="VERB")
    return frozenset({lemma, *(form.lower() for forms in found.values() for form in forms)})


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun, lower case; a plural given as the lemma stays plural alone.

    >>> sorted(noun_forms("summit")), sorted(noun_forms("talks"))
    (['summit', 'summits'], ['talks'])
    """
    if lemma in _BARE_PLURALS:
        return frozenset({lemma})
    found = getAllInflections(lemma, upos="NOUN") or getAllInflectionsOOV(lemma, upos="NOUN")
    return frozenset({lemma, *(form.lower() for forms in found.values() for form in forms)})


@lru_cache(maxsize=65536)
def is_past_participle(form: str) -> bool:
    """Whether a lower-case form can be the past participle of a verb.

    >>> is_past_participle("held"), is_past_participle("went")
    (True, False)
    """
    lemmas = getAllLemmas(form, upos="VERB").get("VERB", ())
    return any(form in getInflection(lemma, tag="VBN") for lemma in lemmas) or (not lemmas and form.endswith("ed"))


@lru_cache(maxsize=65536)
def is_verb_form(form: str) -> bool:
    """Whether a lower-case word can be a form of a verb.

    >>> is_verb_form("visited"), is_verb_form("accountable")
    (True, False)
    """
    return bool(getAllLemmas(form, upos="VERB").get("VERB"))


@lru_cache(maxsize=65536)
def is_bare(form: str) -> bool:
    """Whether a lower-case form can stand behind "to" or "will": "meet", not "met"."""
    return form in getAllLemmas(form, upos="VERB").get("VERB", ())
