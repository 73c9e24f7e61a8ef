"""What stands in for TensorFlow lets Rasa's modules define theirs, and refuses a model that needs the library."""

import subprocess
import sys

PREPARED = (
    "from bot.server.without_tensorflow import leave_out_tensorflow, refuse_what_needs_it; leave_out_tensorflow()"
)
REFUSED = f"""
{PREPARED}
from bot.server.without_tensorflow import NeedsTensorFlowError
from bot.understanding.need import NeedClassifier
from rasa.core.policies.rule_policy import RulePolicy
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
refuse_what_needs_it([NeedClassifier, RulePolicy, FallbackClassifier])
try:
    refuse_what_needs_it([NeedClassifier, DIETClassifier])
except NeedsTensorFlowError as error:
    print(error)
"""


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)


def test_a_component_that_needs_the_library_is_refused_by_name():
    assert run(REFUSED).stdout.startswith("DIETClassifier needs TensorFlow.")


def test_it_is_too_late_once_the_library_is_there():
    late = run(f"import sys; sys.modules['keras'] = sys\n{PREPARED}")
    assert "imported before it could be left out" in late.stderr
