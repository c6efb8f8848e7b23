"""The page that says who may do what tells what the code holds, and nothing else."""

import re

from focale.people.rights import RIGHT_WORDS, ROLES, Role
from focale.testing import FocaleTest


class RightsTableTest(FocaleTest):
    def test_each_cell_names_its_role_and_says_what_the_role_may(self):
        self.client.force_login(self.jeanne)
        body = self.client.get("/reglages/droits/").content.decode()
        rows = re.findall(r'<tr><th scope="row">.*?</tr>', body)
        self.assertEqual(len(rows), len(RIGHT_WORDS))
        for row, right in zip(rows, RIGHT_WORDS, strict=True):
            cells = re.findall(r'<td data-label="([^"]+)">(.*?)</td>', row)
            said = {name.replace("&#x27;", "'"): "yes" in cell for name, cell in cells}
            wanted = {str(role.label): right in ROLES[role] for role in Role}
            self.assertEqual({name: said[name] for name in wanted}, wanted, right)
            self.assertFalse(said["visite, sans compte"])

    def test_who_neither_reads_the_journal_nor_gives_roles_does_not_see_it(self):
        self.client.force_login(self.karim)
        self.assertEqual(self.client.get("/reglages/droits/").status_code, 403)
