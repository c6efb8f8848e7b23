"""Pieces shown: to the public, on paper, on a wall; portfolios, and works to take away."""

from django.urls import path

from focale.works.views import findable, own_portfolio, portfolio, showing, showings, takeaways

urlpatterns = [
    path("oeuvres/sitemap.xml", findable.showings_sitemap, name="showings-sitemap"),
    path("oeuvres/<slug:key>/", showing.showing, name="showing"),
    path("oeuvres/<slug:key>/sous-titres/<int:pk>.vtt", showing.showing_captions, name="showing-captions"),
    path("oeuvres/<slug:key>/<slug:media>", showing.showing_media, name="showing-media"),
    path("presentations/", showings.showings, name="showings"),
    path("presentations/<int:pk>/<slug:move>/", showings.showing_move, name="showing-move"),
    path("creations/<int:pk>/presentations/", showings.piece_showings, name="piece-showings"),
    path("personnes/<int:pk>/presentations/", showings.person_showings, name="person-showings"),
    path("mes-creations/zip/", takeaways.takeaways, name="takeaways"),
    path("mes-creations/zip/<slug:key>/", takeaways.takeaway, name="takeaway"),
    path("mon-portfolio/", own_portfolio.my_portfolio, name="my-portfolio"),
    path("portfolios/", portfolio.portfolios, name="portfolios"),
    path("portfolios/de/<int:pk>/", own_portfolio.portfolio_edit, name="portfolio-of"),
    path("portfolios/de/<int:pk>/apercu/", portfolio.portfolio_preview, name="portfolio-preview"),
    path("portfolios/de/<int:pk>/mots/", own_portfolio.portfolio_words, name="portfolio-words"),
    path("portfolios/de/<int:pk>/ouverture/", own_portfolio.portfolio_opening, name="portfolio-opening"),
    path("portfolios/de/<int:pk>/choix/", own_portfolio.portfolio_choice, name="portfolio-choice"),
    path("portfolios/creations/<int:pk>/<slug:move>/", own_portfolio.portfolio_piece, name="portfolio-piece"),
    path("portfolios/<int:pk>/fermeture/", portfolio.portfolio_closing, name="portfolio-closing"),
    path("portfolio/<slug:key>/", portfolio.portfolio, name="portfolio"),
]
