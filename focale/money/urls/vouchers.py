from django.urls import path

from focale.money.views import voucher_kinds, voucher_slips, vouchers

urlpatterns = [
    path("personnes/<int:pk>/bons/", vouchers.of_person, name="person-vouchers"),
    path("argent/bons/", vouchers.listing, name="vouchers"),
    path("argent/bons/<int:pk>/", vouchers.show, name="voucher"),
    path("argent/bons/<int:pk>/retour/", vouchers.give_back, name="voucher-return"),
    path("argent/bons/envois/", voucher_slips.slips, name="voucher-slips"),
    path("argent/bons/envois/<int:pk>/", voucher_slips.show, name="voucher-slip"),
    path("argent/bons/envois/<int:pk>/remboursement/", voucher_slips.refund, name="voucher-slip-refund"),
    path("argent/bons/envois/<int:pk>/retrait/", voucher_slips.removal, name="voucher-slip-removal"),
    path("argent/bons/sortes/", voucher_kinds.kinds, name="voucher-kinds"),
    path("argent/bons/sortes/nouvelle/", voucher_kinds.kind_new, name="voucher-kind-new"),
    path("argent/bons/sortes/<int:pk>/", voucher_kinds.kind, name="voucher-kind"),
]
