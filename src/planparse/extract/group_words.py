"""The words that groups of bodies are made of: nouns, what narrows them, and the expressions built of them."""

from __future__ import annotations

import re
from functools import cache

from planparse.extract.tries import trie
from planparse.tables import Row, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_ARTICLES = ("các", "những", "mỗi", "từng")
# first halves of words that end like a noun: `cơ sở`, `cán bộ`, `quốc phòng`
_FIRST_HALVES = ("cục", "cơ", "trụ", "cán", "lạc", "toàn", "đồng", "quốc", "văn", "dự", "đề", "hải", "nội", "tiến", "công", "đảng", "chi")


@cache
def noun_rows() -> dict[str, Row]:
    """Rows of the table of nouns."""
    return {row["noun"]: row for row in table("planparse.extract", "collective_nouns")}


@cache
def vague_by_function() -> dict[str, bool]:
    """Whether a word that narrows a noun leaves it vague."""
    return {words: row["vague"] == "yes" for words, row in function_rows().items()}


@cache
def function_rows() -> dict[str, Row]:
    """Rows of the words that narrow a noun."""
    return {row["words"]: row for row in table("planparse.extract", "collective_functions")}


@cache
def openers() -> frozenset[str]:
    """What is named with the group of houses behind it, beside the posts: `Ban Giám hiệu các trường`."""
    return frozenset(row["words"] for row in table("planparse.extract", "group_openers"))


def _post_heads() -> list[str]:
    rows = table("planparse.extract", "heads")
    posts = [row["head"] for row in rows if row["tail"] == "post" and row["bare"] in ("no", "doer") and row["case"] != "cap"]
    return [*posts, *sorted(openers())]


def _posts() -> str:
    """Posts; `lãnh đạo` is a verb as well: a post only where it is told or asked to act, or addressed (`Lãnh đạo bệnh viện: …`)."""
    return (
        rf"(?:{trie(_post_heads())}|(?:(?<=đề nghị )|(?<=yêu cầu )|(?<=giao )|(?<=mời )|(?<=báo cáo ))lãnh đạo"
        rf"|(?:(?<![^\n])|(?<=[-).] ))lãnh đạo(?= [^,:\n]{{3,40}}:))"
    )


@cache
def _noun(follow: bool) -> str:
    stops = trie(row["words"] for row in table("planparse.extract", "collective_stops"))
    left_out = ("first",) if follow else ("follow", "named")
    nouns = [noun for noun, row in noun_rows().items() if row["kind"] not in left_out]
    return rf"{trie(nouns)}(?! hội(?! đồng)| {stops}(?![^\W_])|[^\W_])"


def _first_words() -> str:
    """The words that can open a group: looked for first, for most words open none."""
    nouns = [noun for noun, row in noun_rows().items() if row["bare"]]
    return trie({words.split()[0].rstrip(",") for words in (*_post_heads(), "lãnh đạo", *nouns, *_ARTICLES)})


@cache
def core_pattern() -> re.Pattern[str]:
    """A group with an article; or, without one, a noun that a qualifier may follow, or a list of kinds of bodies."""
    more = rf"(?:(?:, ?| và | ?[-–/] ?| (?=đơn vị|ngành|đoàn thể|địa phương)){_noun(True)}){{0,8}}"
    stops = trie(row["words"] for row in table("planparse.extract", "collective_stops"))
    before = "".join(f"(?<!{word} )" for word in _FIRST_HALVES)
    return pattern(
        "group_words.core",
        rf"(?<![\w/])(?=(?:{_first_words()})(?!\w)|\d)(?P<post>(?:{_posts()} )?)"
        rf"(?:(?P<det>{trie(_ARTICLES)}|\d{{1,3}}/\d{{1,3}}|"
        rf"\d{{2,3}}) (?P<nouns>{_noun(False)}{more})"
        rf"|(?P<bare>{before}{trie(noun for noun, row in noun_rows().items() if row['bare'])}(?! hội| {stops}(?![^\W_])|[^\W_]){more}))",
    )


@cache
def function_pattern() -> re.Pattern[str]:
    """A word that narrows a noun, with the blank before it."""
    return pattern("group_words.function", rf" (?P<f>{trie(vague_by_function())})(?![^\W_]| ủy(?![^\W_]))")


@cache
def noun_pattern() -> re.Pattern[str]:
    """Any noun."""
    return pattern("group_words.noun", rf"(?<![^\W_])(?:{_noun(True)}|{_noun(False)})")


@cache
def acts_pattern() -> re.Pattern[str]:
    """What shows that the group before it acts: a colon or a verb of duty."""
    verbs = trie(row["verb"] for row in table("planparse.extract", "duty_verbs"))
    return pattern("group_words.acts", rf" ?:| {verbs}(?![^\W_])")


def in_full(words: str) -> str:
    """Short forms spelt out: `bệnh viện, TTYT` → `bệnh viện, trung tâm y tế`."""
    for noun in reversed(list(noun_pattern().finditer(fold(words)))):
        full = noun_rows()[noun.group()]["words"]
        words = f"{words[: noun.start()]}{full}{words[noun.end() :]}" if full else words
    return words
