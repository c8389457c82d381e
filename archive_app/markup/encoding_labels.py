"""The labels by which pages name their encoding, and Python's codec for each.

Source: the WHATWG Encoding Standard, "Names and labels". Labels that only repeat a part of ISO 8859
or a code page of Windows are made by rule. One departure: the encodings that browsers put out of
use because of what scripts could do with them (hz-gb-2312, iso-2022-kr, iso-2022-cn) are read, as
far as Python can: nothing runs here, and the words would be lost.
"""

_NAMED = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso-ir-101 iso_8859-2:1987 l2 latin2",
    "iso8859-3": "csisolatin3 iso-ir-109 iso_8859-3:1988 l3 latin3",
    "iso8859-4": "csisolatin4 iso-ir-110 iso_8859-4:1988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso-ir-144 iso_8859-5:1988",
    "iso8859-6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e"
    " iso-8859-6-i iso-ir-127 iso_8859-6:1987",
    "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso_8859-7:1987"
    " sun_eu_greek",
    "iso8859-8": "csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8-e iso-8859-8-i"
    " iso-ir-138 iso_8859-8:1988 logical visual",
    "iso8859-10": "csisolatin6 iso-ir-157 l6 latin6",
    "iso8859-15": "csisolatin9 l9",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 iso_8859-11 tis-620 windows-874",
    "cp1252": "ansi_x3.4-1968 ascii cp819 csisolatin1 ibm819 iso-8859-1 iso8859-1 iso88591"
    " iso-ir-100 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-user-defined utf-7",
    "cp1254": "csisolatin5 iso-8859-9 iso8859-9 iso88599 iso-ir-148 iso_8859-9 iso_8859-9:1989"
    " l5 latin5",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58"
    " x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp_ext": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601"
    " ksc_5601 windows-949",
    "hz": "hz-gb-2312",
    "iso2022_kr": "csiso2022kr iso-2022-kr",
    "utf-16-be": "unicodefffe utf-16be",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
}
_PARTS = (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
"""Of ISO 8859, those that browsers do not read as a code page of Windows."""
_WINDOWS = range(1250, 1259)

LABELS: dict[str, str] = {
    label: codec for codec, labels in _NAMED.items() for label in labels.split()
}
"""Python's codec by label, in lower case."""
for _part in _PARTS:
    for _spelling in ("iso-8859-{}", "iso8859-{}", "iso8859{}", "iso_8859-{}"):
        LABELS[_spelling.format(_part)] = f"iso8859-{_part}"
for _page in _WINDOWS:
    for _spelling in ("windows-{}", "cp{}", "x-cp{}"):
        LABELS[_spelling.format(_page)] = f"cp{_page}"
