from .access_need import AccessNeed
from .account import Account
from .address_change import AddressChange
from .card import Card
from .consent import Consent, Medium, Purpose, Use
from .district import District, Street
from .district_file import DistrictFile
from .emergency_contact import EmergencyContact
from .guardianship import Guardianship
from .likeness import Likeness
from .organisation import Contact, Organisation
from .person import Person
from .residence import Residence
from .search_word import SearchWord
from .signature import Signature

__all__ = [
    "AccessNeed",
    "Account",
    "AddressChange",
    "Card",
    "Consent",
    "Contact",
    "District",
    "DistrictFile",
    "EmergencyContact",
    "Guardianship",
    "Likeness",
    "Medium",
    "Organisation",
    "Person",
    "Purpose",
    "Residence",
    "SearchWord",
    "Signature",
    "Street",
    "Use",
]
