from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import cast

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image

from tecdesk.errors import DeskError
from tecdesk.exchange.photos import reading
from tecdesk.exchange.photos import scan
from tecdesk.exchange.photos.jpeg import bare
from tecdesk.exchange.photos.reading import pictures
from tests.pictures import GREEN
from tests.pictures import SKY
from tests.pictures import field
from tests.pictures import opened
from tests.pictures import pdf
from tests.pictures import saved
from tests.pictures import sheet
from tests.pictures import tags

if TYPE_CHECKING:
    from tecdesk.exchange.photos.picture import Picture

FORMS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")


def one(data: bytes, name: str = "照片.jpg") -> Picture:
    (found,) = pictures(name, data)
    return found


def near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 25 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("size", [(4000, 3000), (1200, 3400), (1601, 20), (300, 200)])
def test_long_side_is_at_most_1600(size: tuple[int, int]) -> None:
    kept = opened(one(saved(field(*size), quality=95)).data)
    assert max(kept.size) == min(max(size), 1600)
    assert abs(kept.width / kept.height - size[0] / size[1]) < size[0] / size[1] * 0.05


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(2000, 1000), (400, 200)])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_stands_upright(orientation: int, size: tuple[int, int], form: str) -> None:
    """The sky is where the camera said it is."""
    turns = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    turn = turns[orientation]
    seen = field(*size)
    as_held = seen.transpose(turn) if turn is not None else seen
    data = saved(as_held, form, exif=tags(orientation))
    kept = opened(one(data).data).convert("RGB")
    assert kept.width == 2 * kept.height
    assert near(kept.getpixel((kept.width // 2, 5)), SKY)
    assert near(kept.getpixel((5, kept.height - 5)), GREEN)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(2000, 1000), (400, 200)])
def test_place_and_camera_are_gone_and_the_day_is_read(
    form: str, size: tuple[int, int]
) -> None:
    data = saved(field(*size), form, exif=tags(), quality=80)
    assert opened(data).getexif().get_ifd(0x8825)
    found = one(data)
    kept = opened(found.data)
    assert found.taken_on == "2025-03-05"
    assert not dict(kept.getexif())
    assert not {"exif", "xmp", "comment", "photoshop", "icc_profile"} & kept.info.keys()
    assert "手机".encode() not in found.data
    assert b"Exif" not in found.data


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "2999:01:01 00:00:00", "", "昨天", "1980:01:01 x"]
)
def test_a_day_no_camera_means_is_none(taken: str) -> None:
    assert one(saved(field(), exif=tags(taken=taken))).taken_on == ""


def test_a_photo_from_a_chat_is_kept_as_it_is_but_for_its_tags() -> None:
    plain = saved(field(), quality=75)
    told = saved(field(), quality=75, exif=tags(), comment="张三家")
    assert one(told).data == one(plain).data == plain
    assert one(plain + b"a film behind the picture").data == plain


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("image", [field(2000, 1500), sheet()], ids=["photo", "sheet"])
def test_the_same_photo_is_the_same_also_when_it_comes_back(
    form: str, image: Image.Image
) -> None:
    data = saved(image, form)
    first, again = one(data), one(data)
    back = one(first.data, "又一次.png")
    assert first.digest == again.digest == back.digest


def test_a_fine_small_photo_is_made_smaller() -> None:
    noise = Image.effect_noise((1000, 800), 80).convert("RGB")
    data = saved(noise, quality=98)
    assert len(one(data).data) < len(data) / 2


@pytest.mark.parametrize("form", ["PNG", "BMP", "TIFF"])
def test_a_drawn_sheet_stays_png_and_a_photo_becomes_jpeg(form: str) -> None:
    drawn = one(saved(sheet(), form))
    assert (drawn.form, opened(drawn.data).format) == ("png", "PNG")
    noise = Image.effect_noise((1000, 800), 80).convert("RGB")
    photo = one(saved(noise, form))
    assert (photo.form, opened(photo.data).format) == ("jpg", "JPEG")


def test_every_page_of_a_tiff_is_a_picture() -> None:
    pages = [sheet(1240, 1754, "1"), sheet(1754, 1240, "1"), sheet(2480, 3508, "1")]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    found = pictures("扫描.tif", data)
    sizes = [opened(each.data).size for each in found]
    assert sizes == [(1131, 1600), (1600, 1131), (1131, 1600)]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16", "CMYK"])
def test_every_kind_of_colour_becomes_grey_or_colour_on_white(mode: str) -> None:
    if mode == "I;16":
        made = Image.new(mode, (60, 40), 65535)
    else:
        made = Image.new("RGBA", (60, 40), (255, 255, 255, 0)).convert(mode)
    form = "TIFF" if mode == "CMYK" else "PNG"
    kept = opened(one(saved(made, form)).data).convert("RGB")
    assert kept.getpixel((30, 20)) == (255, 255, 255)


