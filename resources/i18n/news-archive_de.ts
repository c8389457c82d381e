<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About News Archive</source>
        <translation>Über News Archive</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>News Archive {version}</source>
        <translation>News Archive {version}</translation>
    </message>
    <message>
        <source>An archive of news articles on this computer, with the evidence, and with what is claimed of whose each picture is.</source>
        <translation>Ein Archiv für Nachrichtenartikel auf diesem Computer, mit den Belegen und mit dem, was über die Rechte an jedem Bild angegeben wird.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>ActivityPill</name>
    <message numerus="yes">
        <source>%n saving</source>
        <translation>
            <numerusform>%n wird gesichert</numerusform>
            <numerusform>%n werden gesichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the capture queue</source>
        <translation>Warteschlange anzeigen</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>This link leaves the program: {address}</source>
        <translation>Dieser Link führt aus dem Programm hinaus: {address}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Highlight deleted</source>
        <translation>Markierung gelöscht</translation>
    </message>
</context>
<context>
    <name>Announcing</name>
    <message>
        <source>Pictures fetched: {title}</source>
        <translation>Bilder geholt: {title}</translation>
    </message>
    <message>
        <source>Saved: {title}</source>
        <translation>Gesichert: {title}</translation>
    </message>
    <message>
        <source>Saved as a new version: {title}</source>
        <translation>Als neue Fassung gesichert: {title}</translation>
    </message>
    <message>
        <source>Already saved, no change: {title}</source>
        <translation>Schon gesichert, unverändert: {title}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>Warteschlange anzeigen</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
