"""Articles in groups that the model looks at together: many short ones or one long one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article

ENOUGH = 50_000  # characters; more gains no time and needs more memory


def groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in order, in lists, each ended by the article with which it has enough characters.

    >>> [len(group) for group in groups([Article("a", "x" * 30_000)] * 5)]
    [2, 2, 1]
    """
    group, length = list[Article](), 0
    for article in articles:
        group.append(article)
        length += len(article.text)
        if length >= ENOUGH:
            yield group
            group, length = [], 0
    if group:
        yield group