def test_a_scan_as_pdf_is_kept_as_it_is() -> None:
    data = pdf(3)
    found = one(data, "签到表.pdf")
    assert (found.form, found.pages, found.data) == ("pdf", 3, data)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("表.docx", b"PK\3\4" + bytes(900), "不是照片或扫描件"),
        ("空.jpg", b"", "不是照片或扫描件"),
        ("断.jpg", saved(field())[:9000], "没有拷完或已损坏"),
        ("断.png", saved(field(), "PNG")[:1500], "没有拷完或已损坏"),
        ("断.pdf", pdf()[:300], "没有拷完或已损坏"),
        ("手机.heic", bytes(4) + b"ftypheic" + bytes(99), "HEIC 格式"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    name: str, data: bytes, why: str
) -> None:
    with pytest.raises(DeskError, match=why) as refused:
        pictures(name, data)
    assert name in refused.value.sentence
    assert refused.value.next_step


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(DeskError, match="画面太大"):
        pictures("大.png", bomb)


def test_what_needs_too_much_room_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 4 * 100 * 100)
    assert pictures("小.png", saved(field(100, 100), "PNG"))
    large = field(100, 101)
    for data in (saved(large, "PNG"), saved(large, progressive=True)):
        with pytest.raises(DeskError, match="画面太大"):
            pictures("大", data)
    assert pictures("大.jpg", saved(field(100, 101)))


def test_a_large_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MOST_BYTES", 100)
    with pytest.raises(DeskError, match="扫描件最多存"):
        pictures("表.pdf", pdf())


@pytest.mark.parametrize(
    "name",
    [
        "张三身份证.jpg",
        "身份証正面.png",
        "户口本 (2).jpg",
        "ID card.jpg",
        "my_IDcard_1.jpg",
        "ｉｄ－card.jpg",
        "zs_sfz.jpg",
        "sfzzm.jpg",
        "990000198001010012.jpg",
    ],
)
def test_a_photo_called_an_id_card_is_refused(name: str) -> None:
    with pytest.raises(DeskError, match="身份证照片不存：文件名里有"):
        pictures(name, saved(field()))


@pytest.mark.parametrize(
    "name", ["covidcard.jpg", "msfzx.jpg", "IMG_20250305123456789.jpg", "黄科军hkj.jpg"]
)
def test_what_only_looks_like_it_is_taken(name: str) -> None:
    assert pictures(name, saved(field()))


def _tagged() -> dict[str, bytes]:
    from PIL.PngImagePlugin import PngInfo

    text = PngInfo()
    text.add_itxt("Title", "户口本首页")
    xmp = "<dc:subject><rdf:li>身份证</rdf:li></dc:subject>".encode()
    iptc = b"\x1c\x02\x19" + len(b := "身份证".encode()).to_bytes(2, "big") + b
    block = b"8BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc
    segment = b"Photoshop 3.0\0" + block + b"\0" * (len(iptc) % 2)
    plain = saved(field())
    app13 = b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment
    how: dict[str, Any] = {"exif": tags(keywords="村里;身份证")}
    return {
        "keywords": saved(field(), **how),
        "title": saved(field(), exif=tags(title="ID Card")),
        "comment": saved(field(), comment="身份证"),
        "png": saved(field(), "PNG", pnginfo=text),
        "xmp": saved(field(), xmp=xmp),
        "iptc": plain[:2] + app13 + plain[2:],
        "pdf": pdf(title="户口簿扫描"),
    }


@pytest.mark.parametrize("where", list(_tagged()))
def test_a_photo_tagged_as_an_id_card_is_refused(where: str) -> None:
    with pytest.raises(DeskError, match=r"身份证照片不存：(照片的标签|文件的标题)里有"):
        pictures("照片.jpg", _tagged()[where])


SOURCES = [
    saved(field(200, 120), form, exif=tags()) for form in ("JPEG", "PNG", "TIFF")
]


@given(
    st.sampled_from(SOURCES),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6),
    st.integers(1, 1_000_000),
)
@settings(max_examples=300, deadline=None)
def test_damage_is_a_sentence_or_still_a_picture(
    data: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    spoilt = bytearray(data[:cut])
    for place, value in changes:
        spoilt[place % len(spoilt)] = value
    try:
        found = pictures("照片.jpg", bytes(spoilt))
    except DeskError:
        return
    for each in found:
        opened(each.data).load()


def test_bare_keeps_the_picture_itself() -> None:
    for how in ("subsampling", "progressive", "optimize"):
        told = saved(
            field(), exif=tags(), comment="x" * 300, **cast("Any", {how: True})
        )
        left = bare(told)
        assert left
        assert len(left) < len(told) - 300
        assert opened(left).tobytes() == opened(told).tobytes()
    assert bare(b"\x89PNG") is None
    assert bare(saved(field())[:-2]) is None