</context>
<context>
    <name>ArticleNote</name>
    <message>
        <source>Note on the whole article</source>
        <translation>Notiz zum ganzen Artikel</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>Wozu dient er?</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>ArticlePanel</name>
    <message>
        <source>Newest saved</source>
        <translation>Zuletzt gesichert</translation>
    </message>
    <message>
        <source>Newest published</source>
        <translation>Zuletzt veröffentlicht</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Beste Treffer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Reihenfolge: {order}</translation>
    </message>
    <message>
        <source>{count} of {all} chosen</source>
        <translation>{count} von {all} ausgewählt</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s), {unread} unread</source>
        <translation>
            <numerusform>%n Artikel, {unread} ungelesen</numerusform>
            <numerusform>%n Artikel, {unread} ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article text</source>
        <translation>Text des Artikels</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>Open licence</source>
        <translation>Freie Lizenz</translation>
    </message>
    <message>
        <source>Owner named</source>
        <translation>Inhaber genannt</translation>
    </message>
    <message>
        <source>Claims differ</source>
        <translation>Widersprüchlich</translation>
    </message>
    <message>
        <source>No owner named</source>
        <translation>Kein Inhaber genannt</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>Picture rights: {word}</source>
        <translation>Bildrechte: {word}</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>No caption</source>
        <translation>Keine Bildunterschrift</translation>
    </message>
    <message>
        <source>Evidence changed</source>
        <translation>Belege geändert</translation>
    </message>
    <message>
        <source>Decided {day}</source>
        <translation>Entschieden am {day}</translation>
    </message>
    <message>
        <source>Credit: “{words}”</source>
        <translation>Bildnachweis: „{words}“</translation>
    </message>
    <message>
        <source>No credit found</source>
        <translation>Kein Bildnachweis gefunden</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Evidence changed since you decided</source>
        <translation>Die Belege haben sich seit Ihrer Entscheidung geändert</translation>
    </message>
    <message>
        <source>Mark cleared…</source>
        <translation>Freigeben…</translation>
    </message>
    <message>
        <source>Do not use…</source>
        <translation>Nicht verwenden…</translation>
    </message>
    <message>
        <source>Set owner…</source>
        <translation>Inhaber festlegen…</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Only what needs review</source>
        <translation>Nur, was zu prüfen ist</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Needs review first</source>
        <translation>Zu prüfende zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>BoardPanel</name>
    <message>
        <source>Rights board</source>
        <translation>Bildrechte</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Liste exportieren…</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pictures} in %n article(s)</source>
        <translation>
            <numerusform>{pictures} in %n Artikel</numerusform>
            <numerusform>{pictures} in %n Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture is like that. Choose “All”, or empty the field.</source>
        <translation>Kein Bild entspricht dem. Wählen Sie „Alle“, oder leeren Sie das Feld.</translation>
    </message>
    <message>
        <source>No pictures are saved yet. They come with the pages you save.</source>
        <translation>Noch sind keine Bilder gesichert. Sie kommen mit den Seiten, die Sie sichern.</translation>
    </message>
    <message>
        <source>Group: {what}</source>
        <translation>Gruppieren: {what}</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Niemand genannt</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>Boarding</name>
    <message>
        <source>Search pictures: caption, credit, owner, site …</source>
        <translation>Bilder suchen: Bildunterschrift, Bildnachweis, Inhaber, Website …</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>not {field}</source>
        <translation>nicht {field}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>last {n} days</source>
        <translation>letzte {n} Tage</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>seit {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Text taken back</source>
        <translation>Auswahl des Textes zurückgenommen</translation>
    </message>
    <message>
        <source>Text chosen</source>
        <translation>Text ausgewählt</translation>
    </message>
</context>
<context>
    <name>ColourFields</name>
    <message>
        <source>The names belong to this library, as the notes do.</source>
        <translation>Die Namen gehören zu diesem Archiv wie die Notizen.</translation>
    </message>
    <message>
        <source>Name of {colour}</source>
        <translation>Name für {colour}</translation>
    </message>
</context>
<context>
    <name>ColourNames</name>
    <message>
        <source>Names of the highlight colours</source>
        <translation>Namen der Markierungsfarben</translation>
    </message>
    <message>
        <source>What your colours stand for</source>
        <translation>Wofür Ihre Farben stehen</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message numerus="yes">
        <source>%n article(s) chosen</source>
        <translation>
            <numerusform>%n Artikel ausgewählt</numerusform>
            <numerusform>%n Artikel ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>No command and no article fits.</source>
        <translation>Kein Befehl und kein Artikel passt.</translation>
    </message>
    <message>
        <source>Find a command or an article</source>
        <translation>Befehl oder Artikel suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>auswählen</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ausführen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>Every command is here, with its key</source>
        <translation>Hier steht jeder Befehl mit seiner Taste</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>Ar&amp;tikel</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Save page…</source>
        <translation>Seite sichern…</translation>
    </message>
    <message>
        <source>Save the address in the clipboard</source>
        <translation>Adresse aus der Zwischenablage sichern</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Rights report…</source>
        <translation>Rechtebericht…</translation>
    </message>
    <message>
        <source>Export references…</source>
        <translation>Quellenangaben exportieren…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Open the library&apos;s folder</source>
        <translation>Ordner des Archivs öffnen</translation>
    </message>
    <message>
        <source>Choose another library folder…</source>
        <translation>Anderen Archivordner wählen…</translation>
    </message>
    <message>
        <source>Check the saved files</source>
        <translation>Gesicherte Dateien prüfen</translation>
    </message>
    <message>
        <source>Rebuild the search index</source>
        <translation>Suchindex neu aufbauen</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sicherungskopie…</translation>
    </message>
    <message>
        <source>Make the library small</source>
        <translation>Archiv verkleinern</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche speichern…</translation>
    </message>
    <message>
        <source>Copy the search as text</source>
        <translation>Suche als Text kopieren</translation>
    </message>
    <message>
        <source>Narrow the results</source>
        <translation>Ergebnisse eingrenzen</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>Im Artikel suchen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Next inspector tab</source>
        <translation>Nächster Reiter des Inspektors</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text größer</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text kleiner</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normale Textgröße</translation>
    </message>
    <message>
        <source>Reading mode</source>
        <translation>Lesemodus</translation>
    </message>
    <message>
        <source>Caret in the article</source>
        <translation>Schreibmarke im Artikel</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Rights board</source>
        <translation>Bildrechte</translation>
    </message>
    <message>
        <source>Capture queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Nächster Artikel</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>Vorheriger Artikel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>Gelesen oder ungelesen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Schlagwort…</translation>
    </message>
    <message>
        <source>Compare versions of this article</source>
        <translation>Fassungen dieses Artikels vergleichen</translation>
    </message>
    <message>
        <source>Open original in the browser (leaves the program)…</source>
        <translation>Original im Browser öffnen (verlässt das Programm)…</translation>
    </message>
    <message>
        <source>Copy reference</source>
        <translation>Quellenangabe kopieren</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>Zusammenführen mit…</translation>
    </message>
    <message>
        <source>Choose the text yourself…</source>
        <translation>Text selbst auswählen…</translation>
    </message>
    <message>
        <source>Watch this page…</source>
        <translation>Diese Seite beobachten…</translation>
    </message>
    <message>
        <source>Open the picture large</source>
        <translation>Bild groß öffnen</translation>
    </message>
    <message>
        <source>Show the page as it was saved</source>
        <translation>Seite zeigen, wie sie gesichert wurde</translation>
    </message>
    <message>
        <source>Highlight in yellow</source>
        <translation>Gelb markieren</translation>
    </message>
    <message>
        <source>Highlight in green</source>
        <translation>Grün markieren</translation>
    </message>
    <message>
        <source>Highlight in blue</source>
        <translation>Blau markieren</translation>
    </message>
    <message>
        <source>Highlight in pink</source>
        <translation>Rosa markieren</translation>
    </message>
    <message>
        <source>Highlight in violet</source>
        <translation>Violett markieren</translation>
    </message>
    <message>
        <source>Name the highlight colours…</source>
        <translation>Markierungsfarben benennen…</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Copy quote with source</source>
        <translation>Zitat mit Quelle kopieren</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Nächste Notiz</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>Vorherige Notiz</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Restore from Trash</source>
        <translation>Aus dem Papierkorb zurückholen</translation>
    </message>
    <message>
        <source>Empty the Trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Find a picture…</source>
        <translation>Bild wiederfinden…</translation>
    </message>
    <message>
        <source>Mark pictures cleared…</source>
        <translation>Bilder freigeben…</translation>
    </message>
    <message>
        <source>Mark pictures “Do not use”…</source>
        <translation>Bilder als „Nicht verwenden“ kennzeichnen…</translation>
    </message>
    <message>
        <source>Set the owner of pictures…</source>
        <translation>Rechteinhaber von Bildern festlegen…</translation>
    </message>
    <message>
        <source>Keys and search help</source>
        <translation>Tasten und Hilfe zur Suche</translation>
    </message>
    <message>
        <source>Open the sample archive</source>
        <translation>Beispielarchiv öffnen</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>About News Archive</source>
        <translation>Über News Archive</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Picture: {what}</source>
        <translation>Bild: {what}</translation>
    </message>
    <message>
        <source>Paragraph {n}: added</source>
        <translation>Absatz {n}: hinzugefügt</translation>
    </message>
    <message>
        <source>Paragraph {n}: removed</source>
        <translation>Absatz {n}: entfernt</translation>
    </message>
    <message>
        <source>Paragraph {n}: changed</source>
        <translation>Absatz {n}: geändert</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Bildnachweis</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>One column</source>
        <translation>Einspaltig</translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation>Nur Änderungen</translation>
    </message>
    <message>
        <source>Previous change (P)</source>
        <translation>Vorherige Änderung (P)</translation>
    </message>
    <message>
        <source>Next change (N)</source>
        <translation>Nächste Änderung (N)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Checking the saved files…</source>
        <translation>Die gesicherten Dateien werden geprüft …</translation>
    </message>
    <message>
        <source>Version {n}  ·  saved {moment}</source>
        <translation>Fassung {n}  ·  gesichert {moment}</translation>
    </message>
    <message>
        <source>Version {n}: {hash}</source>
        <translation>Fassung {n}: {hash}</translation>
    </message>
    <message>
        <source>Both match the saved files.</source>
        <translation>Beide stimmen mit den gesicherten Dateien überein.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>Back to the article</source>
        <translation>Zurück zum Artikel</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Fassungen vergleichen</translation>
    </message>
    <message>
        <source>Older version</source>
        <translation>Ältere Fassung</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Neuere Fassung</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Comparison written to {file}</source>
        <translation>Vergleich geschrieben: {file}</translation>
    </message>
    <message>
        <source>This article has one version: there is nothing to compare.</source>
        <translation>Von diesem Artikel gibt es nur eine Fassung: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Version {n}  ·  saved {moment}</source>
        <translation>Fassung {n}  ·  gesichert {moment}</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy: {what}</source>
        <translation>Kopieren: {what}</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n Artikel</numerusform>
            <numerusform>in %n Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) claimed</source>
        <translation>
            <numerusform>%n Name angegeben</numerusform>
            <numerusform>%n Namen angegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) without change</source>
        <translation>
            <numerusform>%n Absatz unverändert</numerusform>
            <numerusform>%n Absätze unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starts after %n page(s) above</source>
        <translation>
            <numerusform>Beginnt nach %n Seite darüber</numerusform>
            <numerusform>Beginnt nach %n Seiten darüber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>Decision about %n picture(s) written into the history</source>
        <translation>
            <numerusform>Entscheidung über %n Bild im Verlauf festgehalten</numerusform>
            <numerusform>Entscheidung über %n Bilder im Verlauf festgehalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionBox</name>
    <message>
        <source>Cleared</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>Set owner…</source>
        <translation>Inhaber festlegen…</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Scope, reference, term…</source>
        <translation>Geltung, Referenz, Frist…</translation>
    </message>
    <message>
        <source>Reason (kept in the history)</source>
        <translation>Begründung (bleibt im Verlauf)</translation>
    </message>
    <message>
        <source>Name of the owner</source>
        <translation>Name des Rechteinhabers</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Evidence changed since you decided</source>
        <translation>Die Belege haben sich seit Ihrer Entscheidung geändert</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>The claims differ: write a reason first.</source>
        <translation>Die Angaben widersprechen sich: Schreiben Sie zuerst eine Begründung.</translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>Ihre Entscheidung</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message numerus="yes">
        <source>Decide about %n picture(s)</source>
        <translation>
            <numerusform>Über %n Bild entscheiden</numerusform>
            <numerusform>Über %n Bilder entscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Write it into the history</source>
        <translation>Im Verlauf festhalten</translation>
    </message>
    <message>
        <source>Write the name of the owner.</source>
        <translation>Geben Sie den Namen des Rechteinhabers ein.</translation>
    </message>
    <message>
        <source>Write why: the reason is kept in the history.</source>
        <translation>Geben Sie eine Begründung ein: Sie bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>The owner is</source>
        <translation>Rechteinhaber ist</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) chosen</source>
        <translation>
            <numerusform>%n ausgewähltes Bild</numerusform>
            <numerusform>%n ausgewählte Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The same picture everywhere</source>
        <translation>Dasselbe Bild überall</translation>
    </message>
    <message>
        <source>All by this owner, among the pictures shown</source>
        <translation>Alle dieses Inhabers unter den gezeigten Bildern</translation>
    </message>
    <message>
        <source>Name of the owner</source>
        <translation>Name des Rechteinhabers</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Licence or agreement</source>
        <translation>Lizenz oder Vereinbarung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Number or address; may be empty</source>
        <translation>Nummer oder Adresse; darf leer sein</translation>
    </message>
    <message>
        <source>Who allowed it, and how you know</source>
        <translation>Wer es erlaubt hat und woher Sie das wissen</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Emptying</name>
    <message>
        <source>News Archive</source>
        <translation>News Archive</translation>
    </message>
    <message>
        <source>Empty the Trash?</source>
        <translation>Papierkorb leeren?</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) will be removed for good, with saved files, tags and notes. There is no way back.</source>
        <translation>
            <numerusform>%n Artikel wird endgültig entfernt, mit gesicherten Dateien, Schlagwörtern und Notizen. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>%n Artikel werden endgültig entfernt, mit gesicherten Dateien, Schlagwörtern und Notizen. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Endgültig entfernen</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Alles behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) removed for good</source>
        <translation>
            <numerusform>%n Artikel endgültig entfernt</numerusform>
            <numerusform>%n Artikel endgültig entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Include picture</source>
        <translation>Bild aufnehmen</translation>
    </message>
    <message>
        <source>Include, with licence line</source>
        <translation>Aufnehmen, mit Lizenzzeile</translation>
    </message>
    <message>
        <source>Placeholder with owner</source>
        <translation>Platzhalter mit Inhaber</translation>
    </message>
    <message>
        <source>Placeholder with both claims</source>
        <translation>Platzhalter mit beiden Angaben</translation>
    </message>
    <message>
        <source>Placeholder with the words given</source>
        <translation>Platzhalter mit dem Wortlaut</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n article(s)</source>
        <translation>
            <numerusform>%n Artikel exportieren</numerusform>
            <numerusform>%n Artikel exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>{n} of {all} pictures will be copied. The other {rest} stay here.</source>
        <translation>{n} von {all} Bildern werden kopiert. Die übrigen {rest} bleiben hier.</translation>
    </message>
    <message>
        <source>from “{list}”</source>
        <translation>aus „{list}“</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Pictures, by rights status</source>
        <translation>Bilder, nach Rechtestatus</translation>
    </message>
    <message>
        <source>Also include</source>
        <translation>Außerdem aufnehmen</translation>
    </message>
    <message>
        <source>References only…</source>
        <translation>Nur Quellenangaben…</translation>
    </message>
    <message>
        <source>What a page or a file says of a picture is a claim, not a permission. So only pictures leave by themselves that you cleared or that carry an open licence; of all others the words are shown in their place.</source>
        <translation>Was eine Seite oder eine Datei über ein Bild sagt, ist eine Angabe, keine Erlaubnis. Darum verlassen von sich aus nur Bilder das Archiv, die Sie freigegeben haben oder die eine freie Lizenz tragen; bei allen anderen stehen die Angaben an ihrer Stelle.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why these pictures may leave, in one sentence (for the rights report)</source>
        <translation>Warum diese Bilder herausgegeben werden dürfen, in einem Satz (für den Rechtebericht)</translation>
    </message>
    <message>
        <source>Highlights and notes</source>
        <translation>Markierungen und Notizen</translation>
    </message>
    <message>
        <source>Rights report</source>
        <translation>Rechtebericht</translation>
    </message>
    <message>
        <source>Address and save date</source>
        <translation>Adresse und Sicherungsdatum</translation>
    </message>
    <message>
        <source>Older versions</source>
        <translation>Ältere Fassungen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add beside them</source>
        <translation>Daneben ablegen</translation>
    </message>
    <message>
        <source>Replace the earlier export</source>
        <translation>Früheren Export ersetzen</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderen wählen…</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Ordner für den Export</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>Article before</source>
        <translation>Vorheriger Artikel</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Nächster Artikel</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Rights report</source>
        <translation>Rechtebericht</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Daten (*.json)</translation>
    </message>
    <message>
        <source>For Zotero, Pandoc and word processors (*.json)</source>
        <translation>Für Zotero, Pandoc und Textverarbeitung (*.json)</translation>
    </message>
    <message>
        <source>Text, a reference a line (*.txt)</source>
        <translation>Text, eine Quellenangabe je Zeile (*.txt)</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Quellenangaben</translation>
    </message>
    <message numerus="yes">
        <source>Export %n article(s)</source>
        <translation>
            <numerusform>%n Artikel exportieren</numerusform>
            <numerusform>%n Artikel exportieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rights report of %n article(s)</source>
        <translation>
            <numerusform>Rechtebericht über %n Artikel</numerusform>
            <numerusform>Rechtebericht über %n Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>References of %n article(s)</source>
        <translation>
            <numerusform>Quellenangabe zu %n Artikel</numerusform>
            <numerusform>Quellenangaben zu %n Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) exported.</source>
        <translation>
            <numerusform>%n Artikel exportiert.</numerusform>
            <numerusform>%n Artikel exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>{copied} pictures copied, {stayed} stay on this computer.</source>
        <translation>{copied} Bilder kopiert, {stayed} bleiben auf diesem Computer.</translation>
    </message>
    <message numerus="yes">
        <source>Rights report written: %n picture(s).</source>
        <translation>
            <numerusform>Rechtebericht geschrieben: %n Bild.</numerusform>
            <numerusform>Rechtebericht geschrieben: %n Bilder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) written.</source>
        <translation>
            <numerusform>%n Quellenangabe geschrieben.</numerusform>
            <numerusform>%n Quellenangaben geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>FacetRow</name>
    <message numerus="yes">
        <source>{group}: {value}, %n article(s)</source>
        <translation>
            <numerusform>{group}: {value}, %n Artikel</numerusform>
            <numerusform>{group}: {value}, %n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>{value}: click to narrow, Alt+click to leave out</source>
        <translation>{value}: Klicken grenzt ein, Alt+Klick schließt aus</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>More than one version</source>
        <translation>Mehr als eine Fassung</translation>
    </message>
    <message>
        <source>Picture without credit</source>
        <translation>Bild ohne Bildnachweis</translation>
    </message>
