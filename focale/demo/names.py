"""Invented names, mixed as a neighbourhood is. Nobody but the mother who tries it, and hers, is a Benali."""

GIRLS = (
    "Lina Nour Zoé Inaya Chloé Manon Aïcha Jade Léa Emma Yasmine Camille Salomé Rose Maïssa Louane Alya "
    "Juliette Fatou"
    " Clara Hana Anaïs Mila Sarah Célia Noémie Ines Agathe Kenza Lou"
).split()
BOYS = (
    "Adam Ilyès Léo Tom Rayan Hugo Yanis Noah Sacha Amir Jules Enzo Malik Théo Nathan Bilal Lucas Maël "
    "Idriss Paul"
    " Gabin Samy Ethan Moussa Antoine Nino Karim Elias Robin Ayoub"
).split()
WOMEN = (
    "Samira Sandrine Fatima Isabelle Nathalie Leïla Valérie Khadija Sylvie Amina Delphine Rachida "
    "Céline Aurélie Mariam"
    " Patricia Hélène Malika Stéphanie Brigitte Naïma Monique Christelle Farida Josiane Aline Rokhaya "
    "Virginie Colette"
    " Zohra"
).split()
MEN = (
    "Rachid Olivier Mourad Philippe Nicolas Farid Laurent Saïd Frédéric Youssef Christophe Abdel Pascal "
    "Hakim Julien"
    " Gérard Omar Sébastien Daniel Bruno Mamadou Thierry Alain Kamel Vincent Serge Luis René Denis Ali"
).split()
FAMILIES = (
    "Benaïssa Pagès Mercier Traoré Lopez Bonnet Haddad Girard Cissé Roustan Amrane Martinez Chabrol "
    "Belaïd Fournier Diop"
    " Rouvière Saïdi Garcia Blanc Meziane Deleuze Sow Vidalenc Brahimi Laurent Pons Kaci Dumas Ferreira "
    "Ouali Castan"
    " Toumi Gauthier Ndiaye Serre Hamdi Peyric Moreno Andrieu Zitouni Barral Camara Teissonnière "
    "Rahmani Coste Gomez"
    " Aubert Slimani Verdier Fabrègue Boussif Marty Koné Larguier Dahmani Roche Silva Ayad Combes"
).split()
STREETS = (
    "rue de la République",
    "rue des Lilas",
    "chemin des Mas",
    "rue Pasteur",
    "impasse du Moulin",
    "rue Voltaire",
)
