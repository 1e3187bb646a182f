"""Who works in the laboratory: how busy each worker is, with what, and when away."""
import dataclasses

EVERYTHING = ("browsing", "poll_on_one_connection", "poll_anew", "fetch_many", "downloads", "refused", "lookups", "ssh_sessions",
              "ssh_copies", "ssh_tunnel", "subscription", "publications", "logs", "calls")


@dataclasses.dataclass(frozen=True)
class Worker:
    pace: float             # pauses are shorter by this factor than those of the worker who is alone
    behaviours: tuple       # functions of worker.py
    away: tuple             # (from, to) in shares of the run, in which the person is away; programs go on
    ipv6: bool = False


ALONE = Worker(1, EVERYTHING, ((0.52, 0.60),), ipv6=True)

# the busiest opens some fifty times as many connections as the calmest
TEAM = (
    Worker(0.7, ("browsing", "poll_anew", "fetch_many", "refused", "lookups", "ssh_sessions", "subscription", "logs"), ((0.70, 0.78),)),
    Worker(0.2, ("browsing", "lookups", "ssh_sessions", "ssh_tunnel", "logs"), ((0.35, 0.62),)),
    Worker(0.08, ("browsing", "lookups", "downloads"), ((0.00, 0.22), (0.80, 0.92))),
    Worker(0.9, ("poll_anew", "lookups", "ssh_copies", "fetch_many", "publications"), ((0.15, 0.25), (0.55, 0.75))),
    Worker(0.4, ("poll_anew", "lookups", "ssh_sessions", "logs"), ((0.40, 0.45),)),
    Worker(0.3, ("lookups", "ssh_tunnel", "publications", "refused"), ((0.08, 0.30), (0.62, 0.70))),
    Worker(0.2, ("lookups", "poll_on_one_connection", "ssh_copies"), ((0.48, 0.85),)),
    Worker(0.12, ("lookups", "downloads", "subscription"), ((0.00, 0.45),)),
)
