"""Content credentials (C2PA) of files that are signed here, with a certificate of this run."""

import io
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PIL import Image

from archive_app.domain.rights import Claim, Field, SourceKind, Status
from archive_app.rights.file_claims import read_picture
from archive_app.rights.files import credentials
from archive_app.rights.files.credentials import check_credentials
from archive_app.rights.verdict import verdict
from tests.loopback_site import LoopbackSite

c2pa = pytest.importorskip("c2pa")

from cryptography import x509  # noqa: E402
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402
from cryptography.x509.oid import (  # noqa: E402
    AuthorityInformationAccessOID,
    ExtendedKeyUsageOID,
    NameOID,
)

MANIFEST = {
    "claim_generator_info": [{"name": "example", "version": "1"}],
    "title": "bridge.jpg",
    "assertions": [
        {
            "label": "c2pa.actions",
            "data": {
                "actions": [
                    {
                        "action": "c2pa.created",
                        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/"
                        "trainedAlgorithmicMedia",
                    }
                ]
            },
        },
        {
            "label": "cawg.training-mining",
            "data": {"entries": {"cawg.ai_generative_training": {"use": "notAllowed"}}},
        },
        {
            "label": "stds.schema-org.CreativeWork",
            "kind": "Json",
            "data": {
                "@context": "https://schema.org",
                "@type": "CreativeWork",
                "author": [{"@type": "Person", "name": "Kim Vale"}],
            },
        },
    ],
}

Sign = Callable[..., bytes]


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )


def _certificate(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, issuer: x509.Name, *, ends: bool
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=not ends, path_length=None), critical=True)
        .add_extension(_usage(signs=ends), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _signer(ocsp: str) -> Any:
    """A signer "Example Agency" whose certificate names ``ocsp`` as the place of revocations."""
    authority, own = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    root = _name("Example Root", "Example Authority")
    top = _certificate(root, authority, root, ends=False).sign(authority, hashes.SHA256())
    place = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(ocsp)
    )
    leaf = (
        _certificate(_name("Example Desk", "Example Agency"), own, root, ends=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()),
            critical=False,
        )
        .add_extension(x509.AuthorityInformationAccess([place]), critical=False)
        .sign(authority, hashes.SHA256())
    )
    chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (leaf, top))
    key = own.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
    return c2pa.Signer.from_info(info)


@pytest.fixture
def sign(site: LoopbackSite) -> Sign:
    """Signs an invented picture; ``remote`` leaves the manifest at that address instead."""

    def signed(kind: str = "JPEG", remote: str | None = None) -> bytes:
        plain, out = io.BytesIO(), io.BytesIO()
        Image.new("RGB", (64, 48), "red").save(plain, kind)
        plain.seek(0)
        with c2pa.Builder(json.dumps(MANIFEST)) as builder:
            if remote:
                builder.set_remote_url(remote)
                builder.set_no_embed()
            builder.sign(_signer(site.address("/ocsp")), f"image/{kind.lower()}", plain, out)
        return out.getvalue()

    return signed


def _told(body: bytes) -> dict[Field, Claim]:
    return {claim.field: claim for claim in read_picture(body).claims}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_who_signed_is_told_with_the_state_and_never_as_an_owner(sign: Sign, kind: str) -> None:
    claims = _told(sign(kind))

    signer = claims[Field.C2PA_SIGNER]
    assert signer.source is SourceKind.C2PA
    assert signer.value == (
        "signed by Example Agency: signature valid, certificate on no trust list"
    )
    told = verdict([signer])
    assert (told.status, told.organisation, told.creator) == (Status.UNKNOWN, None, ())


def test_what_a_manifest_claims_is_kept_author_origin_and_opt_out(sign: Sign) -> None:
    claims = _told(sign())

    assert claims[Field.CREATOR].value == "Kim Vale"
    assert claims[Field.DIGITAL_SOURCE_TYPE].value.endswith("/trainedAlgorithmicMedia")
    assert claims[Field.DATA_MINING].value == "cawg.ai_generative_training: notAllowed"
    assert verdict(list(claims.values())).data_mining == "cawg.ai_generative_training: notAllowed"


def test_a_file_changed_after_signing_has_no_valid_signature(sign: Sign) -> None:
    body = bytearray(sign())
    body[-40] ^= 0xFF

    value = _told(bytes(body))[Field.C2PA_SIGNER].value

    assert value.startswith("signed by Example Agency: signature not valid (")


def test_without_the_extra_presence_is_told_and_how_to_have_it_checked(
    sign: Sign, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = sign()
    monkeypatch.setattr(credentials, "_library", lambda: None)

    claims = _told(body)

    assert claims[Field.C2PA_SIGNER].value == (
        'signature not checked; to check it: pip install "news-archive[c2pa]"'
    )
    assert claims[Field.DATA_MINING].value == "cawg.ai_generative_training: notAllowed"


def test_reading_asks_nobody_for_manifests_or_revocations(sign: Sign, site: LoopbackSite) -> None:
    remote = sign(remote=site.address("/manifest.c2pa"))
    embedded = sign()

    checked = check_credentials(remote, "image/jpeg")
    read_picture(remote)
    read_picture(embedded)

    assert checked.signer == ""
    assert site.paths == []
    # The library left to itself would have asked: the check above can fail.
    with pytest.raises(c2pa.C2paError):
        c2pa.Reader("image/jpeg", io.BytesIO(remote))
    assert site.paths == ["/manifest.c2pa"]


def test_a_cut_or_scrambled_signed_file_raises_nothing(sign: Sign) -> None:
    body = sign()
    chance = random.Random(4711)  # noqa: S311

    for end in range(0, len(body), len(body) // 25):
        read_picture(body[:end])
        scrambled = bytearray(body)
        for _ in range(20):
            scrambled[chance.randrange(20, len(body))] = chance.randrange(256)
        facts = read_picture(bytes(scrambled))

        assert facts.media_type == "image/jpeg"
