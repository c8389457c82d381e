<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityPill</name>
    <message numerus="yes">
        <source>%n saving</source>
        <translation>
            <numerusform>%n saving</numerusform>
            <numerusform>%n saving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlePanel</name>
    <message numerus="yes">
        <source>%n article(s), {unread} unread</source>
        <translation>
            <numerusform>%n article, {unread} unread</numerusform>
            <numerusform>%n articles, {unread} unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardPanel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pictures} in %n article(s)</source>
        <translation>
            <numerusform>{pictures} in %n article</numerusform>
            <numerusform>{pictures} in %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message numerus="yes">
        <source>%n article(s) chosen</source>
        <translation>
            <numerusform>%n article chosen</numerusform>
            <numerusform>%n articles chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) claimed</source>
        <translation>
            <numerusform>%n name claimed</numerusform>
            <numerusform>%n names claimed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) without change</source>
        <translation>
            <numerusform>%n paragraph without change</numerusform>
            <numerusform>%n paragraphs without change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starts after %n page(s) above</source>
        <translation>
            <numerusform>Starts after %n page above</numerusform>
            <numerusform>Starts after %n pages above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>Decision about %n picture(s) written into the history</source>
        <translation>
            <numerusform>Decision about %n picture written into the history</numerusform>
            <numerusform>Decision about %n pictures written into the history</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message numerus="yes">
        <source>Decide about %n picture(s)</source>
        <translation>
            <numerusform>Decide about %n picture</numerusform>
            <numerusform>Decide about %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) chosen</source>
        <translation>
            <numerusform>%n picture chosen</numerusform>
            <numerusform>%n pictures chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Emptying</name>
    <message numerus="yes">
        <source>%n article(s) will be removed for good, with saved files, tags and notes. There is no way back.</source>
        <translation>
            <numerusform>%n article will be removed for good, with saved files, tags and notes. There is no way back.</numerusform>
            <numerusform>%n articles will be removed for good, with saved files, tags and notes. There is no way back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) removed for good</source>
        <translation>
            <numerusform>%n article removed for good</numerusform>
            <numerusform>%n articles removed for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n article(s)</source>
        <translation>
            <numerusform>Export %n article</numerusform>
            <numerusform>Export %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>Export %n article(s)</source>
        <translation>
            <numerusform>Export %n article</numerusform>
            <numerusform>Export %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rights report of %n article(s)</source>
        <translation>
            <numerusform>Rights report of %n article</numerusform>
            <numerusform>Rights report of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>References of %n article(s)</source>
        <translation>
            <numerusform>References of %n article</numerusform>
            <numerusform>References of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) exported.</source>
        <translation>
            <numerusform>%n article exported.</numerusform>
            <numerusform>%n articles exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rights report written: %n picture(s).</source>
        <translation>
            <numerusform>Rights report written: %n picture.</numerusform>
            <numerusform>Rights report written: %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) written.</source>
        <translation>
            <numerusform>%n reference written.</numerusform>
            <numerusform>%n references written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetRow</name>
    <message numerus="yes">
        <source>{group}: {value}, %n article(s)</source>
        <translation>
            <numerusform>{group}: {value}, %n article</numerusform>
            <numerusform>{group}: {value}, %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>{at} of %n match(es)</source>
        <translation>
            <numerusform>{at} of %n match</numerusform>
            <numerusform>{at} of %n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handling</name>
    <message numerus="yes">
        <source>%n article(s) starred</source>
        <translation>
            <numerusform>%n article starred</numerusform>
            <numerusform>%n articles starred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) without star</source>
        <translation>
            <numerusform>%n article without star</numerusform>
            <numerusform>%n articles without star</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) marked as read</source>
        <translation>
            <numerusform>%n article marked as read</numerusform>
            <numerusform>%n articles marked as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) marked as unread</source>
        <translation>
            <numerusform>%n article marked as unread</numerusform>
            <numerusform>%n articles marked as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) done</source>
        <translation>
            <numerusform>%n article done</numerusform>
            <numerusform>%n articles done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) back in the Inbox</source>
        <translation>
            <numerusform>%n article back in the Inbox</numerusform>
            <numerusform>%n articles back in the Inbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) moved to Trash</source>
        <translation>
            <numerusform>%n article moved to Trash</numerusform>
            <numerusform>%n articles moved to Trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) restored</source>
        <translation>
            <numerusform>%n article restored</numerusform>
            <numerusform>%n articles restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n article(s): {tags}</source>
        <translation>
            <numerusform>Tagged %n article: {tags}</numerusform>
            <numerusform>Tagged %n articles: {tags}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed from %n article(s): {tags}</source>
        <translation>
            <numerusform>Removed from %n article: {tags}</numerusform>
            <numerusform>Removed from %n articles: {tags}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message numerus="yes">
        <source>%n picture(s) of this page not saved.</source>
        <translation>
            <numerusform>%n picture of this page not saved.</numerusform>
            <numerusform>%n pictures of this page not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n page(s) saved</source>
        <translation>
            <numerusform>%n page saved</numerusform>
            <numerusform>%n pages saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) in the queue</source>
        <translation>
            <numerusform>%n page in the queue</numerusform>
            <numerusform>%n pages in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) here before</source>
        <translation>
            <numerusform>%n page here before</numerusform>
            <numerusform>%n pages here before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read. First: {why}</source>
        <translation>
            <numerusform>%n line could not be read. First: {why}</numerusform>
            <numerusform>%n lines could not be read. First: {why}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspecting</name>
    <message numerus="yes">
        <source>%n record(s) checked. All match what was saved.</source>
        <translation>
            <numerusform>%n record checked. All match what was saved.</numerusform>
            <numerusform>%n records checked. All match what was saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeighboursSection</name>
    <message numerus="yes">
        <source>Also in %n other outlet(s)</source>
        <translation>
            <numerusform>Also in %n other outlet</numerusform>
            <numerusform>Also in %n other outlets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n note(s)</source>
        <translation>
            <numerusform>{count} of %n note</numerusform>
            <numerusform>{count} of %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message numerus="yes">
        <source>Did you mean {query}? It finds %n.</source>
        <translation>
            <numerusform>Did you mean {query}? It finds %n.</numerusform>
            <numerusform>Did you mean {query}? It finds %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureDetail</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{claims}, %n owner(s) named</source>
        <translation>
            <numerusform>{claims}, %n owner named</numerusform>
            <numerusform>{claims}, %n owners named</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same picture in %n other article(s)</source>
        <translation>
            <numerusform>The same picture in %n other article</numerusform>
            <numerusform>The same picture in %n other articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>%n page(s) printed</source>
        <translation>
            <numerusform>%n page printed</numerusform>
            <numerusform>%n pages printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved as PDF, %n page(s): {file}</source>
        <translation>
            <numerusform>Saved as PDF, %n page: {file}</numerusform>
            <numerusform>Saved as PDF, %n pages: {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Referencing</name>
    <message numerus="yes">
        <source>Copy %n reference(s)</source>
        <translation>
            <numerusform>Copy %n reference</numerusform>
            <numerusform>Copy %n references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) copied</source>
        <translation>
            <numerusform>%n reference copied</numerusform>
            <numerusform>%n references copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sampling</name>
    <message numerus="yes">
        <source>%n article(s) in it you saved yourself.</source>
        <translation>
            <numerusform>%n article in it you saved yourself.</numerusform>
            <numerusform>%n articles in it you saved yourself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavePanel</name>
    <message numerus="yes">
        <source>%n page(s) to save.</source>
        <translation>
            <numerusform>%n page to save.</numerusform>
            <numerusform>%n pages to save.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n page(s)</source>
        <translation>
            <numerusform>Save %n page</numerusform>
            <numerusform>Save %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Segment</name>
    <message numerus="yes">
        <source>{word}: %n picture(s)</source>
        <translation>
            <numerusform>{word}: %n picture</numerusform>
            <numerusform>{word}: %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidebarModel</name>
    <message numerus="yes">
        <source>All %n sites</source>
        <translation>
            <numerusform>All %n sites</numerusform>
            <numerusform>All %n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SiteFinder</name>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message numerus="yes">
        <source>Tags of %n article(s)</source>
        <translation>
            <numerusform>Tags of %n article</numerusform>
            <numerusform>Tags of %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextChooser</name>
    <message numerus="yes">
        <source>%n word(s) chosen</source>
        <translation>
            <numerusform>%n word chosen</numerusform>
            <numerusform>%n words chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message numerus="yes">
        <source>Backed up to {folder}: {size} copied, %n new capture(s).</source>
        <translation>
            <numerusform>Backed up to {folder}: {size} copied, %n new capture.</numerusform>
            <numerusform>Backed up to {folder}: {size} copied, %n new captures.</numerusform>
        </translation>
    </message>
</context>
</TS>