</context>
<context>
    <name>FacetsPanel</name>
    <message>
        <source>Narrow the results</source>
        <translation>Ergebnisse eingrenzen</translation>
    </message>
    <message>
        <source>Rights of pictures</source>
        <translation>Bildrechte</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Narrow these {n}</source>
        <translation>Diese {n} eingrenzen</translation>
    </message>
    <message>
        <source>Narrow these {n} (about)</source>
        <translation>Diese {n} eingrenzen (ungefähr)</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Suche speichern</translation>
    </message>
</context>
<context>
    <name>FactEdit</name>
    <message>
        <source>Click or press Enter to correct this</source>
        <translation>Zum Berichtigen klicken oder Enter drücken</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>words of the title</source>
        <translation>Wörter des Titels</translation>
    </message>
    <message>
        <source>one publisher</source>
        <translation>eine Website</translation>
    </message>
    <message>
        <source>who wrote it</source>
        <translation>wer ihn geschrieben hat</translation>
    </message>
    <message>
        <source>your tags</source>
        <translation>Ihre Schlagwörter</translation>
    </message>
    <message>
        <source>who holds the picture rights</source>
        <translation>wer die Bildrechte hat</translation>
    </message>
    <message>
        <source>words of a credit line</source>
        <translation>Wörter eines Bildnachweises</translation>
    </message>
    <message>
        <source>words under a picture</source>
        <translation>Wörter unter einem Bild</translation>
    </message>
    <message>
        <source>the licence of a picture</source>
        <translation>die Lizenz eines Bildes</translation>
    </message>
    <message>
        <source>differ · placeholder · nothing · owner · open …</source>
        <translation>differ · placeholder · nothing · owner · open …</translation>
    </message>
    <message>
        <source>the language: en, de, ar</source>
        <translation>die Sprache: en, de, ar</translation>
    </message>
    <message>
        <source>note · highlight · picture · version …</source>
        <translation>note · highlight · picture · version …</translation>
    </message>
    <message>
        <source>tag · author · credit · note …</source>
        <translation>tag · author · credit · note …</translation>
    </message>
    <message>
        <source>unread · starred · changed · duplicate …</source>
        <translation>unread · starred · changed · duplicate …</translation>
    </message>
    <message>
        <source>2026-01 or 2025-12..2026-01</source>
        <translation>2026-01 oder 2025-12..2026-01</translation>
    </message>
    <message>
        <source>2026-01, or 7d for the last seven days</source>
        <translation>2026-01 oder 7d für die letzten sieben Tage</translation>
    </message>
    <message>
        <source>words of your notes</source>
        <translation>Wörter Ihrer Notizen</translation>
    </message>
    <message>
        <source>words that you marked</source>
        <translation>Wörter, die Sie markiert haben</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the article</source>
        <translation>Im Artikel suchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Vorheriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message numerus="yes">
        <source>{at} of %n match(es)</source>
        <translation>
            <numerusform>{at} von %n Treffer</numerusform>
            <numerusform>{at} von %n Treffern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormatChoice</name>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>One folder, opens offline</source>
        <translation>Ein Ordner, offline lesbar</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>One file per article</source>
        <translation>Eine Datei je Artikel</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Text with front matter</source>
        <translation>Text mit Front Matter</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>JSON, one article a line</source>
        <translation>JSON, ein Artikel je Zeile</translation>
    </message>
</context>
<context>
    <name>Handling</name>
    <message numerus="yes">
        <source>%n article(s) starred</source>
        <translation>
            <numerusform>%n Artikel mit Stern versehen</numerusform>
            <numerusform>%n Artikel mit Stern versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) without star</source>
        <translation>
            <numerusform>Stern von %n Artikel entfernt</numerusform>
            <numerusform>Stern von %n Artikeln entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) marked as read</source>
        <translation>
            <numerusform>%n Artikel als gelesen gekennzeichnet</numerusform>
            <numerusform>%n Artikel als gelesen gekennzeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) marked as unread</source>
        <translation>
            <numerusform>%n Artikel als ungelesen gekennzeichnet</numerusform>
            <numerusform>%n Artikel als ungelesen gekennzeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) done</source>
        <translation>
            <numerusform>%n Artikel erledigt</numerusform>
            <numerusform>%n Artikel erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) back in the Inbox</source>
        <translation>
            <numerusform>%n Artikel wieder im Eingang</numerusform>
            <numerusform>%n Artikel wieder im Eingang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) moved to Trash</source>
        <translation>
            <numerusform>%n Artikel in den Papierkorb gelegt</numerusform>
            <numerusform>%n Artikel in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) restored</source>
        <translation>
            <numerusform>%n Artikel zurückgeholt</numerusform>
            <numerusform>%n Artikel zurückgeholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n article(s): {tags}</source>
        <translation>
            <numerusform>%n Artikel verschlagwortet: {tags}</numerusform>
            <numerusform>%n Artikel verschlagwortet: {tags}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed from %n article(s): {tags}</source>
        <translation>
            <numerusform>Von %n Artikel entfernt: {tags}</numerusform>
            <numerusform>Von %n Artikeln entfernt: {tags}</numerusform>
        </translation>
    </message>
    <message>
        <source>This leaves the program: {address}</source>
        <translation>Dies führt aus dem Programm hinaus: {address}</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys and search help</source>
        <translation>Tasten und Hilfe zur Suche</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>Highlight</name>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Highlight as {name}, {colour}</source>
        <translation>Markieren als {name}, {colour}</translation>
    </message>
    <message>
        <source>Highlight in {colour}</source>
        <translation>Markieren: {colour}</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Undo this one</source>
        <translation>Dies rückgängig machen</translation>
    </message>
    <message>
        <source>Undo back to here</source>
        <translation>Bis hier rückgängig machen</translation>
    </message>
    <message>
        <source>Redo up to here</source>
        <translation>Bis hier wiederholen</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{change}: {facts}</source>
        <translation>{change}: {facts}</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Get pictures</source>
        <translation>Bilder holen</translation>
    </message>
    <message>
        <source>No pictures were saved with this page.</source>
        <translation>Mit dieser Seite wurden keine Bilder gesichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of this page not saved.</source>
        <translation>
            <numerusform>%n Bild dieser Seite ist nicht gesichert.</numerusform>
            <numerusform>%n Bilder dieser Seite sind nicht gesichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import pages, archives or lists of links</source>
        <translation>Seiten, Archive oder Linklisten importieren</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>{file} importieren</translation>
    </message>
    <message>
        <source>{file} was not taken in. {why}</source>
        <translation>{file} wurde nicht aufgenommen. {why}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) saved</source>
        <translation>
            <numerusform>%n Seite gesichert</numerusform>
            <numerusform>%n Seiten gesichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) in the queue</source>
        <translation>
            <numerusform>%n Seite in der Warteschlange</numerusform>
            <numerusform>%n Seiten in der Warteschlange</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) here before</source>
        <translation>
            <numerusform>%n Seite schon vorhanden</numerusform>
            <numerusform>%n Seiten schon vorhanden</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read. First: {why}</source>
        <translation>
            <numerusform>%n Zeile war nicht lesbar: {why}</numerusform>
            <numerusform>%n Zeilen waren nicht lesbar. Die erste: {why}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InfoTab</name>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Canonical</source>
        <translation>Kanonisch</translation>
    </message>
    <message>
        <source>● Edited by you {moment}, was “{was}”</source>
        <translation>● Von Ihnen bearbeitet ({moment}), vorher „{was}“</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Revert {field}</source>
        <translation>{field} zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Inspecting</name>
    <message>
        <source>Correction taken back</source>
        <translation>Berichtigung zurückgenommen</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Comparing saved files with their hashes …</source>
        <translation>Gesicherte Dateien werden mit ihren Prüfsummen verglichen …</translation>
    </message>
    <message>
        <source>Check the saved files</source>
        <translation>Gesicherte Dateien prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) checked. All match what was saved.</source>
        <translation>
            <numerusform>%n Datensatz geprüft. Er ist so, wie er gesichert wurde.</numerusform>
            <numerusform>%n Datensätze geprüft. Alle sind so, wie sie gesichert wurden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>What is known of an article is shown here.</source>
        <translation>Hier steht, was über einen Artikel bekannt ist.</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Save now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Get pictures</source>
        <translation>Bilder holen</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Drag it, or press Alt+Up and Alt+Down, to change the order</source>
        <translation>Ziehen oder Alt+Hoch und Alt+Runter drücken, um die Reihenfolge zu ändern</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Saving</source>
        <translation>Wird gesichert</translation>
    </message>
    <message>
        <source>In another window or program</source>
        <translation>In einem anderen Fenster oder Programm</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation>Es wurde nichts behalten.</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>Fehlgeschlagen.</translation>
    </message>
    <message>
        <source>tried {n} times</source>
        <translation>{n}-mal versucht</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting for the site</source>
        <translation>Wartet auf die Website</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{done} of {of}  ·  {seconds}</source>
        <translation>{done} von {of}  ·  {seconds}</translation>
    </message>
    <message>
        <source>No picture was fetched.</source>
        <translation>Es wurde kein Bild geholt.</translation>
    </message>
    <message>
        <source>Pictures fetched</source>
        <translation>Bilder geholt</translation>
    </message>
    <message>
        <source>Saved without pictures</source>
        <translation>Ohne Bilder gesichert</translation>
    </message>
    <message>
        <source>Saved as a new version</source>
        <translation>Als neue Fassung gesichert</translation>
    </message>
    <message>
        <source>Already saved, no change</source>
        <translation>Schon gesichert, unverändert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
