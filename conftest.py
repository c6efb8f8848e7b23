"""What every test run needs: the English catalogue, a folder of its own, and no silent skipping."""

import os
import shutil

import pytest
from django.conf import settings

from focale.ground.files import compile_catalogues


def pytest_configure(config):
    compile_catalogues(printed=False)


def pytest_unconfigure(config):
    shutil.rmtree(settings.HOME, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """In CI a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not reporter or os.environ.get("CI") != "true":
        return
    if skipped := reporter.stats.get("skipped"):
        reporter.write_line(f"{len(skipped)} tests were skipped, which CI does not allow.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
