"""Letters and signs put right where only one thing can be meant: the only edits that put in what the source has not.

Dashes and Roman numerals are repaired in any text, since it may have been read from pictures before it came to us; all else only where
this program has read it from pictures itself.
"""

from planparse.text.repairs.codes import code_edits
from planparse.text.repairs.counts import count_edits
from planparse.text.repairs.dashes import dash_edits
from planparse.text.repairs.divisions import division_edits
from planparse.text.repairs.formulas import formula_edits
from planparse.text.repairs.heads import head_edits
from planparse.text.repairs.labels import label_edits
from planparse.text.repairs.listed import list_edits
from planparse.text.repairs.marks import mark_edits
from planparse.text.repairs.numerals import numeral_edits
from planparse.text.repairs.ocr import blank_edits, ocr_edits
from planparse.text.repairs.posts import post_edits
from planparse.text.repairs.romans import roman_edits

ALWAYS = (dash_edits, roman_edits)
# goes first
SCANNED = (
    formula_edits,
    head_edits,
    blank_edits,
    ocr_edits,
    code_edits,
    division_edits,
    label_edits,
    numeral_edits,
    count_edits,
    list_edits,
    mark_edits,
    post_edits,
)