</context>
<context>
    <name>KeepBoxes</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Run page scripts first</source>
        <translation>Zuerst die Skripte der Seite ausführen</translation>
    </message>
    <message>
        <source>Slower. A picture of the whole page is kept as well.</source>
        <translation>Langsamer. Ein Bild der ganzen Seite wird mit aufbewahrt.</translation>
    </message>
    <message>
        <source>Always kept: the original page and its rights data</source>
        <translation>Immer aufbewahrt: die Originalseite und ihre Rechteangaben</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Back to the key it had</source>
        <translation>Zurück zur ursprünglichen Taste</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>{command}: {keys}</source>
        <translation>{command}: {keys}</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>Click, then press the new key</source>
        <translation>Klicken, dann die neue Taste drücken</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>“{key}” is no key that there is.</source>
        <translation>Eine Taste „{key}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>{key} is the key of “{command}” already.</source>
        <translation>{key} ist schon die Taste für „{command}“.</translation>
    </message>
    <message>
        <source>{key} is the key of “{command}”, so that “{other}” goes without it.</source>
        <translation>{key} ist die Taste für „{command}“, deshalb hat „{other}“ keine.</translation>
    </message>
    <message>
        <source>There is no command “{id}”, which the settings name.</source>
        <translation>Den Befehl „{id}“, den die Einstellungen nennen, gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
</context>
<context>
    <name>LinkPreview</name>
    <message>
        <source>Leaves the program: {address}</source>
        <translation>Führt aus dem Programm hinaus: {address}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>News Archive</source>
        <translation>News Archive</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge two articles</source>
        <translation>Zwei Artikel zusammenführen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>The article that is kept and goes on being shown:</source>
        <translation>Dieser Artikel bleibt und wird weiter gezeigt:</translation>
    </message>
    <message>
        <source>Versions, tags, notes, highlights and decisions of both are kept. The number and the addresses of the other lead to the kept one. Undo takes them apart again.</source>
        <translation>Fassungen, Schlagwörter, Notizen, Markierungen und Entscheidungen beider bleiben erhalten. Nummer und Adressen des anderen führen zum verbleibenden. Rückgängig trennt sie wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Fassung</numerusform>
            <numerusform>%n Fassungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Two articles merged</source>
        <translation>Zwei Artikel zusammengeführt</translation>
    </message>
</context>
<context>
    <name>MoveOffer</name>
    <message>
        <source>Was this moved here?</source>
        <translation>Hierher verschoben?</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The note stays where it was, with the older version</source>
        <translation>Die Notiz bleibt, wo sie war, bei der älteren Fassung</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Note moved</source>
        <translation>Notiz verschoben</translation>
    </message>
</context>
<context>
    <name>NamePopup</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Highlight colours named</source>
        <translation>Markierungsfarben benannt</translation>
    </message>
</context>
<context>
    <name>NeighboursSection</name>
    <message>
        <source>Probably the same article</source>
        <translation>Wahrscheinlich derselbe Artikel</translation>
    </message>
    <message numerus="yes">
        <source>Also in %n other outlet(s)</source>
        <translation>
            <numerusform>Auch in %n anderen Medium</numerusform>
            <numerusform>Auch in %n anderen Medien</numerusform>
        </translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Verwandt</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>Merge with {title}</source>
        <translation>Mit {title} zusammenführen</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>{colour} highlight: {quote}. {note}</source>
        <translation>Markierung in {colour}: {quote}. {note}</translation>
    </message>
    <message>
        <source>✓ Saved</source>
        <translation>✓ Gespeichert</translation>
    </message>
</context>
<context>
    <name>NoteFinder</name>
    <message>
        <source>Find in notes</source>
        <translation>In Notizen suchen</translation>
    </message>
    <message>
        <source>Filter notes by colour or tag</source>
        <translation>Notizen nach Farbe oder Schlagwort filtern</translation>
    </message>
    <message>
        <source>With any tag or none</source>
        <translation>Mit oder ohne Schlagwort</translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>{colour} highlight in {title}: {quote}. {note}</source>
        <translation>Markierung in {colour} in {title}: {quote}. {note}</translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Not found in this version</source>
        <translation>In dieser Fassung nicht gefunden</translation>
    </message>
    <message>
        <source>Select text in the article to highlight it.</source>
        <translation>Wählen Sie Text im Artikel aus, um ihn zu markieren.</translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>Notes of all articles</source>
        <translation>Notizen aller Artikel</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n note(s)</source>
        <translation>
            <numerusform>{count} von %n Notiz</numerusform>
            <numerusform>{count} von %n Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>No notes yet. Select text in an article to highlight it.</source>
        <translation>Noch keine Notizen. Wählen Sie Text in einem Artikel aus, um ihn zu markieren.</translation>
    </message>
    <message>
        <source>No note has all of these.</source>
        <translation>Keine Notiz erfüllt alle Bedingungen.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message numerus="yes">
        <source>Did you mean {query}? It finds %n.</source>
        <translation>
            <numerusform>Meinten Sie {query}? %n Treffer.</numerusform>
            <numerusform>Meinten Sie {query}? %n Treffer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without {clause} there are {n}.</source>
        <translation>Ohne {clause} sind es {n}.</translation>
    </message>
</context>
<context>
    <name>OriginalWindow</name>
    <message>
        <source>{title}: page as saved</source>
        <translation>{title}: Seite wie gesichert</translation>
    </message>
    <message>
        <source>Page as saved</source>
        <translation>Seite wie gesichert</translation>
    </message>
    <message>
        <source>Saved {day} from {url}. Shown from the library: no scripts, no network.</source>
        <translation>Gesichert am {day} von {url}. Aus dem Archiv gezeigt: keine Skripte, kein Netz.</translation>
    </message>
    <message>
        <source>Picture of the page</source>
        <translation>Bild der Seite</translation>
    </message>
    <message>
        <source>Picture of the whole page, taken when it was saved</source>
        <translation>Bild der ganzen Seite, beim Sichern aufgenommen</translation>
    </message>
    <message>
        <source>The page itself</source>
        <translation>Die Seite selbst</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>No program on this computer opens {place}</source>
        <translation>Auf diesem Computer öffnet kein Programm {place}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>OwnerPanel</name>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message>
        <source>Open article</source>
        <translation>Artikel öffnen</translation>
    </message>
    <message>
        <source>Who owns this?</source>
        <translation>Wem gehört das?</translation>
    </message>
    <message>
        <source>Choose a picture to see what is claimed of it.</source>
        <translation>Wählen Sie ein Bild, um zu sehen, was dazu angegeben ist.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>PictureDetail</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n Angabe</numerusform>
            <numerusform>%n Angaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{claims}, %n owner(s) named</source>
        <translation>
            <numerusform>{claims}, %n Inhaber genannt</numerusform>
            <numerusform>{claims}, %n Inhaber genannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Evidence changed since you decided. The decision stays.</source>
        <translation>Die Belege haben sich seit Ihrer Entscheidung geändert. Die Entscheidung bleibt.</translation>
    </message>
    <message>
        <source>None stated</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Anfragen bei</translation>
    </message>
    <message>
        <source>Restriction</source>
        <translation>Einschränkung</translation>
    </message>
    <message>
        <source>Data mining</source>
        <translation>Data-Mining</translation>
    </message>
    <message>
        <source>Data mining (page)</source>
        <translation>Data-Mining (Seite)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>Niemand genannt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Rechteinhaber</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Leaves the program: {address}</source>
        <translation>Führt aus dem Programm hinaus: {address}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>No claim was found.</source>
        <translation>Es wurde keine Angabe gefunden.</translation>
    </message>
    <message>
        <source>Show where it stands</source>
        <translation>Zeigen, wo es steht</translation>
    </message>
    <message numerus="yes">
        <source>The same picture in %n other article(s)</source>
        <translation>
            <numerusform>Dasselbe Bild in %n weiteren Artikel</numerusform>
            <numerusform>Dasselbe Bild in %n weiteren Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>No credit</source>
        <translation>Kein Bildnachweis</translation>
    </message>
