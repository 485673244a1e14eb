"""Web pages and what Word saves as one: visible words block by block, lists as a browser numbers them, tables as rows."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest

from planparse import readers
from planparse.errors import PlanparseError
from planparse.pipeline import parse_document
from planparse.readers.html import read_html


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def shown(body: str) -> list[str]:
    return [line for line in read_html(page(body)).text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<p>Sở Y tế</p><p>chủ&nbsp;trì</p>", ["Sở Y tế", "chủ\xa0trì"], id="mỗi đoạn một dòng"),
        pytest.param("<p>Sở   Y\n tế <b>chủ</b> <i>trì</i>.</p>", ["Sở Y tế chủ trì."], id="khoảng trắng gộp lại"),
        pytest.param("<p>k<b>ế</b> ho<span>ạ</span>ch</p>", ["kế hoạch"], id="chữ bị thẻ cắt"),
        pytest.param("Sở Y tế<br>Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], id="xuống dòng"),
        pytest.param("<p>&#7871; &lt;5% &amp; &quot;A&quot;</p>", ['ế <5% & "A"'], id="thực thể"),
        pytest.param("<style>p{}</style><script>x</script><p>Nội dung</p><!-- ghi chú -->", ["Nội dung"], id="không hiện"),
        pytest.param('<p style="display:none">ẩn</p><p hidden>ẩn</p><p>hiện</p>', ["hiện"], id="bị giấu"),
        pytest.param("<ul><li>một<li>hai<ul><li>ba</ul></ul>", ["- một", "- hai", "- ba"], id="danh sách chấm"),
        pytest.param("<ol><li>một</li><li>hai</li></ol>", ["1. một", "2. hai"], id="danh sách số"),
        pytest.param(
            '<ol type="I" start="3"><li>một</li><li value="9">hai</li><li>ba</li></ol>', ["III. một", "IX. hai", "X. ba"], id="số La Mã"
        ),
        pytest.param('<ol type="a"><li>một</li><li>hai</li></ol>', ["a. một", "b. hai"], id="chữ cái"),
        pytest.param(
            "<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Mục đích</p>",
            ["1.\xa0Mục đích"],
            id="số của Word",
        ),
        pytest.param(
            "<table border=1><tr><th>STT</th><th>Nội dung</th></tr><tr><td>1</td><td>Rà<br>soát</td></tr></table>",
            ["| STT | Nội dung |", "| 1 | Rà soát |"],
            id="bảng",
        ),
        pytest.param(
            "<table border=1><tr><td rowspan=2>I</td><td>a</td></tr><tr><td>b</td></tr><tr><td>II</td><td>c</td></tr></table>",
            ["| I | a |", "| I | b |", "| II | c |"],
            id="ô gộp dọc",
        ),
        pytest.param(
            "<table border=1><tr><td rowspan=3>I</td><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr></table>",
            ["| I | a |", "| I | b |", "| I | c |"],
            id="ô gộp ba dòng",
        ),
        pytest.param(
            "<table><tr><td>UBND HUYỆN<br>Số: 5/KH-UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập</td></tr></table><p>KẾ HOẠCH</p>",
            ["UBND HUYỆN", "Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", "KẾ HOẠCH"],
            id="đầu văn bản hai cột",
        ),
        pytest.param(
            '<p>đủ<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Luật Trẻ em.</p>',
            ["đủ[^1].", "[^1]: Luật Trẻ em."],
            id="chú thích của Word",
        ),
        pytest.param(
            '<p>đủ<a class="sdfootnoteanc" href="#sdfootnote2sym">2</a></p><p><a class="sdfootnotesym" href="#sdfootnote2anc">2</a>Luật</p>',
            ["đủ[^2]", "[^2]: Luật"],
            id="chú thích của LibreOffice",
        ),
        pytest.param("<p>a<p>b<div>c</p></div></b>d", ["a", "b", "c", "d"], id="thẻ sai chỗ"),
        pytest.param("<pre>một\n  hai</pre>", ["một", "  hai"], id="giữ nguyên dòng"),
    ],
)
def test_what_a_page_shows(body: str, lines: list[str]) -> None:
    assert shown(body) == lines


@pytest.mark.parametrize(
    "body",
    [
        '<p style="font-family:.VnTime">KÕ ho¹ch</p>',
        '<font face=".VnTime">KÕ ho¹ch</font>',
        "<div style=\"font-family:'VNI-Times'\"><p>Keá hoaïch</p></div>",
    ],
)
def test_old_fonts(body: str) -> None:
    document = readers.read(page(body + '<p style="font-family:Arial">Kế hoạch</p>').encode(), "a.doc")
    text = parse_document(document, actions=False).text
    assert text.split("\n") == ["Kế hoạch", "Kế hoạch"]


@pytest.mark.parametrize(
    "data", [page("<p>Kế hoạch</p>").encode(), b"\xef\xbb\xbf" + page("<p>Kế hoạch</p>").encode(), page("<p>Kế hoạch</p>").encode("utf-16")]
)
def test_a_page_is_known_by_content(data: bytes) -> None:
    document = readers.read(data, "ke-hoach.doc")
    assert (document.reader, document.media_type, document.text.strip()) == ("html", "text/html", "Kế hoạch")


def test_a_web_archive() -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = "<Saved by Windows Internet Explorer 8>"
    message.set_content("ghi chú")
    message.add_alternative(page("<p>Kế hoạch số 5/KH-UBND</p>"), subtype="html")
    message.replace_header("Content-Type", message["Content-Type"].replace("alternative", "related"))
    document = readers.read(message.as_bytes(), "ke-hoach.mht")
    assert (document.reader, document.text.strip()) == ("mhtml", "Kế hoạch số 5/KH-UBND")


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<p style='display:none'>x</p>", "<img src=x>"])
def test_a_page_that_shows_nothing_is_empty(body: str) -> None:
    with pytest.raises(PlanparseError) as caught:
        readers.read(page(body).encode())
    assert caught.value.code == "E_EMPTY"


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ol><li", "span", "blockquote"])
def test_deep_nesting(tag: str) -> None:
    assert "Kế hoạch" in readers.read(page(f"<{tag}>" * 300 + "Kế hoạch").encode()).text


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "span", "blockquote"])
def test_nesting_beyond_measure_is_refused(tag: str) -> None:
    with pytest.raises(PlanparseError) as caught:
        readers.read(page(f"<{tag}>" * 5_000 + "Kế hoạch").encode())
    assert (caught.value.code, caught.value.detail) == ("E_CORRUPT", "nesting")


def test_nothing_is_fetched() -> None:
    body = '<p>Kế hoạch</p><img src="http://127.0.0.1:9/x.png"><link rel=stylesheet href="http://127.0.0.1:9/a.css"><iframe src="file:///etc/passwd">x</iframe>'
    assert shown(body) == ["Kế hoạch"]
