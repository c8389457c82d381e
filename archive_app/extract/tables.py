"""Tables that hold data, told from those that lay out a page."""

from archive_app.extract.reading import Box, Reading


class DataTables:
    """Which boxes of a page are tables of data rather than such as lay out the page.

    Every line and every picture asks of the tables around it (20,000 rows); each is looked at once.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, bool] = {}

    def holds(self, box: Box) -> bool:
        """Whether ``box`` is a table of data."""
        if box.tag != "table":
            return False
        if box.index not in self._known:
            self._known[box.index] = _is_data(self._reading, box)
        return self._known[box.index]


def _is_data(reading: Reading, box: Box) -> bool:
    inside = reading.boxes[box.index + 1 : box.end]
    if any(x.tag == "table" for x in inside) or box.element.get("role") == "presentation":
        return False
    cells = [x for x in inside if x.tag in {"td", "th"}]
    rows = sum(x.tag == "tr" for x in inside)
    if rows < 2 or len(cells) < 1.7 * rows - 1:
        return False
    sizes = [sum(line.size for line in reading.lines[x.first : x.last]) for x in cells]
    if max(sizes) > 1_500 or any(x.tag == "form" for x in inside):
        return False
    has_heads = any(x.tag in {"th", "caption"} for x in inside)
    return has_heads or (max(sizes) < 300 and sum(sizes) < 100 * len(sizes))
