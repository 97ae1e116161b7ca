"""Everything somebody has here in one file: asked for, made by the worker out of parts, fetched for a week, then gone."""
