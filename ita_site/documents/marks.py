"""What our own Word form is known by, to the one that writes it and to the one that reads it again."""

from typing import Final

OUR_CELL: Final = "TableText"
"""The style of cells, where each paragraph is one entry whatever it starts with."""

LOST_PICTURE: Final = "[ต้นฉบับมีภาพตรงนี้ แต่ภาพไม่ได้มากับข้อความของรายงาน]"
"""Stands, in a style of its own, where the original had a picture: a form must not look whole where it is not."""