</context>
<context>
    <name>PictureFinding</name>
    <message>
        <source>Find a picture</source>
        <translation>Bild wiederfinden</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>Find {file}</source>
        <translation>{file} wiederfinden</translation>
    </message>
</context>
<context>
    <name>PictureThumb</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture, large</source>
        <translation>Bild, groß</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Copy credit line</source>
        <translation>Bildnachweis kopieren</translation>
    </message>
    <message>
        <source>{at} of {all}</source>
        <translation>{at} von {all}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>You decided: do not use. Change the decision to save the picture.</source>
        <translation>Sie haben entschieden: nicht verwenden. Ändern Sie die Entscheidung, um das Bild zu speichern.</translation>
    </message>
    <message>
        <source>Saves the picture with its credit written into the file</source>
        <translation>Speichert das Bild und schreibt den Bildnachweis in die Datei</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Previous picture (←)</source>
        <translation>Vorheriges Bild (←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>Nächstes Bild (→)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Einpassen (0)</translation>
    </message>
    <message>
        <source>Claims about this picture</source>
        <translation>Angaben zu diesem Bild</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>PicturesLoader</name>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>Dieses Bild kann nicht angezeigt werden.</translation>
    </message>
</context>
<context>
    <name>PieceModel</name>
    <message>
        <source>Heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>Absatz</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Rights board</source>
        <translation>Bildrechte</translation>
    </message>
    <message>
        <source>Capture queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Paste an address to save its page.</source>
        <translation>Noch ist nichts gesichert. Fügen Sie eine Adresse ein, um ihre Seite zu sichern.</translation>
    </message>
    <message>
        <source>Nothing new. Pages you save appear here.</source>
        <translation>Nichts Neues. Seiten, die Sie sichern, erscheinen hier.</translation>
    </message>
    <message>
        <source>No article has a star. Press S on one to give it one.</source>
        <translation>Kein Artikel hat einen Stern. Drücken Sie S auf einem Artikel, um ihm einen zu geben.</translation>
    </message>
    <message>
        <source>No picture needs a review.</source>
        <translation>Kein Bild ist zu prüfen.</translation>
    </message>
    <message>
        <source>The Trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>No article has this tag. Drop articles here.</source>
        <translation>Kein Artikel hat dieses Schlagwort. Ziehen Sie Artikel hierher.</translation>
    </message>
    <message>
        <source>No article of this site is here.</source>
        <translation>Von dieser Website ist kein Artikel hier.</translation>
    </message>
    <message>
        <source>No article has all of these.</source>
        <translation>Kein Artikel erfüllt alle Bedingungen.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>%n page(s) printed</source>
        <translation>
            <numerusform>%n Seite gedruckt</numerusform>
            <numerusform>%n Seiten gedruckt</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>Saved as PDF, %n page(s): {file}</source>
        <translation>
            <numerusform>Als PDF gespeichert, %n Seite: {file}</numerusform>
            <numerusform>Als PDF gespeichert, %n Seiten: {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the PDF …</source>
        <translation>Das PDF wird geschrieben …</translation>
    </message>
    <message>
        <source>Write a PDF: {file}</source>
        <translation>PDF schreiben: {file}</translation>
    </message>
    <message>
        <source>{address}, saved {date}</source>
        <translation>{address}, gesichert {date}</translation>
    </message>
    <message>
        <source>{page} of {count}</source>
        <translation>{page} von {count}</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>This library can only be read: its folder is read-only, or the disk is full. Nothing can be saved or changed in it now.</source>
        <translation>Dieses Archiv kann nur gelesen werden: Sein Ordner ist schreibgeschützt, oder der Datenträger ist voll. Darin kann jetzt nichts gesichert oder geändert werden.</translation>
    </message>
    <message>
        <source>Something in the program failed. What you saved is safe. Details are in {file}.</source>
        <translation>Im Programm ist etwas fehlgeschlagen. Was Sie gesichert haben, ist sicher. Einzelheiten stehen in {file}.</translation>
    </message>
    <message>
        <source>Folder for the library</source>
        <translation>Ordner für das Archiv</translation>
    </message>
    <message>
        <source>The sample archive is removed.</source>
        <translation>Das Beispielarchiv ist entfernt.</translation>
    </message>
    <message>
        <source>News Archive</source>
        <translation>News Archive</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>Das Archiv kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Try failed again</source>
        <translation>Fehlgeschlagene erneut versuchen</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Finished today</source>
        <translation>Heute fertig</translation>
    </message>
    <message>
        <source>{n} saving</source>
        <translation>{n} in Arbeit</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} wartend</translation>
    </message>
    <message>
        <source>{n} need you</source>
        <translation>{n} zu klären</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is being saved. Press Ctrl+N and paste an address.</source>
        <translation>Gerade wird nichts gesichert. Drücken Sie Strg+N und fügen Sie eine Adresse ein.</translation>
    </message>
    <message>
        <source>Capture queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>ReaderNotice</name>
    <message>
        <source>Choose the text…</source>
        <translation>Text auswählen…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Go back to the text that was found</source>
        <translation>Zum gefundenen Text zurückkehren</translation>
    </message>
    <message>
        <source>Open original…</source>
        <translation>Original öffnen…</translation>
    </message>
    <message>
        <source>Opens in the browser: this leaves the program</source>
        <translation>Öffnet im Browser: Das führt aus dem Programm hinaus</translation>
    </message>
    <message>
        <source>You chose this text on the saved page yourself.</source>
        <translation>Sie haben diesen Text auf der gesicherten Seite selbst ausgewählt.</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>Choose an article to read it.</source>
        <translation>Wählen Sie einen Artikel, um ihn zu lesen.</translation>
    </message>
    <message>
        <source>In this article: {words}</source>
        <translation>In diesem Artikel: {words}</translation>
    </message>
</context>
<context>
    <name>ReaderToolbar</name>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>· saved {date}</source>
        <translation>· gesichert {date}</translation>
    </message>
    <message>
        <source>Saved {moment}</source>
        <translation>Gesichert: {moment}</translation>
    </message>
    <message>
        <source>Version {version} of {versions}</source>
        <translation>Fassung {version} von {versions}</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Version {version}, {moment}</source>
        <translation>Fassung {version}, {moment}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Published {date}</source>
        <translation>Veröffentlicht {date}</translation>
    </message>
    <message>
        <source>By {names}</source>
        <translation>Von {names}</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heute, {time}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>{moment} ({offset})</source>
        <translation>{moment} ({offset})</translation>
    </message>
    <message>
        <source>“{words}”
{source}
{address}</source>
        <translation>„{words}“
{source}
{address}</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Zurück zur vorigen Stelle</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>‘{title}’</source>
        <translation>„{title}“</translation>
    </message>
    <message>
        <source>saved {day}, {time} UTC</source>
        <translation>gespeichert am {day}, {time} UTC</translation>
    </message>
</context>
<context>
    <name>Referencing</name>
    <message>
        <source>Reference copied: {title}</source>
        <translation>Quellenangabe kopiert: {title}</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n reference(s)</source>
        <translation>
            <numerusform>%n Quellenangabe kopieren</numerusform>
            <numerusform>%n Quellenangaben kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) copied</source>
        <translation>
            <numerusform>%n Quellenangabe kopiert</numerusform>
            <numerusform>%n Quellenangaben kopiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reindexing</name>
    <message>
        <source>Rebuild the search index</source>
        <translation>Suchindex neu aufbauen</translation>
    </message>
    <message>
        <source>The search index is made anew.</source>
        <translation>Der Suchindex ist neu aufgebaut.</translation>
    </message>
