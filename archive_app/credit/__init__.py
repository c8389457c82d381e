"""The grammar of credit lines and the table of parties: words in, parts out."""
