"""Whether a port of this machine is free, and whether something answers there."""

import errno
import http.client
import socket

HERE = "127.0.0.1"


class CannotStart(Exception):
    """Its message is for the person at the terminal, cure included."""


def refuse_busy(port: int, given: int) -> None:
    """Raise unless `port` is free; `given` is the one a person can choose."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HERE, port))
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                raise CannotStart(
                    f"port {port}: {problem.strerror}. Choose another: make run PORT={given + 100}"
                ) from None
            what = f"Port {port} is taken by another program"
            if port != given:
                what += " (Stripe's stand-in needs the port after the site's)"
            raise CannotStart(f"{what}. Stop that program, or choose another: make run PORT={given + 100}") from None


def answers(port: int, path: str, host: str) -> bool:
    """True if `path` is answered with 200."""
    connection = http.client.HTTPConnection(HERE, port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
