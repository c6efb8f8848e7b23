import gzip
import json
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from focale.people.addresses import streets_inside
from focale.people.models import District, Street

HEAD = "id;numero;nom_voie;nom_commune;lon;lat\n"
INSIDE, OUTSIDE = "2;2", "9;9"


def a_district():
    ring = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    facts = {"code_qp": "QP030001", "nom_qp": "Rochebelle"}
    told = {"features": [{"type": "Feature", "properties": facts, "geometry": shape}]}
    District.objects.read_file(json.dumps(told).encode())
    return District.objects.get()


class AddressesTest(TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def read(self, text, name="adresses-30.csv"):
        said, path = StringIO(), self.folder / name
        path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
        call_command("import_addresses", path, stdout=said)
        return said.getvalue()

    def test_a_street_inside_is_listed_whole_and_one_outside_is_not(self):
        a_district()
        lines = [f"1;{n};Rue de la Paix;Alès;{INSIDE}" for n in (1, 2, 3)]
        lines += [f"2;{n};Rue Lointaine;Alès;{OUTSIDE}" for n in (1, 2)]
        self.assertIn("notées\xa0: 1", self.read("\ufeff" + HEAD + "\n".join(lines), "adresses-30.csv.gz"))
        street = Street.objects.get()
        self.assertEqual((street.name, street.first_number, street.side), ("Rue de la Paix", None, ""))
        self.assertEqual(Street.objects.matching("2 rue de la guerre", "ales"), [])
        self.assertEqual(Street.objects.matching("2 r. de la paix", "ales"), [street])

    def test_of_a_street_partly_inside_only_those_numbers(self):
        a_district()
        where = {1: INSIDE, 3: INSIDE, 5: OUTSIDE, 7: INSIDE, 2: OUTSIDE, 4: OUTSIDE}
        self.read(HEAD + "\n".join(f"1;{n};Rue;Alès;{place}" for n, place in where.items()))
        parts = Street.objects.order_by("first_number").values_list("first_number", "last_number", "side")
        self.assertEqual(list(parts), [(1, 3, "odd"), (7, 7, "odd")])

    def test_read_again_nothing_doubles(self):
        a_district()
        for _time in range(2):
            self.read(HEAD + f"1;1;Rue;Alès;{INSIDE}")
        self.assertEqual(Street.objects.count(), 1)

    def test_lines_without_a_number_or_a_place_are_left_out(self):
        a_district()
        bad = [
            f"1;;Rue;Alès;{INSIDE}",
            "1;1;Rue;Alès;;",
            "1;x;Rue;Alès;2;2",
            "1;1;;Alès;2;2",
            "1;1;Rue;Alès;nan;2",
        ]
        self.assertIn("notées\xa0: 0", self.read(HEAD + "\n".join(bad)))

    def test_another_file_is_refused_with_a_sentence(self):
        with self.assertRaisesMessage(CommandError, "import_districts"):
            self.read(HEAD)
        a_district()
        with self.assertRaisesMessage(CommandError, "base adresse"):
            self.read("nom;prenom\nA;B")
        (self.folder / "faux.csv.gz").write_bytes(b"not gzip")
        with self.assertRaises(CommandError):
            call_command("import_addresses", self.folder / "faux.csv.gz")
        with self.assertRaisesMessage(CommandError, "ne s'ouvre pas"):
            call_command("import_addresses", self.folder / "absent.csv")


@settings(deadline=None)
@given(st.dictionaries(st.integers(1, 60), st.booleans(), min_size=1))
def test_exactly_the_numbers_inside_are_listed(numbers):
    rows = [("Alès", "Rue", number, 1.0 if inside else 0.0, 0.0) for number, inside in numbers.items()]
    found = streets_inside(rows, lambda x, _y: "district" if x else None)
    streets = [Street(**facts) for facts in found.get(("district", "Alès"), [])]
    for number, inside in numbers.items():
        assert any(street.has_number(number) for street in streets) == inside
