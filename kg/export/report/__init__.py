"""``kg report``: what a built graph holds, as one page to pass on."""

from kg.export.report.page import write_report_page

__all__ = ["write_report_page"]
