"""Answers and files as HelloAsso documents them: those of the samples, else copies like them."""

import json
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[4] / "shared/data/helloasso"

PAYMENT = {
    "eventType": "Payment",
    "data": {
        "order": {"id": 700001, "formSlug": "adhesion", "organizationSlug": "association-test"},
        "payer": {"email": "parent.test@example.org", "firstName": "Nadia", "lastName": "Exemple"},
        "items": [{"id": 800001, "amount": 1500, "type": "Membership", "state": "Processed"}],
        "cashOutState": "Transfered",
        "id": 900001,
        "amount": 1500,
        "amountTip": 0,
        "date": "2025-10-11T14:25:08+02:00",
        "paymentMeans": "Card",
        "state": "Authorized",
        "refundOperations": [],
    },
}
ORDER = {
    "eventType": "Order",
    "data": {
        "id": 700002,
        "organizationSlug": "association-test",
        "amount": {"total": 9600, "vat": 0, "discount": 9600},
        "payments": [
            PAYMENT["data"] | {"amount": 2500, "amountTip": 200, "date": "2025-10-11T14:25:08.2972161+02:00"}
        ],
    },
    "metadata": {"registration_id": "00000000-0000-4000-8000-000000000001"},
}
HEAD = (
    "Référence commande;Référence paiement;Montant total;Date du paiement;Statut du paiement;Versé;"
    "Date du versement;Nom payeur;Prénom payeur;Email payeur;Campagne;Type de campagne;Montant du tarif;"
    "Montant des options;Don supplémentaire;Montant du code promo;Moyen de paiement"
)
EXPORT = f"""\ufeff{HEAD}
700001;900001;25,00;11/10/2025 14:25:08;Payé;Oui;02/11/2025;Exemple;Nadia;;Cours;Adhésion;15,00;5,00;5,00;;CB
700009;900009;10,00;03/10/2025;Hors Ligne;Hors Ligne;;Modèle;Paul;;Cours;Adhésion;10,00;;;;Virement
700010;900010;96,00;20/02/2026 09:01:13;Remboursé;Non;;Exemple;Nadia;;Stage;Billetterie;96,00;;;;Carte
"""
COPIES = {
    "webhook_payment_authorized.json": json.dumps(PAYMENT),
    "webhook_order_event.json": json.dumps(ORDER),
    "export_payments.csv": EXPORT,
}


def sample(name) -> bytes:
    """The documented file of this name, or its copy."""
    path = SAMPLES / name
    return path.read_bytes() if path.is_file() else COPIES[name].encode()