</context>
<context>
    <name>Retracing</name>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>This picture is missing</source>
        <translation>Dieses Bild fehlt</translation>
    </message>
    <message>
        <source>Open licence</source>
        <translation>Freie Lizenz</translation>
    </message>
    <message>
        <source>A licence is claimed that lets you publish it. Keep the licence line with it.</source>
        <translation>Es ist eine Lizenz angegeben, die eine Veröffentlichung erlaubt. Lassen Sie die Lizenzzeile dabei.</translation>
    </message>
    <message>
        <source>An owner is named. That is a claim, no permission: ask before you publish.</source>
        <translation>Ein Inhaber ist genannt. Das ist eine Angabe, keine Erlaubnis: Fragen Sie vor der Veröffentlichung.</translation>
    </message>
    <message>
        <source>“{credit}”</source>
        <translation>„{credit}“</translation>
    </message>
    <message>
        <source>A credit is given, but it names nobody.</source>
        <translation>Ein Bildnachweis ist vorhanden, aber er nennt niemanden.</translation>
    </message>
    <message>
        <source>Nobody is named</source>
        <translation>Niemand ist genannt</translation>
    </message>
    <message>
        <source>Neither page nor file says whose it is. That does not make it free.</source>
        <translation>Weder Seite noch Datei sagt, wem es gehört. Frei ist es damit nicht.</translation>
    </message>
    <message>
        <source>You may publish it</source>
        <translation>Sie dürfen es veröffentlichen</translation>
    </message>
    <message>
        <source>You decided not to use it</source>
        <translation>Sie haben entschieden, es nicht zu verwenden</translation>
    </message>
    <message>
        <source>Decided by {who} on {day}. {reason}</source>
        <translation>Entschieden von {who} am {day}. {reason}</translation>
    </message>
    <message>
        <source>{names}?</source>
        <translation>{names}?</translation>
    </message>
    <message>
        <source>{one} and {other} disagree. Check before you publish this picture.</source>
        <translation>{one} und {other} widersprechen sich. Prüfen Sie das, bevor Sie dieses Bild veröffentlichen.</translation>
    </message>
    <message>
        <source>The sources disagree. Check before you publish this picture.</source>
        <translation>Die Quellen widersprechen sich. Prüfen Sie das, bevor Sie dieses Bild veröffentlichen.</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} oder {last}</translation>
    </message>
    <message>
        <source>the caption</source>
        <translation>die Bildunterschrift</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>the page&apos;s structured data</source>
        <translation>die strukturierten Daten der Seite</translation>
    </message>
    <message>
        <source>the page</source>
        <translation>die Seite</translation>
    </message>
    <message>
        <source>Entered by you</source>
        <translation>Von Ihnen eingetragen</translation>
    </message>
    <message>
        <source>Caption under the picture</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Text at the picture</source>
        <translation>Text am Bild</translation>
    </message>
    <message>
        <source>Text beside the picture</source>
        <translation>Text neben dem Bild</translation>
    </message>
    <message>
        <source>In the file, XMP</source>
        <translation>In der Datei, XMP</translation>
    </message>
    <message>
        <source>In the file, IPTC</source>
        <translation>In der Datei, IPTC</translation>
    </message>
    <message>
        <source>In the file, EXIF</source>
        <translation>In der Datei, EXIF</translation>
    </message>
    <message>
        <source>In the file, PNG text</source>
        <translation>In der Datei, PNG-Text</translation>
    </message>
    <message>
        <source>In the file, content credentials</source>
        <translation>In der Datei, Content Credentials</translation>
    </message>
    <message>
        <source>Structured data of the page</source>
        <translation>Strukturierte Daten der Seite</translation>
    </message>
    <message>
        <source>Alternative text of the picture</source>
        <translation>Alternativtext des Bildes</translation>
    </message>
    <message>
        <source>Tooltip of the picture</source>
        <translation>Tooltip des Bildes</translation>
    </message>
    <message>
        <source>Data attribute of the picture</source>
        <translation>Datenattribut des Bildes</translation>
    </message>
    <message>
        <source>Metadata of the page</source>
        <translation>Metadaten der Seite</translation>
    </message>
    <message>
        <source>Note at the end of the page</source>
        <translation>Hinweis am Ende der Seite</translation>
    </message>
    <message>
        <source>Header sent with the picture</source>
        <translation>Mit dem Bild gesendete Kopfzeile</translation>
    </message>
    <message>
        <source>Licence of the whole page</source>
        <translation>Lizenz der ganzen Seite</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Bildnachweis</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Copyright notice</source>
        <translation>Copyright-Vermerk</translation>
    </message>
    <message>
        <source>Copyright holder</source>
        <translation>Rechteinhaber</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Address of the licence</source>
        <translation>Adresse der Lizenz</translation>
    </message>
    <message>
        <source>Usage terms</source>
        <translation>Nutzungsbedingungen</translation>
    </message>
    <message>
        <source>Web statement of rights</source>
        <translation>Rechteerklärung im Web</translation>
    </message>
    <message>
        <source>Licensor</source>
        <translation>Lizenzgeber</translation>
    </message>
    <message>
        <source>Address of the licensor</source>
        <translation>Adresse des Lizenzgebers</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie es entstanden ist</translation>
    </message>
    <message>
        <source>Data mining</source>
        <translation>Data-Mining</translation>
    </message>
    <message>
        <source>Signer of the content credentials</source>
        <translation>Unterzeichner der Content Credentials</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>{field}: {quote}</source>
        <translation>{field}: {quote}</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>Owner: {name}</source>
        <translation>Rechteinhaber: {name}</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>Entscheidung zurückgenommen</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>This is the sample archive: made-up articles to try things on.</source>
        <translation>Dies ist das Beispielarchiv: erfundene Artikel zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Back to your library</source>
        <translation>Zurück zu Ihrem Archiv</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the sample archive</source>
        <translation>Beispielarchiv entfernen</translation>
    </message>
</context>
<context>
    <name>Sampling</name>
    <message>
        <source>Make the sample archive</source>
        <translation>Beispielarchiv anlegen</translation>
    </message>
    <message>
        <source>Remove the sample archive</source>
        <translation>Beispielarchiv entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) in it you saved yourself.</source>
        <translation>
            <numerusform>%n Artikel darin haben Sie selbst gesichert.</numerusform>
            <numerusform>%n Artikel darin haben Sie selbst gesichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are removed with the sample archive. To keep them, export them first.</source>
        <translation>Sie werden mit dem Beispielarchiv entfernt. Um sie zu behalten, exportieren Sie sie vorher.</translation>
    </message>
    <message>
        <source>Remove all of it</source>
        <translation>Alles entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>SavePanel</name>
    <message>
        <source>Addresses, one per line</source>
        <translation>Adressen, eine je Zeile</translation>
    </message>
    <message>
        <source>Save page</source>
        <translation>Seite sichern</translation>
    </message>
    <message>
        <source>Ctrl ↵</source>
        <translation>Strg ↵</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to save.</source>
        <translation>
            <numerusform>%n Seite zu sichern.</numerusform>
            <numerusform>%n Seiten zu sichern.</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages} Already saved: {known}. A new version will be made if a page changed.</source>
        <translation>{pages} Schon gesichert: {known}. Hat sich eine Seite geändert, entsteht eine neue Fassung.</translation>
    </message>
    <message>
        <source>Paste the address of an article, or several.</source>
        <translation>Fügen Sie die Adresse eines Artikels ein, oder mehrere.</translation>
    </message>
    <message>
        <source>Reading: {done} of {all} lines …</source>
        <translation>Es wird gelesen: {done} von {all} Zeilen …</translation>
    </message>
    <message numerus="yes">
        <source>Save %n page(s)</source>
        <translation>
            <numerusform>%n Seite sichern</numerusform>
            <numerusform>%n Seiten sichern</numerusform>
        </translation>
    </message>
    <message>
        <source>Save pages</source>
        <translation>Seiten sichern</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Bereich schließen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>What to keep</source>
        <translation>Was aufbewahrt wird</translation>
    </message>
    <message>
        <source>You can keep working while pages are saved. You can also drop links or files anywhere in the window.</source>
        <translation>Sie können weiterarbeiten, während Seiten gesichert werden. Sie können Links und Dateien auch an beliebiger Stelle ins Fenster ziehen.</translation>
    </message>
</context>
<context>
    <name>SavedSearching</name>
    <message>
        <source>Search for something first; then the search can be saved.</source>
        <translation>Suchen Sie zuerst nach etwas; dann lässt sich die Suche speichern.</translation>
    </message>
    <message>
        <source>Search saved: {name}</source>
        <translation>Suche gespeichert: {name}</translation>
    </message>
    <message>
        <source>Search renamed: {name}</source>
        <translation>Suche umbenannt: {name}</translation>
    </message>
    <message>
        <source>Search deleted: {name}</source>
        <translation>Suche gelöscht: {name}</translation>
    </message>
</context>
<context>
    <name>SearchChip</name>
    <message>
        <source>{term}: Enter edits it, Delete takes it away</source>
        <translation>{term}: Enter bearbeitet, Entf entfernt</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search the archive, or type site: tag: rights: …</source>
        <translation>Archiv durchsuchen, oder site: tag: rights: … eingeben</translation>
    </message>
</context>
<context>
    <name>SearchName</name>
    <message>
        <source>Show count in sidebar</source>
        <translation>Anzahl in der Seitenleiste zeigen</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>Rename the search</source>
        <translation>Suche umbenennen</translation>
    </message>
