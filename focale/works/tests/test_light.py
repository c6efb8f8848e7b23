"""The process that serves pages never loads what decodes files."""

import subprocess
import sys

from django.test import SimpleTestCase

HEAVY = ("av", "numpy", "pyvips", "rawpy", "pillow_heif", "cv2", "scipy")
LOAD = (
    "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'focale.settings'; "
    "import django; django.setup(); import focale.urls, focale.schedule; "
    "print([name for name in sys.argv[1:] if name in sys.modules])"
)


class LightTest(SimpleTestCase):
    def test_no_decoder_is_loaded_with_all_our_addresses_and_the_clock(self):
        said = subprocess.run(
            [sys.executable, "-c", LOAD, *HEAVY], capture_output=True, text=True, check=True
        )
        self.assertEqual(said.stdout.strip(), "[]")
