"""Who answers for the children of a list: the parents of the same family, or who paid for them."""

from focale.people.models import EmergencyContact, Guardianship


def entrust_to_parents(row, by):
    """Note the parents of this line's family, taken in before, as those who decide for the child."""
    if not row.family or row.rank == 0 or row.facts.get("is_minor") is False:
        return
    parents = type(row).objects.filter(imported=row.imported_id, family=row.family, rank=0)
    parents = parents.exclude(person=None).exclude(person=row.person).select_related("person")
    links = Guardianship.objects.filter(ward=row.person)
    known, made = set(links.values_list("adult", flat=True)), []
    for order, parent in enumerate(parents.order_by("number"), start=len(known) + 1):
        if parent.person_id not in known and not parent.person.is_minor():
            link = Guardianship.objects.entrust(row.person, to=parent.person, by=by, call_order=order)
            known.add(parent.person_id)
            made.append(link.pk)
    if made:
        row.made["links"] = made


def name_contact(row, by):
    """Note whom to call for the children of this line's family; a number noted already is not noted twice."""
    children = type(row).objects.filter(imported=row.imported_id, family=row.family, rank=1)
    made = []
    for child in children.exclude(person=None).select_related("person").order_by("number"):
        known = EmergencyContact.objects.filter(person=child.person)
        if not known.filter(phone=row.facts["phone"]).exists():
            facts = {"name": str(row)[:120], "phone": row.facts["phone"], "call_order": known.count() + 1}
            EmergencyContact.objects.name_for(child.person, by=by, **facts)
            made.append(known.get(phone=facts["phone"]).pk)
    if made:
        row.made["contacts"] = made
