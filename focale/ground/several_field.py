"""Several rows chosen in a form, each by its key."""

from django import forms
from django.core.exceptions import ValidationError

from .keys import key_of


class SeveralField(forms.ModelMultipleChoiceField):
    """Refuses a key that no database holds like one that stands nowhere: SQLite would break over it."""

    def _check_values(self, value):
        if far := next((typed for typed in value if not key_of(str(typed))), None):
            words, params = self.error_messages["invalid_pk_value"], {"pk": str(far)[:20]}
            raise ValidationError(words, code="invalid_pk_value", params=params)
        return super()._check_values(value)
