"""Somebody who is to be recognised on a picture of a report."""

from django.db import models

from .report_picture import ReportPicture


class ReportFace(models.Model):
    picture = models.ForeignKey(ReportPicture, on_delete=models.CASCADE, related_name="faces")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "person"], name="report_face_once")]

    def __str__(self):
        return f"{self.person} · {self.picture}"

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Nobody keeps the face of who asked to be forgotten."""
        for face in cls.objects.filter(person=person).select_related("picture"):
            if face.picture.file:
                face.picture.destroy_file()
