"""The 77 provinces of Thailand: code, Thai and English name; by law Bangkok is none.

The codes are those of ISO 3166-2:TH, whose numbers are also those of TIS 1099 and of the Ministry of Interior.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

BANGKOK: Final = "กรุงเทพมหานคร"

ANY_PROVINCE: Final = "77 จังหวัด (a province of Thailand)"
"""What messages say is allowed where a province is meant."""

_PREFIX: Final = "จังหวัด"
_SHORT_PREFIX: Final = "จ."
_NAMES_OF_BANGKOK: Final = frozenset({BANGKOK, "กรุงเทพฯ", "กรุงเทพ", "กทม."})
_CODE: Final = re.compile(r"(?:TH-?)?([0-9]{2})", re.IGNORECASE)

_TABLE: Final = """
10 กรุงเทพมหานคร Bangkok
11 สมุทรปราการ Samut Prakan
12 นนทบุรี Nonthaburi
13 ปทุมธานี Pathum Thani
14 พระนครศรีอยุธยา Phra Nakhon Si Ayutthaya
15 อ่างทอง Ang Thong
16 ลพบุรี Lop Buri
17 สิงห์บุรี Sing Buri
18 ชัยนาท Chai Nat
19 สระบุรี Saraburi
20 ชลบุรี Chon Buri
21 ระยอง Rayong
22 จันทบุรี Chanthaburi
23 ตราด Trat
24 ฉะเชิงเทรา Chachoengsao
25 ปราจีนบุรี Prachin Buri
26 นครนายก Nakhon Nayok
27 สระแก้ว Sa Kaeo
30 นครราชสีมา Nakhon Ratchasima
31 บุรีรัมย์ Buri Ram
32 สุรินทร์ Surin
33 ศรีสะเกษ Si Sa Ket
34 อุบลราชธานี Ubon Ratchathani
35 ยโสธร Yasothon
36 ชัยภูมิ Chaiyaphum
37 อำนาจเจริญ Amnat Charoen
38 บึงกาฬ Bueng Kan
39 หนองบัวลำภู Nong Bua Lam Phu
40 ขอนแก่น Khon Kaen
41 อุดรธานี Udon Thani
42 เลย Loei
43 หนองคาย Nong Khai
44 มหาสารคาม Maha Sarakham
45 ร้อยเอ็ด Roi Et
46 กาฬสินธุ์ Kalasin
47 สกลนคร Sakon Nakhon
48 นครพนม Nakhon Phanom
49 มุกดาหาร Mukdahan
50 เชียงใหม่ Chiang Mai
51 ลำพูน Lamphun
52 ลำปาง Lampang
53 อุตรดิตถ์ Uttaradit
54 แพร่ Phrae
55 น่าน Nan
56 พะเยา Phayao
57 เชียงราย Chiang Rai
58 แม่ฮ่องสอน Mae Hong Son
60 นครสวรรค์ Nakhon Sawan
61 อุทัยธานี Uthai Thani
62 กำแพงเพชร Kamphaeng Phet
63 ตาก Tak
64 สุโขทัย Sukhothai
65 พิษณุโลก Phitsanulok
66 พิจิตร Phichit
67 เพชรบูรณ์ Phetchabun
70 ราชบุรี Ratchaburi
71 กาญจนบุรี Kanchanaburi
72 สุพรรณบุรี Suphan Buri
73 นครปฐม Nakhon Pathom
74 สมุทรสาคร Samut Sakhon
75 สมุทรสงคราม Samut Songkhram
76 เพชรบุรี Phetchaburi
77 ประจวบคีรีขันธ์ Prachuap Khiri Khan
80 นครศรีธรรมราช Nakhon Si Thammarat
81 กระบี่ Krabi
82 พังงา Phang Nga
83 ภูเก็ต Phuket
84 สุราษฎร์ธานี Surat Thani
85 ระนอง Ranong
86 ชุมพร Chumphon
90 สงขลา Songkhla
91 สตูล Satun
92 ตรัง Trang
93 พัทลุง Phatthalung
94 ปัตตานี Pattani
95 ยะลา Yala
96 นราธิวาส Narathiwat
"""


@dataclass(frozen=True, slots=True)
class Province:
    """A province: its code (`TH-42`), its name as content writes it (`จังหวัดเลย`), and its name in English (`Loei`)."""

    code: str
    name: str
    name_en: str

    @property
    def short_name(self) -> str:
        """Return its name without the word for a province: `เลย`."""
        return self.name.removeprefix(_PREFIX)


def _row(line: str) -> Province:
    number, name, name_en = line.split(" ", 2)
    return Province(f"TH-{number}", name if name == BANGKOK else f"{_PREFIX}{name}", name_en)


PROVINCES: Final[Mapping[str, Province]] = {row.code: row for row in map(_row, _TABLE.strip().splitlines())}
"""Every province by its code, in the order of codes."""


def province_named(text: str) -> Province | None:
    """Return the province of a name, with or without จังหวัด, or of a code (`TH-42`, `42`); None where there is none.

    >>> province_named("จ.เลย").code
    'TH-42'
    """
    if code := _CODE.fullmatch(text.strip()):
        return PROVINCES.get(f"TH-{code[1]}")
    name = _bare(text)
    return _by_short_name().get(BANGKOK if name in _NAMES_OF_BANGKOK else name)


def nearest_province(text: str) -> Province | None:
    """Return the province that a misspelt name most likely means; None where none is near."""
    near = difflib.get_close_matches(_bare(text), _by_short_name(), n=1)
    return _by_short_name()[near[0]] if near else None


def _bare(text: str) -> str:
    return text.strip().removeprefix(_PREFIX).removeprefix(_SHORT_PREFIX).strip()


@cache
def _by_short_name() -> Mapping[str, Province]:
    return {row.short_name: row for row in PROVINCES.values()}
