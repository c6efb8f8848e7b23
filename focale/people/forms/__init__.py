from .access_need import AccessNeedForm
from .consent import AnswersForm
from .district import DistrictFileForm, DistrictForm, StreetsForm
from .emergency_contact import EmergencyContactForm
from .guardianship import GuardianForm, GuardianshipForm
from .organisation import ContactForm, OrganisationForm
from .person import FamilyPersonForm, PersonForm, SiftForm
from .residence import ResidenceForm

__all__ = [
    "AccessNeedForm",
    "AnswersForm",
    "ContactForm",
    "DistrictFileForm",
    "DistrictForm",
    "EmergencyContactForm",
    "FamilyPersonForm",
    "GuardianForm",
    "GuardianshipForm",
    "OrganisationForm",
    "PersonForm",
    "ResidenceForm",
    "SiftForm",
    "StreetsForm",
]
