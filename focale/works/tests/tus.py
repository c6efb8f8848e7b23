"""A client of resumable uploads, as small as can be."""

import base64

PIECES = "application/offset+octet-stream"
SPEAKS = {"Tus-Resumable": "1.0.0"}


def metadata(**words):
    return ",".join(
        f"{word} {base64.b64encode(str(value).encode()).decode()}" for word, value in words.items()
    )


class Tus:
    """`client`: Django's, signed in as somebody."""

    def __init__(self, client, production):
        self.client, self.production = client, production

    def begin(self, size, name="photo.jpg", **words):
        told = metadata(production=self.production.pk, filename=name, **words)
        headers = SPEAKS | {"Upload-Length": str(size), "Upload-Metadata": told}
        return self.client.post("/depots/", headers=headers)

    def send(self, address, content, offset=0, **headers):
        return self.client.patch(
            address, content, content_type=PIECES, headers=SPEAKS | {"Upload-Offset": str(offset)} | headers
        )

    def offset(self, address):
        answer = self.client.head(address, headers=SPEAKS)
        return int(answer.headers["Upload-Offset"]) if answer.status_code == 200 else answer.status_code

    def drop(self, address):
        return self.client.delete(address, headers=SPEAKS)

    def bring(self, content, name="photo.jpg"):
        address = self.begin(len(content), name).headers["Location"]
        return self.send(address, content)
