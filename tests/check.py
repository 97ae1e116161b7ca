"""`make check`: format, lint, templates, types, import contracts, migrations, production settings."""

import os
import subprocess
import sys

PRODUCTION = {
    "MODE": "production",
    "DEMO": "0",
    "SECRET_KEY": "only-to-check-the-settings-" + "x7Qz" * 12,
    "SITE_URL": "https://example.org",
    "ALLOWED_HOSTS": "example.org",
    "STRIPE_SECRET_KEY": "sk_test_only_to_check",
    "STRIPE_WEBHOOK_SECRET": "whsec_only_to_check",
    "STRIPE_CONNECT_WEBHOOK_SECRET": "whsec_only_to_check",
}
PYTHON = sys.executable
BIN = os.path.dirname(PYTHON)
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("format", [f"{BIN}/ruff", "format", "--check", "--quiet", "."], {}),
    ("lint", [f"{BIN}/ruff", "check", "--quiet", "."], {}),
    ("templates", [f"{BIN}/djlint", "--lint", "--quiet", "templates"], {}),
    ("import contracts", [f"{BIN}/lint-imports", "--no-cache"], {}),
    ("types", [f"{BIN}/mypy", "site/config", "site/kit", "membership", "faq", "shop_pages", "pages", "commerce"], {}),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], {}),
    ("production settings", [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def main() -> None:
    failed = []
    for name, command, environment in CHECKS:
        done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
        sys.stdout.write(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name}\n")
        if done.returncode:
            failed.append(name)
            sys.stdout.write(done.stdout[-6000:] + done.stderr[-3000:])
        sys.stdout.flush()
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
