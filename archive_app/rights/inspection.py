"""What ``archive-app inspect --json`` says of one picture file."""

from typing import Any

from archive_app.domain.rights import Field, SourceKind
from archive_app.rights.file_claims import claims_of
from archive_app.rights.files.reading import read_findings


def inspect(body: bytes) -> dict[str, Any]:
    """The rights metadata inside ``body``, without "path". Never raises.

    Besides the named values, ``fields`` lists everything found under the names photo tools use.
    ``c2pa`` is None, or says that a manifest is present and whom it names as authors; who signed
    it is for the worker to find out (``read_picture``).
    """
    findings = read_findings(body)
    claims = list(claims_of(findings.values))

    def all_of(field: Field) -> list[str]:
        values = (claim.value for claim in claims if claim.field is field)
        return list(dict.fromkeys(values))

    def first(field: Field) -> str | None:
        return next(iter(all_of(field)), None)

    manifest = [claim for claim in claims if claim.source is SourceKind.C2PA]
    authors = [claim.value for claim in manifest if claim.field is Field.CREATOR]
    return {
        "creator": all_of(Field.CREATOR),
        "credit": first(Field.CREDIT_LINE),
        "copyright_notice": first(Field.COPYRIGHT_NOTICE),
        "source": first(Field.SOURCE),
        "usage_terms": first(Field.USAGE_TERMS),
        "web_statement": first(Field.WEB_STATEMENT),
        "licensor": all_of(Field.LICENSOR),
        "licence_url": first(Field.LICENCE_URL),
        "instructions": first(Field.INSTRUCTIONS),
        "digital_source_type": first(Field.DIGITAL_SOURCE_TYPE),
        "data_mining": first(Field.DATA_MINING),
        "c2pa": {"present": True, "authors": authors} if findings.signed else None,
        "fields": [{"name": one.name, "value": one.value} for one in findings.values],
        "warnings": [{"kind": one.kind, "message": one.message} for one in findings.warnings],
    }
