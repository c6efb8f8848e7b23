import io
import zipfile
import zlib

from mediatools.tests import good_files, solids
from mediatools.tests.at_the_door import AtTheDoor


def zipped(*parts) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return kept.getvalue()


class HostileArchivesTest(AtTheDoor):
    def test_a_bomb(self):
        bomb = zipped(("3D/a.model", b" " * 50_000_000))
        self.assertLess(len(bomb), 60_000)
        self.refused("sans mesure", "a.3mf", bomb)
        self.refused("trop grand", "a.3mf", zipped(*[(f"3D/{n}.model", b"<a/>") for n in range(1001)]))

    def test_a_bomb_that_lies_about_its_size(self):
        bomb = bytearray(zipped(("3D/a.model", b" " * 50_000_000)))
        true = (50_000_000).to_bytes(4, "little")
        self.assertEqual(2, bomb.count(true))
        self.refused("abîmé", "a.3mf", bytes(bomb.replace(true, (900_000).to_bytes(4, "little"))))

    def test_an_archive_in_an_archive_in_an_archive(self):
        inner = zipped(("a.txt", b"x"))
        for _deep in range(20):
            inner = zipped(("a.zip", inner))
        for name in ("a.zip", "a.3mf", "a.docx", "a.jpg"):
            self.refused("paquet", name, inner)

    def test_names_that_climb_out(self):
        cube = solids.model(solids.CORNERS, solids.CUBE)
        for name in ("../../etc/cron.d/x", "/etc/x", "..\\x", "C:\\x"):
            self.refused("sortent", "a.3mf", zipped(("3D/a.model", cube), (name, b"x")))

    def test_a_secret_one(self):
        whole = bytearray(zipped(("3D/a.model", b"<model/>")))
        whole[6] |= 1
        whole[whole.index(b"PK\x01\x02") + 8] |= 1
        self.refused("mot de passe", "a.3mf", bytes(whole))

    def test_entities_that_grow(self):
        laughs = '<!DOCTYPE m [<!ENTITY a "ha">' + "".join(
            f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
        )
        self.refused("abîmé", "a.3mf", zipped(("3D/a.model", laughs + "]><model>&j;</model>")))

    def test_cut_ones(self):
        whole = good_files.part(self.folder / "made")
        for part in (0.2, 0.5, 0.95):
            self.refused("coupé ou abîmé", "a.3mf", whole[: int(len(whole) * part)])

    def test_documents_with_programs(self):
        made = self.folder / "made"
        macro = good_files.office(made, "docx", also=[("word/vbaProject.bin", b"x")])
        self.refused("programme", "a.docx", macro)
        basic = good_files.office(made, "odt", also=[("Basic/Standard/Module1.xml", b"x")])
        self.refused("programme", "a.odt", basic)
        for active in (b"/JavaScript", b"/Launch", b"/EmbeddedFile "):
            self.refused("programme", "a.pdf", good_files.PDF.replace(b"/Catalog", b"/Catalog" + active))

    def test_cut_and_locked_pdf(self):
        self.refused("coupé", "a.pdf", good_files.PDF[:-8])
        self.refused("mot de passe", "a.pdf", good_files.PDF.replace(b"<</Root", b"<</Encrypt 4 0 R/Root"))

    def test_pdf_that_hide_their_programs(self):
        packed = zlib.compress(b"7 0 <</S/JavaScript/JS(app.alert(1))>>")
        stream = b"9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream"
        self.refused("programme", "a.pdf", good_files.PDF.replace(b"trailer", stream + b"\ntrailer"))
        self.refused(
            "programme", "a.pdf", good_files.PDF.replace(b"/Catalog", b"/Catalog/J#61vaScript 9 0 R")
        )

    def test_what_looks_like_a_program_within_a_picture_of_a_pdf_is_none(self):
        stream = b"9 0 obj<</Subtype/Image>>\nstream\n..../JS /Launch ....\nendstream\ntrailer"
        self.assertEqual(1, self.admitted("a.pdf", good_files.PDF.replace(b"trailer", stream))["pages"])

    def test_an_archive_that_holds_something_else(self):
        self.refused("paquet", "a.odt", zipped(("META-INF/MANIFEST.MF", b"x"), ("A.class", b"x")))
