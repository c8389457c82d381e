"""Every picture file of the sample site: which scene it shows and what it says about its rights.

All names and credits are invented. Where a credit names an agency of the real world, it is because
the program's table of parties knows only those; the pictures are our own drawings all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from . import boats, coast, harbour, indoors, maps, night, port, portraits, postcard, town
from .metadata import NOTHING, Rights

CRANES = Rights(
    creator="Colm Ardery",
    credit="REUTERS",
    source="REUTERS",
    instructions="NO RESALES. NO ARCHIVES. MANDATORY CREDIT",
    caption="Cranes stand idle at the east quay, Port Ellery.",
    data_mining="DMI-PROHIBITED",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One file of the site."""

    path: str
    """Below the site's folder; the ending decides the format."""
    scene: Callable[[], Image.Image]
    rights: Rights = NOTHING
    width: int = 0
    """Reduced to this many pixels, or 0 for the scene's own width."""


PICTURES = (
    Picture(
        "ellerycourier.example/pictures/harbour-wall-storm.jpg",
        coast.harbour_wall_in_storm,
        Rights(
            notice="© Ellery Courier 2026",
            web_statement="https://licensing.example/request",
            caption="Western harbour wall, Port Ellery, 27 December 2025.",
        ),
    ),
    Picture(
        "ellerycourier.example/pictures/tide-gauge.jpg",
        harbour.tide_board,
        Rights(creator="Jane Doe", caption="Tide board, Port Ellery.", forms=frozenset({"iim"})),
    ),
    Picture(
        "ellerycourier.example/pictures/flood-plain-map.png",
        maps.flood_plain,
        Rights(
            credit="Ellery Courier",
            usage_terms="No rights reserved. Use it as you like.",
            web_statement="https://creativecommons.org/publicdomain/zero/1.0/",
            licence="https://creativecommons.org/publicdomain/zero/1.0/",
            digital_source="digitalCreation",
        ),
    ),
    Picture(
        "northshore.example/pictures/council-hall.jpg",
        town.council_hall,
        Rights(
            creator="Ruth Calloway",
            credit="AP",
            source="AP",
            caption="People wait on the steps of the council hall in Port Ellery, Jan. 12, 2026.",
        ),
    ),
    Picture("northshore.example/pictures/cranes-dusk.jpg", harbour.cranes_at_dusk, CRANES),
    Picture("northshore.example/pictures/cranes-dusk.webp", harbour.cranes_at_dusk, CRANES),
    Picture("northshore.example/pictures/cranes-600.webp", harbour.cranes_at_dusk, CRANES, 600),
    Picture("northshore.example/pictures/hester-lund.jpg", portraits.reporter),
    Picture("northshore.example/pictures/logo.png", indoors.northshore_logo),
    Picture(
        "tidewater.example/pictures/chandler-row.jpg",
        town.row_under_water,
        Rights(
            creator="Ada Fenn",
            notice="© 2025 Ada Fenn",
            web_statement="https://people.example/ada-fenn/rowing-boat",
            usage_terms="Creative Commons Attribution 4.0 International",
            licence="https://creativecommons.org/licenses/by/4.0/",
            attribution_url="https://people.example/ada-fenn",
            caption="Rowing boat, Chandler Row.",
        ),
    ),
    Picture(
        "tidewater.example/pictures/harbour-master.jpg",
        portraits.harbour_master,
        Rights(
            creator="Sid Arkwell",
            credit="Example Pictures",
            notice="© Example Pictures 2025",
            licensor=("Example Pictures", "https://pictures.example/licence"),
            caption="Maud Ferris, harbour master, Port Ellery.",
        ),
    ),
    Picture(
        "tidewater.example/pictures/letters.jpg",
        indoors.letters_under_lamp,
        Rights(credit="Example Pictures", forms=frozenset({"xmp"})),
    ),
    Picture("meridianpost.example/pictures/gauge-house.jpg", harbour.gauge_house),
    Picture("coastcounty.example/pictures/storm-night.jpg", night.flooded_street),
    Picture("coastcounty.example/pictures/related-jetty.jpg", night.jetty),
    Picture(
        "hafenbote.example/pictures/kutter-im-nebel.jpg",
        boats.cutter_in_mist,
        Rights(
            creator="Henrike Voss",
            credit="dpa",
            source="dpa",
            caption="Kutter „Grete“ am Morgen nach der Sturmflut, 29. Dezember 2025.",
        ),
    ),
    Picture("hafenbote.example/pictures/die-pumpe.jpg", indoors.green_pump),
    Picture(
        "almarsa.example/pictures/sails-at-sunset.jpg",
        boats.sails_at_sunset,
        Rights(creator="يونس المرجاني", caption="مراكب عائدة إلى الميناء القديم عند الغروب."),
    ),
    Picture(
        "hahof.example/pictures/lighthouse-cliff.jpg",
        coast.lighthouse_on_cliff,
        Rights(creator="נועה ברקאי", forms=frozenset({"xmp"})),
    ),
    Picture(
        "shiokaze.example/pictures/fishing-port.jpg",
        port.small_fishing_port,
        Rights(creator="真壁とおる", notice="潮風新聞社", caption="早朝の波跡港"),
    ),
    Picture(
        "lelargue.example/pictures/marais-salants.jpg",
        maps.salt_pans,
        Rights(creator="Goulven Madec", notice="(c) Goulven Madec", forms=frozenset({"exif"})),
    ),
    Picture(
        "lelargue.example/pictures/port-1894.jpg",
        postcard.postcard_1894,
        Rights(
            notice="Domaine public",
            licence="https://creativecommons.org/publicdomain/mark/1.0/",
            source="Archives de la Goulette",
            forms=frozenset({"xmp"}),
        ),
    ),
)
