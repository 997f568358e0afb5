"""x"""

from PySide6.QtWidgets import QWidget


class EvidenceView(QWidget):
    def __init__(self, workspace, theme):
        super().__init__()
