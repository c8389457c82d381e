"""What a credit line says, in many languages."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.credit.grammar import parse_credit
from archive_app.domain.rights import PartyKind, Status

_LINES = Path(__file__).parents[3] / "shared" / "data" / "rights" / "credit_strings.jsonl"


@pytest.mark.parametrize(
    "line",
    [
        "Picture Courtesy: Google/images are subject to copyright",
        "Courtesy: internet",
        "Supplied",
        "Photo: supplied / Facebook",
        "Foto: privat",
        "Foto: zVg",
        "Bild: Screenshot YouTube",
        "Crédit photo : D.R.",
        "Photo d’illustration",
        "Foto: Cortesía",
        "Imagen de archivo / Redes sociales",
        "Foto: Divulgação / Reprodução Instagram",
        "Foto d'archivio",
        "Eigen foto",
        "Foto: Skjermdump",
        "Kuva: Kuvakaappaus",
        "Zdjęcie ilustracyjne",
        "Ilustrační foto",
        "Фото: соцсети",
        "Фото з відкритих джерел",
        "Arşiv",
        "صورة تعبيرية",
        "צילום: ארכיון",
        "प्रतीकात्मक तस्वीर",
        "ছবি: সংগৃহীত",
        "Foto: Istimewa",
        "Ảnh minh họa",
        "ภาพจากอินเทอร์เน็ต",
        "图片来源于网络，如有侵权请联系删除",
        "写真はイメージです",
        "사진=온라인 커뮤니티 캡처",
        "© A und/oder B (sofern kein Hinweis vorhanden)",
        "-",
    ],
)
def test_a_credit_that_names_nobody_is_a_placeholder_without_an_owner(line: str) -> None:
    parts = parse_credit(line)

    assert parts.status is Status.PLACEHOLDER
    assert parts.creator == ()
    assert parts.organisation is None
    assert parts.credit == line


@pytest.mark.parametrize(
    ("line", "creator", "organisation"),
    [
        ("Foto: Jane Roe/dpa", ("Jane Roe",), "dpa"),
        ("AP Photo/Jane Roe, File", ("Jane Roe",), "AP Photo"),
        ("Jane Roe / AFP via Getty Images", ("Jane Roe",), "AFP / Getty Images"),
        ("© FUNKE Foto Services | Jane Roe", ("Jane Roe",), "FUNKE Foto Services"),
        ("Uncredited/AP/dpa", (), "AP / dpa"),
        ("(Photo Credit : PTI File Photo )", (), "PTI"),
        ("Handout via REUTERS", (), "REUTERS"),
        ("© roe77 - stock.adobe.com", ("roe77",), "stock.adobe.com"),
        ("＝ＡＰ", (), "AP"),
        ("写真：ロイター", (), "ロイター"),
        ("Image source, Getty Images", (), "Getty Images"),
    ],
)
def test_an_agency_line_gives_its_creators_and_organisations(
    line: str, creator: tuple[str, ...], organisation: str
) -> None:
    parts = parse_credit(line)

    assert parts.status is Status.AGENCY
    assert parts.creator == creator
    assert parts.organisation == organisation


@pytest.mark.parametrize(
    ("line", "creator", "organisation"),
    [
        ("Photo by Jane Roe", ("Jane Roe",), None),
        ("Photo by Jane Roe and Sam Poe", ("Jane Roe", "Sam Poe"), None),
        ("Picture: Jane Roe/The Daily Example", ("Jane Roe",), "The Daily Example"),
        ("Foto: Instagram/janeroe", ("janeroe",), None),
        ("Screenshot: example.de", (), "example.de"),
        ("Image: Example Municipality / Facebook", (), "Example Municipality"),
        ("（山田太郎撮影）", ("山田太郎",), None),
        ("홍길동 기자", ("홍길동",), None),
        ("本报记者 张三 摄", ("张三",), None),
        ("Image credit: Google", (), "Google"),
        ("Photo: NASA", (), "NASA"),
    ],
)
def test_any_other_name_is_a_named_holder(
    line: str, creator: tuple[str, ...], organisation: str | None
) -> None:
    parts = parse_credit(line)

    assert parts.status is Status.NAMED_HOLDER
    assert parts.creator == creator
    assert parts.organisation == organisation


@pytest.mark.parametrize(
    ("line", "status", "licence"),
    [
        ("Jane Roe, CC-BY-SA 4.0", Status.CREATIVE_COMMONS, "CC BY-SA 4.0"),
        ("Jane Roe / cc by nd nc 2.0", Status.CREATIVE_COMMONS, "CC BY-NC-ND 2.0"),
        ("© Pexels, Public Domain", Status.PUBLIC_DOMAIN, "public domain"),
        (
            "https://creativecommons.org/publicdomain/zero/1.0/",
            Status.PUBLIC_DOMAIN,
            "CC0",
        ),
        ("Foto: Jane Roe via Unsplash (Unsplash License)", Status.AGENCY, "Unsplash License"),
    ],
)
def test_a_licence_is_read_out_of_the_line(line: str, status: Status, licence: str) -> None:
    parts = parse_credit(line)

    assert (parts.status, parts.licence) == (status, licence)


def test_a_stock_house_has_its_kind_and_a_distributor_is_told() -> None:
    parts = parse_credit("Jane Roe/Example News via Shutterstock")

    assert parts.kind is PartyKind.STOCK
    assert parts.via == "Shutterstock"


def test_limits_of_use_are_read_out_verbatim() -> None:
    parts = parse_credit("Jane Roe/REUTERS MANDATORY CREDIT. NO RESALES. NO ARCHIVES.")

    assert parts.restrictions == ("MANDATORY CREDIT", "NO RESALES", "NO ARCHIVES")
    assert parts.creator == ("Jane Roe",)


def test_an_empty_line_is_unknown() -> None:
    assert parse_credit("  ").status is Status.UNKNOWN


@given(st.text(max_size=700))
def test_any_text_at_all_gives_an_answer(line: str) -> None:
    parts = parse_credit(line)

    assert parts.credit == line
    assert parts.status is not Status.PLACEHOLDER or parts.organisation is None


@pytest.mark.skipif(not _LINES.exists(), reason="the labelled lines are not here")
def test_the_labelled_lines_keep_their_status() -> None:
    rows = [json.loads(line) for line in _LINES.read_text("utf-8").splitlines()]

    right = sum(parse_credit(row["text"]).status.value == row["status"] for row in rows)

    assert right / len(rows) >= 0.96
