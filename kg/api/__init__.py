"""A built graph as a Python object: what ``kg.build`` and ``kg.open`` return, and the tables that it answers with."""
