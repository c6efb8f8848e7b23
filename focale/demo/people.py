"""Families, adults, team and partners of a demonstration, with where they live and what they agreed to."""

from datetime import date, timedelta

from focale.people.consent_words import image
from focale.people.models import (
    Account,
    Card,
    Consent,
    District,
    EmergencyContact,
    Guardianship,
    Organisation,
    Person,
    Purpose,
    Residence,
    Street,
    Use,
)

from . import names

TAKE_PART_WORDS = "J'autorise mon enfant à participer aux activités."
AGREED_FOR = timedelta(days=365)


class Neighbours:
    """The people of a place. `pools`: who may come to what, by group."""

    def __init__(self, place, chance, today):
        self.place, self.chance, self.today = place, chance, today
        self.pools = {group: [] for group in ("children", "teens", "adults", "seekers", "partners", "all")}
        self.parent_of, self.team, self.seen, self.children = {}, {}, set(), []
        self.residences, self.consents, self.guardianships, self.contacts = [], [], [], []

    def settle(self):
        self._districts()
        self._team()
        self.partners = [
            Organisation.objects.create(name=name, kind=kind, town=town)
            for name, kind, town in self.place.partners
        ]
        self._families()
        self._adults()
        Guardianship.objects.bulk_create(self.guardianships)
        Residence.objects.bulk_create(self.residences)
        Consent.objects.bulk_create(self.consents)
        EmergencyContact.objects.bulk_create(self.contacts)
        return self

    def _districts(self):
        self.districts = [
            District.objects.create(
                version=2015, code=code, label=label, communes=[insee], commune_names=town
            )
            for code, label, insee, town in self.place.districts
        ]
        for street in self.place.streets:
            Street.objects.create(district=self.districts[0], town=self.place.site["town"], name=street)

    def _team(self):
        for first_name, last_name, role in self.place.team:
            person = self._person(first_name, last_name, self._born(28, 60), "", "employed", email=True)
            self.team[first_name] = Account.objects.create(
                username=person.email, email=person.email, role=role, person=person
            )

    def _families(self):
        parent = self._person("Samira", "Benali", date(1986, 5, 3), "female", "employed", email=True)
        parent.phone = "0612345678"
        parent.save()
        self.parent = Account.objects.create(username=parent.email, email=parent.email, person=parent)
        if self.place.money.tariffs == "residents":
            self._house_in_the_district(self.residences[-1])
        for first_name, age in (("Lina", 12), ("Nour", 9)):
            child = self._person(first_name, "Benali", self._born(age, age), "female", "school", home=parent)
            self._entrust(child, parent)
            self.children.append(child)
        for _family in range(self.place.families):
            self._family()

    def _family(self):
        chance, last_name = self.chance, self.chance.choice(names.FAMILIES)
        woman = chance.random() < 0.75
        first_name = chance.choice(names.WOMEN if woman else names.MEN)
        situation = chance.choice(["employed", "employed", "job_seeker", ""])
        parent = self._person(
            first_name, last_name, self._born(28, 52), "female" if woman else "male", situation,
            email=chance.random() < 0.85,
        )  # fmt: skip
        self.pools["all"].append(parent)
        for _child in range(chance.choice([1, 1, 1, 2, 2, 3])):
            girl = chance.random() < 0.52
            child = self._person(
                chance.choice(names.GIRLS if girl else names.BOYS), last_name, self._child_of(parent),
                "female" if girl else "male", "school", home=parent,
            )  # fmt: skip
            self._entrust(child, parent)
            self.pools["children" if child.age(self.today) < 12 else "teens"].append(child)
            self.pools["all"].append(child)

    def _adults(self):
        kinds = ["seekers"] * 4 + ["adults"] * 5 + ["partners"]
        for index in range(self.place.adults):
            kind, chance = kinds[index % len(kinds)], self.chance
            woman = chance.random() < 0.56
            low, high = {"seekers": (19, 58), "adults": (18, 79), "partners": (20, 60)}[kind]
            born = self._born(low, high)
            old = self.today.year - born.year > 63
            person = self._person(
                chance.choice(names.WOMEN if woman else names.MEN), chance.choice(names.FAMILIES), born,
                "female" if woman else "male",
                "retired" if old else "job_seeker" if kind == "seekers" else chance.choice(["employed", ""]),
                email=chance.random() < (0.35 if old else 0.8),
                year_only=chance.random() < 0.3,
            )  # fmt: skip
            self.pools[kind].append(person)
            self.pools["all"].append(person)
            if kind != "adults":
                self.pools["adults"].append(person)
            if index % 30 == 0:
                Card.objects.make(person, by=None)

    def _child_of(self, parent):
        """From 7 to 17, and no parent of less than 19."""
        born, earliest = self._born(7, 17), parent.born_on + timedelta(days=19 * 366)
        return max(born, earliest)

    def _born(self, low, high):
        days = self.chance.randint(int(low * 365.25) + 5, int((high + 1) * 365.25) - 5)
        return self.today - timedelta(days=days)

    def _person(
        self, first_name, last_name, born, gender, situation, *, email=False, year_only=False, home=None
    ):
        while (first_name, last_name, born.year) in self.seen:
            last_name = f"{last_name}-{self.chance.choice(names.FAMILIES)}"
        self.seen.add((first_name, last_name, born.year))
        person = Person(first_name=first_name, last_name=last_name, gender=gender, situation=situation)
        person.born_on, person.born_year = (None, born.year) if year_only else (born, born.year)
        person.save()
        if email:
            person.email = f"{person.folded_name.split(' ')[-1]}.{person.pk}@example.org"
        if email or self.chance.random() < 0.6 and home is None:
            person.phone = f"06{self.chance.randrange(10**8):08d}"
        person.save()
        self._home(person, home)
        return person

    def _home(self, person, like):
        if like is not None:
            source = next(home for home in reversed(self.residences) if home.person_id == like.pk)
            facts = {
                name: getattr(source, name)
                for name in ("postcode", "town", "in_district", "district", "method")
            }
        else:
            towns = self.place.towns
            town, postcode, _weight = self.chance.choices(towns, [weight for _t, _p, weight in towns])[0]
            in_place = town == self.place.site["town"]
            answer = self.chance.choices(["yes", "no", ""], self.place.answers)[0] if in_place else "no"
            facts = {"postcode": postcode, "town": town, "in_district": answer}
            facts["district"] = self.districts[0] if answer == "yes" else None
            facts["method"] = {"yes": "street_list", "no": "chosen"}.get(answer, "")
        self.residences.append(
            Residence(
                person=person, since=date(2024, 1, 1), determined_on=date(2025, 9, 1), version=2015, **facts
            )
        )

    def _house_in_the_district(self, home):
        """Where what is free is free to residents, the mother one tries the demonstration with is one."""
        site = self.place.site
        home.town, home.district, home.in_district = site["town"], self.districts[0], "yes"
        home.postcode = next(postcode for town, postcode, _weight in self.place.towns if town == home.town)
        home.method = "street_list"

    def _entrust(self, child, parent):
        self.guardianships.append(Guardianship(ward=child, adult=parent))
        self.parent_of[child.pk] = parent
        if not parent.phone:
            number = f"06{self.chance.randrange(10**8):08d}"
            self.contacts.append(
                EmergencyContact(
                    person=child, name=f"Famille {child.last_name}", relation="famille", phone=number
                )
            )
        consents = [(Purpose.TAKE_PART, "", "", True, TAKE_PART_WORDS)]
        alone = child.age(self.today) >= 11 and self.chance.random() < 0.7
        consents.append((Purpose.LEAVE_ALONE, "", "", alone, "Mon enfant peut repartir seul."))
        for use in (Use.INTERNAL, Use.WEB, Use.PRINT):
            words = image(child.first_name, use, self.today + AGREED_FOR)
            consents.append((Purpose.IMAGE, use, "picture", self.chance.random() < 0.78, words))
        for purpose, use, medium, agreed, words in consents:
            self.consents.append(
                Consent(
                    subject=child,
                    given_by=parent,
                    purpose=purpose,
                    use=use,
                    medium=medium,
                    agreed=agreed,
                    wording=words,
                    until=self.today + AGREED_FOR if purpose == Purpose.IMAGE else None,
                )
            )
