"""The 77 provinces of Thailand (ISO 3166-2:TH; by law Bangkok is none), and the words for a district."""

import difflib
from typing import Final

BANGKOK: Final = "กรุงเทพมหานคร"

_NAMES: Final = """
กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด ตาก
นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี
ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ พะเยา ภูเก็ต
มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยะลา ยโสธร ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา
สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย
หนองบัวลำภู อ่างทอง อุดรธานี อุทัยธานี อุตรดิตถ์ อุบลราชธานี อำนาจเจริญ
""".split()  # noqa: SIM905 - a list of words reads best as words

PROVINCES: Final = (BANGKOK, *(f"จังหวัด{name}" for name in _NAMES))
"""Every province as content writes it: `จังหวัดเลย`."""

_DISTRICT: Final = ("อำเภอ", "เขต", "กิ่งอำเภอ")


def province(text: str) -> str:
    """Return a province as content writes it, from its name with or without จังหวัด; "" where there is none of it."""
    name = text.strip().removeprefix("จังหวัด").removeprefix("จ.").strip()
    written = BANGKOK if name in {BANGKOK, "กรุงเทพฯ", "กรุงเทพ", "กทม."} else f"จังหวัด{name}"
    return written if written in PROVINCES else ""


def nearest_province(text: str) -> str:
    """Return the province that a misspelt name most likely means; "" where none is near."""
    name = text.strip().removeprefix("จังหวัด")
    near = difflib.get_close_matches(name, [BANGKOK, *_NAMES], n=1)
    return province(near[0]) if near else ""


def district(text: str, written_province: str) -> str:
    """Return a district as content writes it: `อำเภอวังสะพุง`, in Bangkok `เขตดุสิต`."""
    name = text.strip()
    if not name or name.startswith(_DISTRICT):
        return name
    return f"{_DISTRICT[1] if written_province == BANGKOK else _DISTRICT[0]}{name.removeprefix('อ.').strip()}"
