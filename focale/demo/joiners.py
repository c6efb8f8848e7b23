"""Who joins and when, the same every time: whole families, adults, organisations; most renew, a few leave."""

from datetime import timedelta

RENEWED, NEW = 0.78, 0.25
"""Of the members of a season, who renews in the next; of all members, who came in the last season."""


def joiners(demonstration) -> list[tuple]:
    """(day, season, person or organisation) of every season, in the order they come."""
    chance, seasons = demonstration.chance, demonstration.seasons
    groups = _groups(demonstration)
    first = groups[: int(len(groups) * (1 - NEW))] if len(seasons) > 1 else groups
    found = []
    for season in seasons:
        is_first, is_last = season == seasons[0], season == seasons[-1]
        known = first if is_first else [group for group in first if chance.random() < RENEWED]
        for group in known + (groups[len(first) :] if is_last and not is_first else []):
            days = chance.randint(40, 160) if is_first else chance.randint(2, 70)
            found += [(season.first_day + timedelta(days=days), season, who) for who in group]
    return sorted(found, key=lambda row: row[0])


def _groups(demonstration):
    """Those who join together, in no order of theirs; the board first."""
    chance, place, neighbours = demonstration.chance, demonstration.place.money, demonstration.neighbours
    families = {}
    for child in neighbours.pools["children"] + neighbours.pools["teens"]:
        families.setdefault(neighbours.parent_of[child.pk], []).append(child)
    me = neighbours.parent.person
    groups = [[adult, *families[adult]] for adult in chance.sample(list(families), place.families)]
    groups += [[adult] for adult in chance.sample(neighbours.pools["adults"], place.adults)]
    chance.shuffle(groups)
    team = [[account.person] for account in neighbours.team.values() if account.role != "leader"]
    partners = [[organisation] for organisation in neighbours.partners[-3:]]
    return [*team, *partners, [me, *neighbours.children], *groups]
