"""What an act costs, what a person pays and who pays the rest; what came in, and the books of it all.

Words: **Tariff** (ordered rules, in versions), **Fund** (an envelope of a funder, never crossed), **Charge**
(what an act costs, frozen when made), **Share** (who owes which part of it), **Payment** and **Allocation**
(what came in, for which share), **Voucher** (money of an issuer, sent on a slip), **Plan** (what is owed,
in dated parts), **Deposit** (held, owed back), **Entry** (double entry, written by the acts themselves).
May import people, letters and ground.
"""
