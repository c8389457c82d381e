"""The grammar of credit lines and the table of parties: words in, parts out.

``grammar`` what a line says · ``segments`` its pieces between separators · ``words`` what the words
of 40 languages do · ``parties`` who the names are · ``names`` person or firm · ``licences`` and
``restrictions`` what may be done. No HTML and no network; nothing here raises on any text.
"""
