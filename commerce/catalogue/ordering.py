from typing import Any

from django.db.models import Func


class Bytewise(Func):
    """Compared letter by letter on every database alike, whatever the language of a PostgreSQL server. For plain text."""

    template = '(%(expressions)s) COLLATE "C"'
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="%(expressions)s", **context)
