"""400 members whose membership ends soon, 20 of them organisations: from the start of the service until the
mail server has the last renewal letter, while the pages go on answering.
"""

import socketserver
import threading
import time

from bench.service import Service, new_home

MEMBERS, ORGANISATIONS = 380, 20
BOUND, PAGE_BOUND, PATIENCE = 60, 1, 120


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server that takes everything and remembers to whom."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Postman)
        self.taken, self.port = [], self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Postman(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs."""

    def handle(self):
        self.say("220 bench")
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.say("354 go on")
                for text in self.rfile:
                    if text.rstrip() == b".":
                        break
                self.server.taken.append(self.to)
            elif word == b"RCPT":
                self.to = line.split(b"<")[1].split(b">")[0].decode()
            self.say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


def measure():
    mailbox = Mailbox()
    with new_home() as home:
        service = Service(home, EMAIL_URL=f"smtp://127.0.0.1:{mailbox.port}")
        service.command("migrate")
        service.run("bench.members", str(MEMBERS), str(ORGANISATIONS))
        began, slowest = time.monotonic(), 0.0
        service.start()
        while len(mailbox.taken) < MEMBERS + ORGANISATIONS and time.monotonic() - began < PATIENCE:
            asked = time.monotonic()
            service.get("/programme/")
            slowest = max(slowest, time.monotonic() - asked)
            time.sleep(0.2)
        took = time.monotonic() - began
        service.stop()
    mailbox.shutdown()
    yield f"{MEMBERS + ORGANISATIONS} renewal letters written and sent", took, BOUND, "s"
    yield "letters that went out twice", len(mailbox.taken) - len(set(mailbox.taken)), 0, ""
    yield "letters that did not go out", MEMBERS + ORGANISATIONS - len(set(mailbox.taken)), 0, ""
    yield "the slowest page meanwhile", slowest, PAGE_BOUND, "s"
