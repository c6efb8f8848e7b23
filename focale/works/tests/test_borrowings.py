"""What a piece takes from others: said, proven, printed beside it; the proof is for its makers."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Borrowing

from .made import PieceTest

PAPER = b"%PDF-1.4\n%%EOF\n"
SONG = {"kind": "music", "what": "Gymnopédie n° 1", "author": "Erik Satie", "source": "https://musopen.org"}


class BorrowingsTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = self.photograph()
        self.address = reverse("piece-borrowings", args=[self.piece.pk])
        self.client.force_login(self.samira)

    def add(self, **facts):
        return self.client.post(self.address, SONG | facts)

    def test_a_child_says_that_nothing_was_taken(self):
        self.assertContains(self.client.get(self.address), "une musique")
        self.client.post(reverse("nothing-borrowed", args=[self.piece.pk]))
        self.assertContains(
            self.client.get(reverse("piece", args=[self.piece.pk])), "Rien ne vient d’ailleurs"
        )
        self.add()
        self.piece.refresh_from_db()
        self.assertIsNone(self.piece.nothing_borrowed_at)

    def test_what_is_noted_says_what_it_still_lacks_and_the_gate_leads_there(self):
        self.add()
        self.assertEqual(Borrowing.objects.get().lacking, ["licence", "proof"])
        self.assertContains(self.client.get(self.address), "le droit de s’en servir, la preuve")
        self.client.force_login(self.coralie)
        page = self.client.get(reverse("piece-agreements", args=[self.piece.pk]))
        self.assertContains(page, f'href="{self.address}"')

    def test_completed_it_lacks_nothing_and_is_printed_beside_the_piece(self):
        self.add()
        one = Borrowing.objects.get()
        told = SONG | {"terms": "public", "proof": "https://musopen.org/fr/licence"}
        self.client.post(reverse("borrowing", args=[one.pk]), told)
        one.refresh_from_db()
        self.assertTrue(one.is_cleared)
        sentences = self.piece.may_be_published(Use.WEB).sentences
        self.assertFalse([words for words in sentences if "vient d'ailleurs" in words])
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertContains(page, "Erik Satie")
        self.assertContains(page, "(domaine public)")

    def test_a_quotation_is_proven_by_its_source(self):
        self.add(kind="text", terms="quotation")
        self.assertTrue(Borrowing.objects.get().is_cleared)
        self.add(terms="quotation", source="")
        self.assertEqual(Borrowing.objects.last().lacking, ["source"])

    def test_the_proof_is_kept_for_the_team_and_the_makers_and_goes_with_it(self):
        self.add(terms="written", paper=SimpleUploadedFile("lettre.exe", PAPER))
        one = Borrowing.objects.get()
        self.assertTrue(one.is_cleared)
        self.assertTrue(one.paper.name.endswith(".pdf"))
        address, storage, name = reverse("borrowing-paper", args=[one.pk]), one.paper.storage, one.paper.name
        self.assertEqual(b"".join(self.client.get(address).streaming_content), PAPER)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(self.samira)
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(reverse("borrowing-removal", args=[one.pk]))
        self.assertFalse(storage.exists(name))

    def test_what_is_no_paper_is_refused_and_the_form_keeps_what_was_typed(self):
        refused = self.add(paper=SimpleUploadedFile("lettre.pdf", b"MZ..."))
        self.assertContains(refused, "Gymnopédie", status_code=422)
        self.assertFalse(Borrowing.objects.exists())

    def test_a_piece_that_is_ready_is_not_changed(self):
        ready = self.ready(self.photograph(title="Prête"))
        refused = self.client.post(reverse("piece-borrowings", args=[ready.pk]), SONG)
        self.assertEqual(refused.status_code, 422)

    def test_the_licence_of_the_work_stands_beside_it_apart_from_images(self):
        self.permit(self.piece, self.lina, licence="cc-by-sa")
        page = self.client.get(reverse("piece", args=[self.piece.pk]))
        self.assertContains(page, "partagé pareil (CC BY-SA)")
