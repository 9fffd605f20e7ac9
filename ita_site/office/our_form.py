"""What our own Word form is known by, to the one that writes it and to the one that reads it again."""

from typing import Final

OUR_CELL: Final = "TableText"
"""The style of cells, where each paragraph is one entry whatever it starts with."""

LOST_PICTURE: Final = "[ต้นฉบับมีภาพตรงนี้ แต่ภาพไม่ได้มากับข้อความของรายงาน]"
"""Stands, in a style of its own, where the original had a picture: a form must not look whole where it is not."""

SETTLED: Final = "urn:ita-site:settled:1"
"""The namespace of the part of a Word file that carries the report as people settled it."""

SETTLED_REPORT: Final = "cover"
SETTLED_MEASURE: Final = "measure"
"""What holds the fields of the report's own file, and of each measure's, within that part."""

MAX_SETTLED: Final = 4 * 1024 * 1024
"""The most bytes of that part. A report of 100 measures has about 0.5 MB."""

NOT_SETTLED: Final = "เรื่องนี้ยังไม่ได้ตรวจเมื่อส่งออก ตรวจแล้วลบบรรทัดนี้"
"""Stands in that part for each remark of an editor: a remark is nobody else's business, but that one waits is kept."""
