"""Fields of government found by spaCy's phrase matcher: all ways of writing `Lao động - Thương binh và Xã hội` at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from planparse.extract.body_heads import Field
from planparse.tables import table
from planparse.text.fold import strip_marks
from planparse.text.patterns import pattern

_JOINT = pattern("fields.joint", r" - |, | và ")
_MOST_JOINTS = 4
_DASHES = frozenset("-–,")
# words that follow a name, not what a verb is about
_BEHIND_NAMES = frozenset(
    ("xã", "phường", "huyện", "quận", "thị", "tỉnh", "thành", "của", "thuộc", "và", "sở", "bệnh", "trung", "trường", "là")
)


def _said(doc: Doc, start: int, end: int) -> str:
    return " ".join(token.text for token in doc[start:end]).casefold()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in table("planparse.extract", "duty_verbs"))


def spellings(name: str) -> list[str]:
    """All ways in which the joints of a name are written: dash, comma, nothing; `và`, `&`."""
    joints = _JOINT.findall(name)
    parts = _JOINT.split(name)
    if len(joints) > _MOST_JOINTS:
        return [name]
    choices = [(" và ", " & ") if joint == " và " else (joint, "-", "") if joint == ", " else (" - ", ", ", " ") for joint in joints]
    return ["".join(a + b for a, b in zip(parts, (*combination, ""), strict=True)) for combination in product(*choices)]


def bare(name: str) -> str:
    """A name without its joints: `Giáo dục Đào tạo`, `Văn hóa Thể thao Du lịch`."""
    return _JOINT.sub(" ", name)


def mixed(name: str) -> list[str]:
    """Ways of writing a name with some of its parts as initials: `Dân số - KHHGĐ`, `Nông nghiệp và PTNT`."""
    joints, parts = _JOINT.findall(name), _JOINT.split(name)
    if not 1 <= len(joints) <= 2:
        return []
    choices = [(part, _initials(part)) if " " in part else (part,) for part in parts]
    found = []
    for chosen in product(*choices):
        if chosen != tuple(parts) and any(a == b for a, b in zip(chosen, parts, strict=True)):
            found += spellings("".join(a + b for a, b in zip(chosen, (*joints, ""), strict=True)))
    return found


def _initials(part: str) -> str:
    return "".join(word[0].upper() for word in part.split())


_FEWEST_INITIALS = 3
_SHORT_JOINTS = {" và ": ("&", " và ", ""), ", ": ("",), " - ": ("-", " - ", "")}


def initials(name: str) -> list[str]:
    """A name by its initials alone, with and without its joints: `DVTH`, `HC-TC`, `NN&PTNT`."""
    joints, parts = _JOINT.findall(name), _JOINT.split(name)
    letters = [_plain(_initials(part)) for part in parts]
    if len("".join(letters)) < _FEWEST_INITIALS or not all(part.isalpha() for part in letters) or len(joints) > 2:
        return []
    choices = [_SHORT_JOINTS[joint] for joint in joints]
    return ["".join(a + b for a, b in zip(letters, (*each, ""), strict=True)) for each in product(*choices)]


def _plain(letters: str) -> str:
    """Initials as they are written: vowels without marks (`CĐHA` for `Chẩn đoán hình ảnh`), `Đ` with its bar."""
    return "".join(letter if letter == "Đ" else strip_marks(letter) for letter in letters)


def _sole_initials(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names with the initials that no name of other words has."""
    meant: dict[str, dict[str, str]] = {}
    for name in names:
        for form in initials(name):
            meant.setdefault(form, {}).setdefault(bare(name).casefold(), name)
    return [(next(iter(words.values())), form) for form, words in meant.items() if len(words) == 1]


def _plain_d(form: str) -> Iterator[str]:
    """A short form, and as some scanners write it: `LDTBXH`."""
    yield form
    if "Đ" in form:
        yield form.replace("Đ", "D")


class FieldMatcher:
    """Finds fields in a document; the official name of the longest match counts."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        # by label the official name, whether it is written out, and its second half behind a dash
        self._names: dict[int, tuple[str, bool, str]] = {}
        seen: set[str] = set()
        rows = table("planparse.extract", "fields")
        exact = [(row["field"], row["field"], True) for row in rows]
        others = [(row["field"], spelling, True) for row in rows for spelling in spellings(row["field"])]
        short = [(row["field"], form, False) for row in rows for each in row["short"].split("|") if each for form in _plain_d(each)]
        parts = [(row["field"], form, False) for row in rows for form in mixed(row["field"])]
        joined = [(row["field"], bare(row["field"]), True) for row in rows]
        letters = [(name, form, False) for name, form in _sole_initials(row["field"] for row in rows)]
        for number, (name, form, whole) in enumerate([*exact, *others, *short, *parts, *joined, *letters]):
            doc = nlp.make_doc(form)
            key = " ".join(token.norm_ for token in doc)
            if key in seen:
                continue
            seen.add(key)
            label = f"field-{number}"
            self._matcher.add(label, [doc])
            self._names[nlp.vocab.strings[label]] = (name, whole, name.partition(" - ")[2] if whole else "")

    def _goes_on(self, doc: Doc, start: int, end: int, half: str) -> bool:
        """`Phòng Kinh tế | tổng hợp`: what would be the second half of a name, without its dash and capital, says what the body does."""
        if any(token.text in _DASHES for token in doc[start:end]):
            return False
        begin = end - len(half.split())
        if begin <= start or not doc[begin].text[0].islower() or _said(doc, begin, end) not in _verbs():
            return False
        after = doc[end].text if end < len(doc) else "."
        if after == ",":
            return _said(doc, end + 1, end + 3) in _verbs()
        named = not after[0].isalnum() or after.casefold() in _BEHIND_NAMES or _said(doc, end, end + 2) in _verbs()
        return not named

    def __call__(self, doc: Doc) -> dict[int, Field]:
        """The longest field at each character offset where one begins."""
        found: dict[int, Field] = {}
        for label, start, end in self._matcher(doc):
            name, exact, half = self._names[label]
            first = doc[start]
            if half and self._goes_on(doc, start, end, half):
                continue
            if not exact and not first.text[0].isupper():
                continue
            begin, last = first.idx, doc[end - 1]
            stop = last.idx + len(last)
            known = found.get(begin)
            if known is None or known.end < stop:
                found[begin] = Field(stop, name, exact, known and (known.plain or known))
        return found
