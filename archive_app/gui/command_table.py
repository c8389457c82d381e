"""Every command of the window, once: words, key, icon, menu and when it makes sense.

Menus, tooltips, shortcuts, the list of commands and the help are all made from this table.
"""

from dataclasses import dataclass

from archive_app.gui.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table."""

    id: str
    words: str
    """English, to be translated in context "Commands"; a trailing "…" when it asks first."""
    keys: tuple[str, ...] = ()
    """Portable names, the one that is shown first. A key without Ctrl, Alt or F acts only while
    list or reader have the focus."""
    icon: str = ""
    menu: str = ""
    """Name of its menu; empty keeps it out of the menus."""
    when: str = ""
    """The facts that must be true (``Commands.allow``), apart by spaces; empty means always."""
    checkable: bool = False
    anywhere: bool = False
    """A plain key that acts in the whole window; a text field still takes it for itself."""
    group: bool = False
    """Whether a line is drawn above it in its menu."""


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Commands", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Commands", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Commands", "&View")),
    ("go", QT_TRANSLATE_NOOP("Commands", "&Go")),
    ("article", QT_TRANSLATE_NOOP("Commands", "&Article")),
    ("pictures", QT_TRANSLATE_NOOP("Commands", "&Pictures")),
    ("help", QT_TRANSLATE_NOOP("Commands", "&Help")),
)

# Facts: "articles" one or more chosen in the list or open · "article" one open · "pair" two chosen
# · "trash" the trash is shown · "live" articles chosen that are not in the trash; none of these
# where no list is shown. "reader" the reader is shown · "words" words marked in it · "search" a
# search is shown · "board" the rights board is shown.
TABLE = (
    Command("page.save", QT_TRANSLATE_NOOP("Commands", "Save page…"), ("Ctrl+N",), "plus", "file"),
    Command(
        "page.paste",
        QT_TRANSLATE_NOOP("Commands", "Save the address in the clipboard"),
        (),
        "link",
        "file",
    ),
    Command(
        "import",
        QT_TRANSLATE_NOOP("Commands", "Import files…"),
        ("Ctrl+Shift+O",),
        "download",
        "file",
    ),
    Command(
        "export",
        QT_TRANSLATE_NOOP("Commands", "Export…"),
        ("Ctrl+E",),
        "upload",
        "file",
        "articles",
        group=True,
    ),
    Command(
        "export.rights",
        QT_TRANSLATE_NOOP("Commands", "Rights report…"),
        (),
        "file-text",
        "file",
        "articles",
    ),
    Command(
        "export.references",
        QT_TRANSLATE_NOOP("Commands", "Export references…"),
        (),
        "quote",
        "file",
        "articles",
    ),
    Command(
        "article.print",
        QT_TRANSLATE_NOOP("Commands", "Print…"),
        ("Ctrl+P",),
        "printer",
        "file",
        "article",
    ),
    Command(
        "article.pdf",
        QT_TRANSLATE_NOOP("Commands", "Save as PDF…"),
        (),
        "download",
        "file",
        "article",
    ),
    Command(
        "folder.open",
        QT_TRANSLATE_NOOP("Commands", "Open the library's folder"),
        (),
        "folder-open",
        "file",
    ),
    Command(
        "folder.change",
        QT_TRANSLATE_NOOP("Commands", "Choose another library folder…"),
        (),
        "database",
        "file",
    ),
    Command(
        "library.check",
        QT_TRANSLATE_NOOP("Commands", "Check the saved files"),
        (),
        "shield-check",
        "file",
    ),
    Command(
        "index.rebuild",
        QT_TRANSLATE_NOOP("Commands", "Rebuild the search index"),
        (),
        "rotate-cw",
        "file",
    ),
    Command(
        "library.backup",
        QT_TRANSLATE_NOOP("Commands", "Back up…"),
        (),
        "copy",
        "file",
    ),
    Command(
        "library.compact",
        QT_TRANSLATE_NOOP("Commands", "Make the library small"),
        (),
        "minus",
        "file",
    ),
    Command(
        "settings",
        QT_TRANSLATE_NOOP("Commands", "Settings…"),
        ("Ctrl+,",),
        "settings",
        "file",
        group=True,
    ),
    Command(
        "quit", QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",), "log-out", "file", group=True
    ),
    Command("undo", QT_TRANSLATE_NOOP("Commands", "Undo"), ("Ctrl+Z",), "undo-2", "edit"),
    Command(
        "redo", QT_TRANSLATE_NOOP("Commands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "edit"
    ),
    Command("history", QT_TRANSLATE_NOOP("Commands", "History…"), ("Ctrl+H",), "history", "edit"),
    Command(
        "search",
        QT_TRANSLATE_NOOP("Commands", "Search"),
        ("/", "Ctrl+F"),
        "search",
        "edit",
        anywhere=True,
        group=True,
    ),
    Command(
        "search.save",
        QT_TRANSLATE_NOOP("Commands", "Save this search…"),
        ("Ctrl+S",),
        "bookmark",
        "edit",
        "search",
    ),
    Command(
        "search.copy",
        QT_TRANSLATE_NOOP("Commands", "Copy the search as text"),
        ("Ctrl+Shift+C",),
        "copy",
        "edit",
        "search",
    ),
    Command(
        "search.narrow",
        QT_TRANSLATE_NOOP("Commands", "Narrow the results"),
        ("Alt+I",),
        "list-filter",
        "edit",
        "search",
    ),
    Command(
        "article.find",
        QT_TRANSLATE_NOOP("Commands", "Find in the article"),
        ("Ctrl+Shift+F",),
        "search",
        "edit",
        "article reader",
    ),
    Command(
        "match.next",
        QT_TRANSLATE_NOOP("Commands", "Next match"),
        ("F3",),
        "",
        "edit",
        "article reader",
    ),
    Command(
        "match.previous",
        QT_TRANSLATE_NOOP("Commands", "Previous match"),
        ("Shift+F3",),
        "",
        "edit",
        "article reader",
    ),
    Command("commands", QT_TRANSLATE_NOOP("Commands", "All commands"), ("Ctrl+K",), "zap", "view"),
    Command(
        "sidebar",
        QT_TRANSLATE_NOOP("Commands", "Sidebar"),
        ("Ctrl+B",),
        "panel-left",
        "view",
        checkable=True,
    ),
    Command(
        "inspector",
        QT_TRANSLATE_NOOP("Commands", "Inspector"),
        ("Ctrl+I",),
        "panel-right",
        "view",
        checkable=True,
    ),
    Command(
        "inspector.next",
        QT_TRANSLATE_NOOP("Commands", "Next inspector tab"),
        ("I",),
        "rows-3",
        "view",
    ),
    Command(
        "list.compact",
        QT_TRANSLATE_NOOP("Commands", "Compact rows"),
        (),
        "rows-2",
        "view",
        checkable=True,
        group=True,
    ),
    Command(
        "reader.larger",
        QT_TRANSLATE_NOOP("Commands", "Larger text"),
        ("Ctrl++", "+"),
        "type",
        "view",
    ),
    Command(
        "reader.smaller",
        QT_TRANSLATE_NOOP("Commands", "Smaller text"),
        ("Ctrl+-", "-"),
        "type",
        "view",
    ),
    Command(
        "reader.reset",
        QT_TRANSLATE_NOOP("Commands", "Normal text size"),
        ("Ctrl+0",),
        "type",
        "view",
    ),
    Command(
        "reader.only",
        QT_TRANSLATE_NOOP("Commands", "Reading mode"),
        ("F11",),
        "maximize",
        "view",
        checkable=True,
    ),
    Command(
        "reader.caret",
        QT_TRANSLATE_NOOP("Commands", "Caret in the article"),
        ("F7",),
        "text-cursor",
        "view",
        "article reader",
        checkable=True,
    ),
    Command(
        "theme", QT_TRANSLATE_NOOP("Commands", "Light or dark"), (), "moon", "view", group=True
    ),
    Command("go.all", QT_TRANSLATE_NOOP("Commands", "All articles"), ("Ctrl+1",), "library", "go"),
    Command("go.inbox", QT_TRANSLATE_NOOP("Commands", "Inbox"), ("Ctrl+2",), "inbox", "go"),
    Command("go.starred", QT_TRANSLATE_NOOP("Commands", "Starred"), ("Ctrl+3",), "star", "go"),
    Command("go.rights", QT_TRANSLATE_NOOP("Commands", "Rights board"), ("Ctrl+4",), "scale", "go"),
    Command(
        "go.queue", QT_TRANSLATE_NOOP("Commands", "Capture queue"), ("Ctrl+5",), "list-checks", "go"
    ),
    Command("go.notes", QT_TRANSLATE_NOOP("Commands", "Notes"), ("Ctrl+6",), "notebook-text", "go"),
    Command("go.trash", QT_TRANSLATE_NOOP("Commands", "Trash"), (), "trash-2", "go"),
    Command(
        "go.next",
        QT_TRANSLATE_NOOP("Commands", "Next article"),
        ("J",),
        "arrow-down",
        "go",
        group=True,
    ),
    Command(
        "go.previous", QT_TRANSLATE_NOOP("Commands", "Previous article"), ("K",), "arrow-up", "go"
    ),
    Command("go.back", QT_TRANSLATE_NOOP("Commands", "Back"), ("Alt+Left",), "arrow-left", "go"),
    Command(
        "go.forward", QT_TRANSLATE_NOOP("Commands", "Forward"), ("Alt+Right",), "arrow-right", "go"
    ),
    Command("pane.next", QT_TRANSLATE_NOOP("Commands", "Next pane"), ("F6",), "", "go", group=True),
    Command(
        "pane.previous", QT_TRANSLATE_NOOP("Commands", "Previous pane"), ("Shift+F6",), "", "go"
    ),
    Command(
        "article.star", QT_TRANSLATE_NOOP("Commands", "Star"), ("S",), "star", "article", "live"
    ),
    Command(
        "article.read",
        QT_TRANSLATE_NOOP("Commands", "Read or unread"),
        ("U",),
        "mail-open",
        "article",
        "live",
    ),
    Command(
        "article.done", QT_TRANSLATE_NOOP("Commands", "Done"), ("E",), "check", "article", "live"
    ),
    Command("article.tag", QT_TRANSLATE_NOOP("Commands", "Tag…"), ("T",), "tag", "article", "live"),
    Command(
        "versions.compare",
        QT_TRANSLATE_NOOP("Commands", "Compare versions of this article"),
        ("Ctrl+D", "D"),
        "git-compare",
        "article",
        "article",
    ),
    Command(
        "article.original",
        QT_TRANSLATE_NOOP("Commands", "Open original in the browser (leaves the program)…"),
        ("O",),
        "external-link",
        "article",
        "article",
    ),
    Command(
        "reference.copy",
        QT_TRANSLATE_NOOP("Commands", "Copy reference"),
        ("Shift+C",),
        "quote",
        "article",
        "articles",
    ),
    Command(
        "article.merge",
        QT_TRANSLATE_NOOP("Commands", "Merge with…"),
        (),
        "",
        "article",
        "pair",
    ),
    Command(
        "text.choose",
        QT_TRANSLATE_NOOP("Commands", "Choose the text yourself…"),
        (),
        "text-select",
        "article",
        "article",
    ),
    Command(
        "article.watch",
        QT_TRANSLATE_NOOP("Commands", "Watch this page…"),
        (),
        "rotate-cw",
        "article",
        "article",
    ),
    Command(
        "picture.open",
        QT_TRANSLATE_NOOP("Commands", "Open the picture large"),
        ("P",),
        "image",
        "article",
        "article",
    ),
    Command(
        "article.as_saved",
        QT_TRANSLATE_NOOP("Commands", "Show the page as it was saved"),
        ("Shift+O",),
        "scan",
        "article",
        "article",
    ),
    Command(
        "highlight.yellow",
        QT_TRANSLATE_NOOP("Commands", "Highlight in yellow"),
        ("1",),
        "highlighter",
        "article",
        "words reader",
        group=True,
    ),
    Command(
        "highlight.green",
        QT_TRANSLATE_NOOP("Commands", "Highlight in green"),
        ("2",),
        "highlighter",
        "article",
        "words reader",
    ),
    Command(
        "highlight.blue",
        QT_TRANSLATE_NOOP("Commands", "Highlight in blue"),
        ("3",),
        "highlighter",
        "article",
        "words reader",
    ),
    Command(
        "highlight.pink",
        QT_TRANSLATE_NOOP("Commands", "Highlight in pink"),
        ("4",),
        "highlighter",
        "article",
        "words reader",
    ),
    Command(
        "highlight.violet",
        QT_TRANSLATE_NOOP("Commands", "Highlight in violet"),
        ("5",),
        "highlighter",
        "article",
        "words reader",
    ),
    Command(
        "colours.name",
        QT_TRANSLATE_NOOP("Commands", "Name the highlight colours…"),
        (),
        "highlighter",
        "edit",
    ),
    Command(
        "highlight.note",
        QT_TRANSLATE_NOOP("Commands", "Add a note"),
        ("N",),
        "message-square",
        "article",
        "words reader",
    ),
    Command(
        "quote.copy",
        QT_TRANSLATE_NOOP("Commands", "Copy quote with source"),
        ("C",),
        "copy",
        "article",
        "words reader",
    ),
    Command(
        "note.next",
        QT_TRANSLATE_NOOP("Commands", "Next note"),
        ("]",),
        "",
        "article",
        "article reader",
    ),
    Command(
        "note.previous",
        QT_TRANSLATE_NOOP("Commands", "Previous note"),
        ("[",),
        "",
        "article",
        "article reader",
    ),
    Command(
        "article.trash",
        QT_TRANSLATE_NOOP("Commands", "Move to Trash"),
        ("Del", "#"),
        "trash-2",
        "article",
        "live",
        group=True,
    ),
    Command(
        "article.restore",
        QT_TRANSLATE_NOOP("Commands", "Restore from Trash"),
        (),
        "archive-restore",
        "article",
        "trash",
    ),
    Command(
        "trash.empty",
        QT_TRANSLATE_NOOP("Commands", "Empty the Trash…"),
        (),
        "trash-2",
        "article",
        "trashed",
    ),
    Command(
        "picture.find",
        QT_TRANSLATE_NOOP("Commands", "Find a picture…"),
        (),
        "image",
        "pictures",
    ),
    Command(
        "picture.clear",
        QT_TRANSLATE_NOOP("Commands", "Mark pictures cleared…"),
        ("1",),
        "check",
        "pictures",
        "board",
    ),
    Command(
        "picture.block",
        QT_TRANSLATE_NOOP("Commands", "Mark pictures “Do not use”…"),
        ("2",),
        "ban",
        "pictures",
        "board",
    ),
    Command(
        "picture.owner",
        QT_TRANSLATE_NOOP("Commands", "Set the owner of pictures…"),
        ("3",),
        "user-round",
        "pictures",
        "board",
    ),
    Command(
        "keys",
        QT_TRANSLATE_NOOP("Commands", "Keys and search help"),
        ("F1", "?"),
        "keyboard",
        "help",
    ),
    Command(
        "sample.open",
        QT_TRANSLATE_NOOP("Commands", "Open the sample archive"),
        (),
        "newspaper",
        "help",
    ),
    Command("log.open", QT_TRANSLATE_NOOP("Commands", "Open the log"), (), "file-text", "help"),
    Command("about", QT_TRANSLATE_NOOP("Commands", "About News Archive"), (), "info", "help"),
)
"""In the order of the menus."""
