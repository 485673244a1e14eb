"""What stands in the paragraphs of a Word package, and what does not."""

from __future__ import annotations

import pytest

from tests.word_help import field, levels, lines, numbering, p, run, tbl, tc, tr, word

INSERTED = f'<w:ins w:id="1">{run("15/6/2023")}</w:ins>'
DELETED = '<w:del w:id="2"><w:r><w:delText>30/5/2023</w:delText></w:r></w:del>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWING = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH><wp:posOffset>1234567</wp:posOffset>'
    "</wp:positionH><wp:extent cx='914400' cy='7654321'/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style='width:72pt'>"
    "<v:textbox>{0}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
LINE = (
    "<w:r><w:drawing><wp:inline><wp:positionV><wp:align>top</wp:align></wp:positionV><a:graphic><a:graphicData><wps:wsp/>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
MATHS = "<m:oMath><m:r><m:t>S=a</m:t></m:r><m:sSup><m:e><m:r><m:t>b</m:t></m:r></m:e></m:sSup></m:oMath>"
STYLES = """
<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("Trước ngày ", INSERTED, DELETED, "."), ["Trước ngày 15/6/2023."], id="insertions stay, deletions go"),
        pytest.param(p("Giao ", mark="<w:del/>") + p("Sở Y tế."), ["Giao Sở Y tế."], id="a deleted paragraph end: the text runs on"),
        pytest.param(
            p("một ", '<w:moveFrom w:id="1">' + run("hai ") + "</w:moveFrom>", "ba ", '<w:moveTo w:id="2">' + run("hai") + "</w:moveTo>"),
            ["một ba hai"],
            id="moved text stands once, where it was moved to",
        ),
        pytest.param(p("Sở", '<w:rPrChange w:id="1"/>', " Y tế"), ["Sở Y tế"], id="changed formatting"),
        pytest.param(p("a") + f'<w:ins w:id="1">{p("b")}</w:ins>', ["a", "b"], id="a paragraph inserted whole"),
        pytest.param(p("Số:", "<w:r><w:tab/></w:r>", "12"), ["Số:\t12"], id="tab"),
        pytest.param(p("KT. CHỦ TỊCH", "<w:r><w:br/></w:r>", "PHÓ CHỦ TỊCH"), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], id="line break"),
        pytest.param(p("a", "<w:r><w:cr/></w:r>", "b"), ["a", "b"], id="carriage return"),
        pytest.param(p("a", '<w:r><w:br w:type="page"/></w:r>', "b"), ["a", "b"], id="page break"),
        pytest.param(p("12/QĐ", "<w:r><w:noBreakHyphen/></w:r>", "TTg"), ["12/QĐ-TTg"], id="hyphen that does not break"),
        pytest.param(p("thực", "<w:r><w:softHyphen/></w:r>", " hiện"), ["thực hiện"], id="hyphen that shows at line ends alone"),
        pytest.param(p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " đạt"), ["✓ đạt"], id="a sign of Wingdings"),
        pytest.param(p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "90%"), ["≥90%"], id="a sign of Symbol"),
        pytest.param(p(run("\uf0b7 x", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')), ["• x"], id="private use in a run of Symbol"),
        pytest.param(p("trang ", field(" PAGE ", "7"), "."), ["trang 7."], id="a field shows its result"),
        pytest.param(p('<w:fldSimple w:instr="DATE">' + run("05/6/2024") + "</w:fldSimple>"), ["05/6/2024"], id="a simple field"),
        pytest.param(
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>',
                field("PAGE", "3"),
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "đúng",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
            ["đúng"],
            id="a field inside the code of another is not shown",
        ),
        pytest.param(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>') + p("tiếp theo"),
            ["tiếp theo"],
            id="a field that never ends swallows nothing",
        ),
        pytest.param(p("thấy ", run("ẩn ", "<w:vanish/>"), "thấy"), ["thấy thấy"], id="hidden text"),
        pytest.param(p("thấy ", run("ẩn", '<w:rStyle w:val="An"/>')), ["thấy "], id="hidden by its style"),
        pytest.param(p(run("hiện", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')), ["hiện"], id="shown in spite of its style"),
        pytest.param(p(run("Kế hoạch", "<w:caps/>")), ["KẾ HOẠCH"], id="all capitals as printed"),
        pytest.param(p("Kế hoạch", style="Hoa"), ["KẾ HOẠCH"], id="all capitals by the style"),
        pytest.param(p(run("Kế hoạch", "<w:smallCaps/>")), ["Kế hoạch"], id="small capitals as typed"),
        pytest.param(p("xem ", f"<w:hyperlink>{run('cổng')}</w:hyperlink>", " này"), ["xem cổng này"], id="a link"),
        pytest.param(
            p(f"<w:smartTag><w:smartTag>{run('Hà')}</w:smartTag>{run(' Nội')}</w:smartTag>"), ["Hà Nội"], id="smart tags in each other"
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('ô ', '<w:sdt><w:sdtContent>' + run('nhập') + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>",
            ["ô nhập"],
            id="content controls around and inside a paragraph",
        ),
        pytest.param(
            p("Tên: ", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Bấm để nhập") + "</w:sdtContent></w:sdt>"),
            ["Tên: "],
            id="the prompt of an empty control",
        ),
        pytest.param(p("a", DRAWING.format(BOX.format(p("HỎA TỐC")))) + p("b"), ["a", "HỎA TỐC", "b"], id="a text box once"),
        pytest.param(
            p("a", f"<w:r><w:pict><v:shape><v:textbox>{BOX.format(p('DỰ THẢO'))}</v:textbox></v:shape></w:pict></w:r>"),
            ["a", "DỰ THẢO"],
            id="a text box of old kind",
        ),
        pytest.param(
            p(DRAWING.format(BOX.format(tbl(tr("STT", "Việc"), tr("1", "Rà soát"))))),
            ["| STT | Việc |", "| 1 | Rà soát |"],
            id="a table in a text box",
        ),
        pytest.param(p("a", LINE, "b"), ["ab"], id="coordinates of a drawing are no text"),
        pytest.param(p("Diện tích ", MATHS), ["Diện tích S=ab"], id="the letters of an equation"),
        pytest.param(
            "<w:customXml>" + p("a") + "</w:customXml>" + p("<w:customXml>" + run("b") + "</w:customXml>"), ["a", "b"], id="custom XML"
        ),
        pytest.param(p(), [], id="an empty paragraph"),
    ],
)
def test_text_of_paragraphs(body: str, expected: list[str]) -> None:
    assert lines(body, styles=STYLES) == expected


@pytest.mark.parametrize(
    ("inside", "lacks"),
    [
        ("<w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>", ("image",)),
        ("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>", ("image",)),
        ("<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object>", ("image", "object")),
        (LINE.removeprefix("<w:r>").removesuffix("</w:r>"), ()),
        ("<w:t>chữ</w:t>", ()),
    ],
)
def test_what_could_not_be_read_is_told(inside: str, lacks: tuple[str, ...]) -> None:
    assert word(p(f"<w:r>{inside}</w:r>")).lacking == lacks


def test_an_equation_and_another_document_are_told() -> None:
    assert word(p(MATHS) + '<w:altChunk r:id="x"/>').lacking == ("altChunk", "equation")


NOTE = "<w:r><w:{0}Reference w:id='{1}'/></w:r>"
NOTES = "".join(
    f'<w:footnote w:id="{ident}">{"".join(p("<w:r><w:footnoteRef/></w:r>" if at == 0 else "", text) for at, text in enumerate(texts))}</w:footnote>'
    for ident, texts in ((0, ["ngăn"]), (7, ["Luật Trẻ em."]), (3, ["Hai đoạn.", "Đoạn sau."]))
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            p("Một", NOTE.format("footnote", 3), " hai", NOTE.format("footnote", 7)),
            ["Một[^1] hai[^2]", "[^1]: Hai đoạn. Đoạn sau.", "[^2]: Luật Trẻ em."],
            id="in the order of the marks",
        ),
        pytest.param(
            p("Một", NOTE.format("endnote", 1), " hai", NOTE.format("footnote", 7)),
            ["Một[^1] hai[^2]", "[^1]: Chú thích cuối.", "[^2]: Luật Trẻ em."],
            id="endnotes count with footnotes",
        ),
        pytest.param(p("Một", NOTE.format("footnote", 99)), ["Một"], id="a mark without a note"),
        pytest.param(p("Một"), ["Một"], id="notes without a mark do not appear"),
        pytest.param(
            p("Một", "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='7'/><w:t>*</w:t></w:r>"),
            ["Một[^1]", "[^1]: Luật Trẻ em."],
            id="a mark that the author set",
        ),
        pytest.param(
            p("Một", "<w:del w:id='1'>" + NOTE.format("footnote", 7) + "</w:del>"), ["Một"], id="a deleted mark takes its note along"
        ),
    ],
)
def test_notes(body: str, expected: list[str]) -> None:
    assert lines(body, footnotes=NOTES, endnotes=f'<w:endnote w:id="1">{p("Chú thích cuối.")}</w:endnote>') == expected


SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'


def test_headers_and_footers_are_furniture() -> None:
    made = word(p("Thân", SECTION.join(("", ""))) + SECTION, header1=p(field("PAGE", "2")) + p(), footer1=p("Kế hoạch 12/KH-UBND")).laid
    assert [made.text[a:b] for a, b in made.furniture] == ["2", "Kế hoạch 12/KH-UBND"]
    assert made.text.split("\n")[0] == "Thân"
    assert {spot.part for spot in made.spots} == {"body", "header1", "footer1"}


def test_a_table_of_contents_is_furniture() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>'
    body = (
        p("KẾ HOẠCH")
        + p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "I. MỤC ĐÍCH 1")
        + p("II. NHIỆM VỤ 2", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("I. MỤC ĐÍCH")
    )
    made = word(body).laid
    assert [made.text[a:b] for a, b in made.furniture] == ["I. MỤC ĐÍCH 1", "II. NHIỆM VỤ 2"]


@pytest.mark.parametrize(
    ("font", "text", "charset"),
    [
        ('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "KÕ ho¹ch", "tcvn3"),
        ('<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>', "kÕ ho¹ch", "tcvn3_capitals"),
        ('<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>', "Keá hoaïch", "vni"),
        ('<w:rStyle w:val="Cu"/>', "KÕ ho¹ch", "tcvn3"),
        ('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', "KÕ ho¹ch", None),
        ('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>', "Kế hoạch", None),
        ('<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', "Kế hoạch", None),
        ('<w:rFonts w:ascii="Vnturbo" w:hAnsi="Vnturbo"/>', "abc", None),
    ],
)
def test_fonts_of_old_character_sets(font: str, text: str, charset: str | None) -> None:
    styles = '<w:style w:type="character" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnArial" w:hAnsi=".VnArial"/></w:rPr></w:style>'
    made = word(p("Số ", run(text, font)), styles=styles).laid
    assert [(made.text[each.start : each.end], each.charset) for each in made.legacy] == ([(text, charset)] if charset else [])


def test_the_font_of_the_whole_document() -> None:
    fonts = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    body = p("KÕ ho¹ch") + p("x", at=(1, 0)) + p(run("Kế hoạch", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'))
    made = word(body, styles=styles, numbering=numbering(levels(("decimal", "%1.")))).laid
    assert [made.text[each.start : each.end] for each in made.legacy] == ["KÕ ho¹ch", "x"]


def test_every_word_knows_its_place() -> None:
    table = tbl(tr("STT", "Việc"), tr(tc("1"), tc("Rà soát", tbl(tr("a", "b"), tr("c", "d")))))
    body = p("Một", DRAWING.format(BOX.format(p("Hộp")))) + p() + table + p("Cuối", NOTE.format("footnote", 7))
    made = word(body, footnotes=NOTES).laid
    found = [(made.text[spot.start : spot.end], spot.part, spot.paragraph, spot.cell) for spot in made.spots]
    assert found == [
        ("Một", "body", 1, None),
        ("Hộp", "body", 2, None),
        ("STT", "body", 5, "t1r1c1"),
        ("Việc", "body", 6, "t1r1c2"),
        ("1", "body", 7, "t1r2c1"),
        ("Rà soát", "body", 8, "t1r2c2"),
        ("a", "body", 9, "t1r2c2.t1r1c1"),
        ("b", "body", 10, "t1r2c2.t1r1c2"),
        ("c", "body", 11, "t1r2c2.t1r2c1"),
        ("d", "body", 12, "t1r2c2.t1r2c2"),
        ("Cuối[^1]", "body", 13, None),
        ("[^1]: Luật Trẻ em.", "footnotes", 2, None),
    ]
