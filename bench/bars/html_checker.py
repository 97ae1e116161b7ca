"""The Nu HTML checker, asked once about all documents (its start costs more than its reading)."""

import json
import subprocess
import tempfile
from pathlib import Path

JAR = Path("node_modules/vnu-jar/build/dist/vnu.jar")


def complaints(documents: list[bytes]) -> list[list[str]]:
    """For each document, in the same order, the errors and warnings about it."""
    if not documents:
        return []
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number:03}.html") for number in range(len(documents))]
        for file, document in zip(files, documents, strict=True):
            file.write_bytes(document)
        command = ["java", "-jar", str(JAR), "--stdout", "--exit-zero-always", "--format", "json", *map(str, files)]
        answer = subprocess.run(command, capture_output=True, check=True)
    return sort_out(json.loads(answer.stdout), len(documents))


def sort_out(answer: dict, count: int) -> list[list[str]]:
    """The checker's JSON, by document."""
    found: list[list[str]] = [[] for _each in range(count)]
    for message in answer["messages"]:
        if message["type"] != "info" or message.get("subType") == "warning":
            where = f"line {message.get('lastLine', '?')}: "
            found[int(Path(message["url"]).stem)].append(where + message["message"])
    return found
