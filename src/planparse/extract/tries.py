"""One regular expression for many words: a tree by letters, so that the engine never tries hundreds of alternatives at one place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_END = ""


def trie(words: Iterable[str], blank: str = " ") -> str:
    """An expression that matches the longest of `words` that stands at a place; `blank` is the expression for a space in a word.

    >>> trie(["sở", "sở y", "so"])
    's(?:o|ở(?: y)?)'
    """
    return _branch(_tree(words), blank)


def words_alone(words: Iterable[str], blank: str = " ", after: str = "") -> str:
    r"""The alternatives of such an expression, each behind no letter and no digit, and with `after` behind it.

    That is asked behind the first letter, so that the engine looks for first letters alone and does not ask it everywhere.

    >>> print(words_alone(["sở", "ban"]))
    b(?<![^\W_].)an|s(?<![^\W_].)ở
    """
    root = _tree(words)
    return "|".join(rf"{re.escape(letter)}(?<![^\W_].){_branch(root[letter], blank)}{after}" for letter in sorted(root))


def _tree(words: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return root


def _branch(node: dict[str, Any], blank: str) -> str:
    options = [_edge(letter, node[letter], blank) for letter in sorted(node) if letter != _END]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    if _END not in node:
        return joined
    return f"{joined}?" if len(options) > 1 else f"(?:{joined})?"


def _edge(letter: str, node: dict[str, Any], blank: str) -> str:
    """A run of letters without a fork, then what may follow."""
    run = letter
    while len(node) == 1 and _END not in node:
        (following,) = node
        run, node = run + following, node[following]
    return "".join(blank if sign == " " else re.escape(sign) for sign in run) + _branch(node, blank)
