"""Where the program's own files are: icons, fonts, translations, tables, the sample site."""

from pathlib import Path

_PACKED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parents[1] / "resources"
_ROOT = _PACKED if _PACKED.is_dir() else _CHECKOUT


def resource(name: str) -> Path:
    """The file or folder ``name`` ("icons/save.svg"), from a wheel and a checkout alike.

    Raises:
        FileNotFoundError: the program was installed without it, which is a bug of ours.
    """
    path = _ROOT / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path
