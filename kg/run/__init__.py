"""Running a build: which articles are new, their claims in shards on disk, worker processes, the report."""