</context>
<context>
    <name>Segment</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>{word}: %n picture(s)</source>
        <translation>
            <numerusform>{word}: %n Bild</numerusform>
            <numerusform>{word}: %n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Choose none</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionPopup</name>
    <message>
        <source>Selected words</source>
        <translation>Ausgewählte Wörter</translation>
    </message>
    <message>
        <source>Note on the highlight</source>
        <translation>Notiz zur Markierung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Copy quote with source</source>
        <translation>Zitat mit Quelle kopieren</translation>
    </message>
    <message>
        <source>Delete highlight</source>
        <translation>Markierung löschen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>✓ Saved</source>
        <translation>✓ Gespeichert</translation>
    </message>
    <message>
        <source>Copy the words alone</source>
        <translation>Nur den Wortlaut kopieren</translation>
    </message>
    <message>
        <source>Search for this</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Set as owner of a picture…</source>
        <translation>Als Rechteinhaber eines Bildes festlegen…</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Folder of the library</source>
        <translation>Ordner des Archivs</translation>
    </message>
    <message>
        <source>One folder holds everything. Copy it, and you have it all.</source>
        <translation>Ein Ordner enthält alles. Kopieren Sie ihn, und Sie haben alles.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherungskopie</translation>
    </message>
    <message>
        <source>Copies the whole library to a folder while you work. Into the same folder again, only what is new.</source>
        <translation>Kopiert das ganze Archiv in einen Ordner, während Sie arbeiten. Beim nächsten Mal in denselben Ordner nur, was neu ist.</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Unversehrtheit</translation>
    </message>
    <message>
        <source>Compares every saved file with the hash taken when it was saved.</source>
        <translation>Vergleicht jede gesicherte Datei mit der Prüfsumme, die beim Sichern gebildet wurde.</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Suchindex</translation>
    </message>
    <message>
        <source>Where searches miss what is there: the old one answers meanwhile.</source>
        <translation>Falls Suchen nicht finden, was da ist. Bis der neue fertig ist, antwortet der alte.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Written beside your decisions about pictures. Empty: your login name.</source>
        <translation>Steht neben Ihren Entscheidungen über Bilder. Leer: Ihr Anmeldename.</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Save the pictures of a page</source>
        <translation>Bilder einer Seite sichern</translation>
    </message>
    <message>
        <source>The page and its proof are always kept.</source>
        <translation>Die Seite und ihr Nachweis werden immer aufbewahrt.</translation>
    </message>
    <message>
        <source>Run the scripts of pages that need them</source>
        <translation>Skripte von Seiten ausführen, die sie brauchen</translation>
    </message>
    <message>
        <source>In a browser of their own (the extra “browser”), and only where a page shows no text without them.</source>
        <translation>In einem eigenen Browser (die Erweiterung „browser“), und nur wo eine Seite ohne Skripte keinen Text zeigt.</translation>
    </message>
    <message>
        <source>Folder of your browser</source>
        <translation>Ordner Ihres Browsers</translation>
    </message>
    <message>
        <source>Pages that your browser saves there (SingleFile, MHTML, WACZ) are taken in. Files stay. Empty: none.</source>
        <translation>Seiten, die Ihr Browser dort speichert (SingleFile, MHTML, WACZ), werden aufgenommen. Die Dateien bleiben. Leer: keiner.</translation>
    </message>
    <message>
        <source>Pages at the same time</source>
        <translation>Seiten gleichzeitig</translation>
    </message>
    <message>
        <source>Never two of one site.</source>
        <translation>Nie zwei von derselben Website.</translation>
    </message>
    <message>
        <source>Pause after each page of a site</source>
        <translation>Pause nach jeder Seite einer Website</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Language asked for</source>
        <translation>Gewünschte Sprache</translation>
    </message>
    <message>
        <source>Empty: sites choose.</source>
        <translation>Leer: Die Websites wählen.</translation>
    </message>
    <message>
        <source>Contact told to sites</source>
        <translation>Kontakt für Websites</translation>
    </message>
    <message>
        <source>Sites always learn that News Archive asks. This is added to it.</source>
        <translation>Websites erfahren immer, dass News Archive anfragt. Dies wird hinzugefügt.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>The proxy looks names up itself: which address it then asks cannot be checked.</source>
        <translation>Der Proxy löst Namen selbst auf: Welche Adresse er dann anfragt, lässt sich nicht prüfen.</translation>
    </message>
    <message>
        <source>Private networks that may be asked</source>
        <translation>Private Netze, die angefragt werden dürfen</translation>
    </message>
    <message>
        <source>Pages in your own network are refused unless their range stands here.</source>
        <translation>Seiten im eigenen Netz werden abgelehnt, wenn ihr Bereich nicht hier steht.</translation>
    </message>
    <message>
        <source>Largest page</source>
        <translation>Größte Seite</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>Größtes Bild</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High: black or white words, and lines that are seen.</source>
        <translation>Hoch: schwarze oder weiße Schrift und deutlich sichtbare Linien.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Type of the reader</source>
        <translation>Schrift beim Lesen</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>Mit Serifen</translation>
    </message>
    <message>
        <source>Without serifs</source>
        <translation>Ohne Serifen</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Widest column</source>
        <translation>Breiteste Spalte</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>Zeilen der Liste</translation>
    </message>
    <message>
        <source>Comfortable, with a piece of text</source>
        <translation>Geräumig, mit Textauszug</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Pictures in an export</source>
        <translation>Bilder in einem Export</translation>
    </message>
    <message>
        <source>What the export dialog begins with. “Do not use” never leaves.</source>
        <translation>Womit der Exportdialog beginnt. „Nicht verwenden“ wird nie herausgegeben.</translation>
    </message>
    <message>
        <source>As their rights allow</source>
        <translation>Wie ihre Rechte es erlauben</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>A decision holds for</source>
        <translation>Eine Entscheidung gilt für</translation>
    </message>
    <message>
        <source>this picture</source>
        <translation>dieses Bild</translation>
    </message>
    <message>
        <source>the same picture everywhere</source>
        <translation>dasselbe Bild überall</translation>
    </message>
    <message>
        <source>Colours &amp; tags</source>
        <translation>Farben &amp; Schlagwörter</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Articles keep their own.</source>
        <translation>Artikel behalten ihre eigene.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Nothing is reported</source>
        <translation>Nichts wird gemeldet</translation>
    </message>
    <message>
        <source>No telemetry, no crash reports, no account. There is no switch for it.</source>
        <translation>Keine Telemetrie, keine Absturzberichte, kein Konto. Einen Schalter dafür gibt es nicht.</translation>
    </message>
    <message>
        <source>No update check</source>
        <translation>Keine Suche nach Updates</translation>
    </message>
    <message>
        <source>The program never looks for a newer one by itself.</source>
        <translation>Das Programm sucht nie von selbst nach einer neueren Version.</translation>
    </message>
    <message>
        <source>When the network is asked</source>
        <translation>Wann auf das Netz zugegriffen wird</translation>
    </message>
    <message>
        <source>When you save a page, get its pictures, or read a feed that you follow. Reading, searching and exporting ask for nothing.</source>
        <translation>Wenn Sie eine Seite sichern, ihre Bilder holen oder einen Feed lesen, dem Sie folgen. Lesen, Suchen und Exportieren kommen ohne Netz aus.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Size of the library</source>
        <translation>Größe des Archivs</translation>
    </message>
    <message>
        <source>Gives room that nothing needs any more back. Nothing saved is removed.</source>
        <translation>Gibt nicht mehr benötigten Platz frei. Nichts Gesichertes wird entfernt.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the program wrote down, for finding a fault.</source>
        <translation>Was das Programm aufgezeichnet hat, um einen Fehler zu finden.</translation>
    </message>
    <message>
        <source>Files of the library</source>
        <translation>Dateien des Archivs</translation>
    </message>
    <message>
        <source>Captures are WARC files that other tools read, too.</source>
        <translation>Gesicherte Seiten sind WARC-Dateien, die auch andere Programme lesen.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Reset this page</source>
        <translation>Diese Seite zurücksetzen</translation>
    </message>
</context>
<context>
    <name>SidebarModel</name>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Websites</translation>
    </message>
    <message>
        <source>Changed since saved</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>Fewer sites</source>
        <translation>Weniger Websites</translation>
    </message>
    <message numerus="yes">
        <source>All %n sites</source>
        <translation>
            <numerusform>%n Website</numerusform>
            <numerusform>Alle %n Websites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidebarPanel</name>
    <message>
        <source>Everything stays on this computer</source>
        <translation>Alles bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>{size} on this computer</source>
        <translation>{size} auf diesem Computer</translation>
    </message>
    <message>
        <source>Last integrity check {moment}</source>
        <translation>Zuletzt geprüft: {moment}</translation>
    </message>
</context>
<context>
    <name>SightingsDialog</name>
    <message>
        <source>Where {file} was seen</source>
        <translation>Wo {file} vorkommt</translation>
    </message>
    <message>
        <source>Pictures found</source>
        <translation>Gefundene Bilder</translation>
    </message>
    <message>
        <source>No picture of this library is the same or looks like it. One that was cut or turned much is not known again.</source>
        <translation>Kein Bild dieses Archivs ist dasselbe oder sieht ihm ähnlich. Ein stark beschnittenes oder gedrehtes wird nicht wiedererkannt.</translation>
    </message>
    <message>
        <source>The same picture</source>
        <translation>Dasselbe Bild</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>Sieht ähnlich aus</translation>
    </message>
    <message>
        <source>Only in articles in the trash</source>
        <translation>Nur in Artikeln im Papierkorb</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>No credit</source>
        <translation>Kein Bildnachweis</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>Fassung {n}</translation>
    </message>
</context>
<context>
    <name>SiteFinder</name>
    <message>
        <source>Filter sites</source>
        <translation>Websites filtern</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Websites</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n Website</numerusform>
            <numerusform>%n Websites</numerusform>
        </translation>
    </message>
    <message>
        <source>No site has these letters.</source>
        <translation>Keine Website enthält diese Buchstaben.</translation>
    </message>
