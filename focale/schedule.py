"""What the clock does, and how often. Each function looks at what is due, and is harmless when run twice."""

from datetime import timedelta

from focale.association.models import Import, JoinRequest, Membership
from focale.association.renewing import remind_of_renewal
from focale.funding.models import Commitment, Spending
from focale.funding.reminding import remind_of_grants
from focale.ground.models import Event
from focale.ground.worker import forget_finished
from focale.letters.models import Letter
from focale.money.helloasso.looking import look_at_due
from focale.money.kept_files import forget_kept
from focale.money.models import Entry, Notice
from focale.people.models import AccessNeed, DistrictFile, Likeness
from focale.programme.models import Arrival, Holiday
from focale.programme.reminding import hold_draws, let_offers_pass, offer_idle_seats, remind
from focale.programme.rush import serve_arrivals
from focale.works.models import Original, Piece, Takeaway, Upload
from focale.works.withdrawing import look_at_showings

SCHEDULE = [
    (timedelta(seconds=1), serve_arrivals),
    (timedelta(seconds=1), Letter.objects.send_waiting),
    (timedelta(seconds=20), let_offers_pass),
    (timedelta(seconds=20), hold_draws),
    (timedelta(seconds=2), look_at_showings),
    (timedelta(minutes=5), offer_idle_seats),
    (timedelta(minutes=10), remind),
    (timedelta(minutes=10), remind_of_renewal),
    (timedelta(minutes=5), Letter.objects.let_pass),
    (timedelta(minutes=1), Event.objects.seal_new),
    (timedelta(minutes=1), Membership.objects.end_credited),
    (timedelta(minutes=1), Spending.objects.end_cancelled),
    (timedelta(minutes=1), Commitment.objects.free_cancelled),
    (timedelta(minutes=1), Entry.objects.seal_new),
    (timedelta(minutes=1), look_at_due),
    (timedelta(minutes=5), Upload.objects.tidy),
    (timedelta(hours=1), Original.objects.empty_bin),
    (timedelta(hours=1), Takeaway.objects.forget),
    (timedelta(hours=1), Original.objects.forget_prints),
    (timedelta(minutes=10), Original.objects.find_tones),
    (timedelta(minutes=1), Likeness.objects.look),
    (timedelta(minutes=10), AccessNeed.objects.erase_outdated),
    (timedelta(hours=1), DistrictFile.objects.forget),
    (timedelta(hours=6), forget_finished),
    (timedelta(hours=6), forget_kept),
    (timedelta(days=1), Notice.objects.forget),
    (timedelta(hours=6), Import.objects.forget),
    (timedelta(days=1), JoinRequest.objects.forget),
    (timedelta(hours=6), Arrival.objects.forget),
    (timedelta(hours=6), remind_of_grants),
    (timedelta(days=1), Holiday.objects.keep_ahead),
    (timedelta(hours=6), Piece.objects.empty_bin),
]
