"""The official files of priority districts, and the question whether a point lies in one. No map library.

Two schemas of GeoJSON are read: 2015 (code_qp « QP030001 », nom_qp, code_commune, nom_commune) and 2024
(code_qp « QN03001T », lib_qp, insee_com, lib_com, where several communes stand as « 13055, 13070 »).
"""

import hashlib
import json
import math
import re
from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CODES = {2015: re.compile(r"QP\d{6}"), 2024: re.compile(r"QN\d[\dAB]\d\w{3}")}
MOST = 20_000
CELLS_PER_DEGREE = 50


def read_districts(content: bytes) -> tuple[list[dict], str]:
    """What the file says of each district, and its hash. Refuses a broken file with a sentence."""
    try:
        told = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise ValidationError(
            _("Ce fichier n'est pas du GeoJSON lisible. Téléchargez-le à nouveau.")
        ) from None
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not features or len(features) > MOST:
        raise ValidationError(_("Ce fichier ne contient pas de liste de quartiers (« features »)."))
    _refuse_other_projection(told)
    read = {}
    for number, feature in enumerate(features, start=1):
        facts = _read_feature(feature, number)
        read[facts["version"], facts["code"]] = facts
    return list(read.values()), hashlib.sha256(content).hexdigest()


def _refuse_constant(word):
    raise ValueError(word)


def _refuse_other_projection(told):
    crs = told.get("crs")
    facts = crs.get("properties") if isinstance(crs, dict) else None
    name = _plain(facts.get("name") or "") if isinstance(facts, dict) else ""
    if name and not re.search(r"CRS84|EPSG:+4326|WGS", name, re.I):
        raise ValidationError(
            _("Ce fichier est en projection %(name)s. Prenez la version WGS 84 du même fichier.")
            % {"name": name[:60]}
        )


def _read_feature(feature, number):
    facts = feature.get("properties") if isinstance(feature, dict) else None
    code = facts.get("code_qp") if isinstance(facts, dict) else None
    version = next((year for year, shape in CODES.items() if shape.fullmatch(str(code or ""))), None)
    if version is None:
        raise ValidationError(
            _("Élément %(number)d : code de quartier manquant ou inconnu (%(code)s).")
            % {"number": number, "code": _plain(code)[:20]}
        )
    geometry = feature.get("geometry")
    if not _is_area(geometry):
        raise ValidationError(
            _("Quartier %(code)s : son contour est absent ou n'est pas fermé. Reprenez le fichier.")
            % {"code": code}
        )
    communes = _plain(facts.get("insee_com") or facts.get("code_commune") or "")
    names = _plain(facts.get("lib_com") or facts.get("nom_commune") or facts.get("commune_qp") or "")
    return {
        "version": version,
        "code": code,
        "label": _plain(facts.get("lib_qp") or facts.get("nom_qp") or code)[:200],
        "communes": [part.strip() for part in communes.split(",") if part.strip()],
        "commune_names": names[:200],
        "geometry": _flat(geometry),
    }


def _plain(told) -> str:
    """As text that may be kept and shown: nothing that a database or a page would stumble over."""
    return "".join(letter for letter in str(told) if letter.isprintable())


def _flat(geometry) -> dict:
    """The outline with two numbers for each point, whatever else the file holds there."""
    areas = [[[point[:2] for point in ring] for ring in area] for area in areas_of(geometry)]
    return {"type": "MultiPolygon", "coordinates": areas}


def _is_area(geometry) -> bool:
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return False
    areas = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        areas = [areas]
    if not isinstance(areas, list) or not areas:
        return False
    return all(isinstance(area, list) and area and all(map(_is_ring, area)) for area in areas)


def _is_ring(ring) -> bool:
    """At least four points, the last one the first again, each a longitude and a latitude."""
    if not isinstance(ring, list) or len(ring) < 4 or not all(map(_is_point, ring)):
        return False
    return ring[0][:2] == ring[-1][:2]


def _is_point(point) -> bool:
    if not isinstance(point, list) or len(point) < 2:
        return False
    longitude, latitude = point[:2]
    if not all(type(value) in (int, float) and math.isfinite(value) for value in (longitude, latitude)):
        return False
    return -180 <= longitude <= 180 and -90 <= latitude <= 90


def areas_of(geometry) -> list:
    """The polygons of a Polygon or a MultiPolygon, each a list of rings: the border, then the holes."""
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def bounds(geometry) -> dict:
    """The smallest box around it, in degrees."""
    points = [point for area in areas_of(geometry) for point in area[0]]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return {
        "west": min(longitudes),
        "east": max(longitudes),
        "south": min(latitudes),
        "north": max(latitudes),
    }


def surrounds(geometry, longitude: float, latitude: float) -> bool:
    """Whether the point lies inside: a ray to the east crosses the border an odd number of times.

    The rings of one polygon are counted together, so a hole is outside; the border itself is inside.
    """
    if not geometry:
        return False
    return any(_holds(area, longitude, latitude) for area in areas_of(geometry))


class Around:
    """Which of many districts is around a point: only those near it are asked, whole France in no time."""

    def __init__(self, districts):
        self.near = defaultdict(list)
        for district in districts:
            if district.geometry:
                for column in range(_cell(district.west), _cell(district.east) + 1):
                    for row in range(_cell(district.south), _cell(district.north) + 1):
                        self.near[column, row].append(district)

    def of(self, longitude, latitude):
        """The district around this point, or None."""
        near = self.near.get((_cell(longitude), _cell(latitude)), ())
        return next((one for one in near if surrounds(one.geometry, longitude, latitude)), None)


def _cell(degrees) -> int:
    return math.floor(degrees * CELLS_PER_DEGREE)


def _holds(area, x, y) -> bool:
    inside = False
    for ring in area:
        for (x1, y1, *_more), (x2, y2, *_rest) in zip(ring, ring[1:], strict=False):
            if min(y1, y2) <= y <= max(y1, y2) and x <= max(x1, x2):
                if min(x1, x2) <= x and (x2 - x1) * (y - y1) == (y2 - y1) * (x - x1):
                    return True
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
    return inside
