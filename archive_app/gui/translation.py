"""Words that stand in tables: marked here for lupdate, translated where they are shown."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """``words`` as they are; lupdate knows the call by its name and files them under ``context``.

    Ours, because PySide6's own is typed as returning an object.
    """
    del context
    return words
