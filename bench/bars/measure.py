"""What was found on a page at one width, and which bars it misses."""

from dataclasses import asdict, dataclass, field

LIGHTHOUSE = 95
HTML_KB = 60
FIRST_VISIT_KB = 300
SCRIPT_KB = 40
SHIFT = 0.01
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass
class Measure:
    """None: not measured. Sizes in kB of 1000 bytes: the HTML as it is read, all else as it comes over the wire."""

    page: str
    address: str
    width: int
    lighthouse: dict[str, int] | None = None
    axe: list[str] | None = None
    html: list[str] | None = None
    keyboard: list[str] | None = None
    html_kb: float | None = None
    first_kb: float | None = None
    script_kb: float | None = None
    requests: int | None = None
    dom: int | None = None
    shift: float | None = None
    foreign: list[str] = field(default_factory=list)
    too_wide: int = 0
    whole_kb: float | None = None
    eco: float | None = None
    eco_grade: str = ""

    def missed(self) -> list[str]:
        """The bars this page misses, each in a few words."""
        found = [f"{name} {points}" for name, points in (self.lighthouse or {}).items() if points < LIGHTHOUSE]
        found += [f"axe {rule}" for rule in self.axe or []]
        found += [f"html {message}" for message in self.html or []]
        found += [f"keyboard {message}" for message in self.keyboard or []]
        for words, value, most in (
            ("HTML", self.html_kb, HTML_KB),
            ("first visit", self.first_kb, FIRST_VISIT_KB),
            ("scripts", self.script_kb, SCRIPT_KB),
        ):
            if value is not None and value >= most:
                found.append(f"{words} {value:.0f} kB")
        if self.shift is not None and self.shift >= SHIFT:
            found.append(f"shift {self.shift:.3f}")
        found += [f"foreign host {host}" for host in self.foreign]
        if self.too_wide:
            found.append(f"{self.too_wide} px too wide")
        if self.eco_grade and self.eco_grade not in "AB":
            found.append(f"EcoIndex {self.eco_grade} ({self.eco:.0f})")
        return found

    def as_dict(self) -> dict[str, object]:
        return asdict(self) | {"missed": self.missed()}