</context>
<context>
    <name>SourceTab</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>PDF öffnen</translation>
    </message>
    <message>
        <source>With all of {site}: {often}</source>
        <translation>Mit allem von {site}: {often}</translation>
    </message>
    <message>
        <source>Save this page again</source>
        <translation>Diese Seite erneut sichern</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Jede Stunde</translation>
    </message>
    <message>
        <source>Every six hours</source>
        <translation>Alle sechs Stunden</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Weiterleitungen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>None (not encrypted)</source>
        <translation>Keines (nicht verschlüsselt)</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Gesichert von</translation>
    </message>
    <message>
        <source>Proof (SHA-256 of the page)</source>
        <translation>Nachweis (SHA-256 der Seite)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>It proves that these bytes are unchanged since they were saved. It does not prove that the site really sent them.</source>
        <translation>Er belegt, dass diese Bytes seit dem Sichern unverändert sind. Er belegt nicht, dass die Website sie wirklich gesendet hat.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Saved file</source>
        <translation>Gesicherte Datei</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Waiting for the site</source>
        <translation>Wartet auf die Website</translation>
    </message>
    <message>
        <source>Fetching page</source>
        <translation>Seite wird geholt</translation>
    </message>
    <message>
        <source>Cleaning text</source>
        <translation>Text wird bereinigt</translation>
    </message>
    <message>
        <source>Running the page&apos;s scripts</source>
        <translation>Skripte der Seite werden ausgeführt</translation>
    </message>
    <message>
        <source>Getting pictures</source>
        <translation>Bilder werden geholt</translation>
    </message>
    <message>
        <source>Reading picture rights</source>
        <translation>Bildrechte werden gelesen</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Index wird erstellt</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>auswählen</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>ergänzen</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>search all text</source>
        <translation>im ganzen Text suchen</translation>
    </message>
    <message>
        <source>Narrow by</source>
        <translation>Eingrenzen nach</translation>
    </message>
    <message>
        <source>Match “{text}”</source>
        <translation>Treffer für „{text}“</translation>
    </message>
    <message>
        <source>open:</source>
        <translation>öffnen:</translation>
    </message>
    <message>
        <source>tag:</source>
        <translation>Schlagwort:</translation>
    </message>
    <message>
        <source>site:</source>
        <translation>Website:</translation>
    </message>
    <message>
        <source>author:</source>
        <translation>Autor:</translation>
    </message>
</context>
<context>
    <name>TableScrolls</name>
    <message>
        <source>Scroll the table sideways</source>
        <translation>Tabelle seitwärts verschieben</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>{tag}: click to search, Delete to take it away</source>
        <translation>{tag}: Klicken sucht danach, Entf entfernt es</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>Schlagwort {tag}</translation>
    </message>
</context>
<context>
    <name>TagField</name>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Suggested tags</source>
        <translation>Vorgeschlagene Schlagwörter</translation>
    </message>
</context>
<context>
    <name>TagName</name>
    <message>
        <source>A slash puts a tag below another: Places/Port Ellery</source>
        <translation>Ein Schrägstrich ordnet ein Schlagwort einem anderen unter: Orte/Port Ellery</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>Rename the tag and those below it</source>
        <translation>Schlagwort und alle darunter umbenennen</translation>
    </message>
</context>
<context>
    <name>TagPopup</name>
    <message>
        <source>Enter adds, Ctrl+Enter adds what is typed, Esc closes.</source>
        <translation>Enter fügt hinzu, Strg+Enter übernimmt das Getippte, Esc schließt.</translation>
    </message>
</context>
<context>
    <name>TagTree</name>
    <message>
        <source>Tag made: {tag}</source>
        <translation>Schlagwort angelegt: {tag}</translation>
    </message>
    <message>
        <source>Tag renamed: {tag}</source>
        <translation>Schlagwort umbenannt: {tag}</translation>
    </message>
    <message>
        <source>Tag removed: {tag}</source>
        <translation>Schlagwort entfernt: {tag}</translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message numerus="yes">
        <source>Tags of %n article(s)</source>
        <translation>
            <numerusform>Schlagwörter von %n Artikel</numerusform>
            <numerusform>Schlagwörter von %n Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags of this highlight</source>
        <translation>Schlagwörter dieser Markierung</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>Beginning …</source>
        <translation>Beginnt …</translation>
    </message>
</context>
<context>
    <name>TextChooser</name>
    <message>
        <source>Words of the saved page</source>
        <translation>Wörter der gesicherten Seite</translation>
    </message>
    <message>
        <source>Reading the saved page …</source>
        <translation>Die gesicherte Seite wird gelesen …</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Diesen Text verwenden</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) chosen</source>
        <translation>
            <numerusform>%n Wort ausgewählt</numerusform>
            <numerusform>%n Wörter ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the text yourself</source>
        <translation>Text selbst auswählen</translation>
    </message>
    <message>
        <source>Click where the text begins and Shift+click where it ends. Ctrl+click adds or removes a single part. What was found automatically is kept.</source>
        <translation>Klicken Sie auf den Anfang des Textes und mit gedrückter Umschalttaste auf sein Ende. Strg+Klick nimmt einen einzelnen Teil hinzu oder heraus. Was automatisch gefunden wurde, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Published: when</source>
        <translation>Wann veröffentlicht</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Save page</source>
        <translation>Seite sichern</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>Folder for the copy of the library</source>
        <translation>Ordner für die Kopie des Archivs</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Sicherungskopie des Archivs</translation>
    </message>
    <message>
        <source>The library is made small …</source>
        <translation>Das Archiv wird verkleinert …</translation>
    </message>
    <message numerus="yes">
        <source>Backed up to {folder}: {size} copied, %n new capture(s).</source>
        <translation>
            <numerusform>Sicherungskopie in {folder}: {size} kopiert, %n neu gesicherte Seite.</numerusform>
            <numerusform>Sicherungskopie in {folder}: {size} kopiert, %n neu gesicherte Seiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The library took {before} and takes {after} now.</source>
        <translation>Das Archiv war {before} groß und ist jetzt {after} groß.</translation>
    </message>
</context>
<context>
    <name>VersionsTab</name>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>older</source>
        <translation>älter</translation>
    </message>
    <message>
        <source>newer</source>
        <translation>neuer</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>angezeigt</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>Saved: {file}</source>
        <translation>Gespeichert: {file}</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>Dieses Bild kann nicht angezeigt werden.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Copied: {line}</source>
        <translation>Kopiert: {line}</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Save this page again: {often}</source>
        <translation>Diese Seite erneut sichern: {often}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Save your first page</source>
        <translation>Sichern Sie Ihre erste Seite</translation>
    </message>
    <message>
        <source>Paste the address of an article. The text, the pictures and what the page says about who owns them are kept on this computer.</source>
        <translation>Fügen Sie die Adresse eines Artikels ein. Der Text, die Bilder und das, was die Seite über deren Rechteinhaber sagt, bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Address of an article</source>
        <translation>Adresse eines Artikels</translation>
    </message>
    <message>
        <source>Save page</source>
        <translation>Seite sichern</translation>
    </message>
    <message>
        <source>Bring what you have</source>
        <translation>Bringen Sie mit, was Sie haben</translation>
    </message>
    <message>
        <source>Saved web pages, MHTML or WARC files, and lists of links.</source>
        <translation>Gespeicherte Webseiten, MHTML- oder WARC-Dateien und Linklisten.</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren…</translation>
    </message>
    <message>
        <source>Made-up articles that show search, notes, versions and rights.</source>
        <translation>Erfundene Artikel, die Suche, Notizen, Fassungen und Rechte zeigen.</translation>
    </message>
    <message>
        <source>Open the sample archive</source>
        <translation>Beispielarchiv öffnen</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Sehen Sie sich erst um</translation>
    </message>
    <message>
        <source>Choose where it lives</source>
        <translation>Wählen Sie den Ort</translation>
    </message>
    <message>
        <source>One folder that you can back up or move to another computer.</source>
        <translation>Ein Ordner, den Sie sichern oder auf einen anderen Computer bringen können.</translation>
    </message>
    <message>
        <source>Change folder…</source>
        <translation>Ordner ändern…</translation>
    </message>
</context>
<context>
    <name>_Chip</name>
    <message>
        <source>Remove tag {tag}</source>
        <translation>Schlagwort {tag} entfernen</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>Version {version}</source>
        <translation>Fassung {version}</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>{moment} · {count} words</source>
        <translation>{moment} · {count} Wörter</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with the version before</source>
        <translation>Mit der vorigen Fassung vergleichen</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>picture credits</source>
        <translation>Bildnachweise</translation>
    </message>
    <message>
        <source>Changed: {things}</source>
        <translation>Geändert: {things}</translation>
    </message>
</context>
<context>
    <name>_Listener</name>
    <message>
        <source>Press the new key; Escape leaves it as it is</source>
        <translation>Neue Taste drücken; Esc lässt alles, wie es ist</translation>
    </message>
</context>
<context>
    <name>_NoteDelegate</name>
    <message>
        <source>not found in this version</source>
        <translation>in dieser Fassung nicht gefunden</translation>
    </message>
</context>
<context>
    <name>_SidebarView</name>
    <message>
        <source>Library</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Save this search (Ctrl+S)</source>
        <translation>Diese Suche speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Make a tag</source>
        <translation>Schlagwort anlegen</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Alle Websites</translation>
    </message>
</context>
<context>
    <name>_Warning</name>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>“{tag}” exists: use it?</source>
        <translation>„{tag}“ gibt es schon: verwenden?</translation>
    </message>
</context>
</TS>
