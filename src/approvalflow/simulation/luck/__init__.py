"""All chance, as whole numbers: the same for the same question, whoever asks it and when."""

from approvalflow.simulation.luck.luck import Luck
from approvalflow.simulation.luck.uniforms import KEY_SCHEME

__all__ = ["KEY_SCHEME", "Luck"]
