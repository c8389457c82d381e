"""Claims about each picture, from the page and from its file, and the verdict over them."""
