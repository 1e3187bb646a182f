package io.tidemark.simulate.api;

/** Requests and answers as the description of the interface shows them. */
final class Examples {

    /** What to size for. */
    static final String SIZING = """
            {"fit": "f-1", "users": 200, "classes": [{"fit": "f-1", "users": 200}], "certainty": 0.99, "horizon": "PT8H",
             "history": "PT24H", "meanLevel": {"measured": 4920, "low": 3780, "high": 6200, "predicted": 4823.53,
             "predictedWithinCapture": 5040}, "concurrentConnections": {"size": 6308, "low": 4736, "high": 6057,
             "median": 4800, "q95": 5503, "q99": 5852, "q999": 6291, "peak": {"median": 5229, "q90": 5769, "q99": 6308},
             "uncertainty": {"parameters": {"low": 4736, "high": 6057}, "chance": {"low": 5179, "high": 5289}, "text": "..."}},
             "newConnectionsPerSecond": {"size": 862, "low": 711, "high": 885, "median": 426, "q95": 544, "q99": 600,
             "q999": 670, "peak": {"median": 710, "q90": 786, "q99": 862}, "uncertainty": {"parameters": {"low": 711,
             "high": 885}, "chance": {"low": 679, "high": 753}, "text": "..."}},
             "logVolume": {"sessionsEndedPerMinute": {"mean": 25703.4, "median": 25660, "q95": 27400, "q99": 28200},
             "linesPerDay": {"mean": 37012900, "low": 31200000, "high": 43800000}, "text": "..."},
             "factors": {"growth": 1, "headroom": 1},
             "simulation": {"paths": 1000, "seed": 1, "peak": 6308, "low": 6261, "high": 6389},
             "nfConntrack": {"max": 6308, "hashsize": 6656}, "nat": null, "devices": null, "sentence": "...", "warnings": ["..."],
             "findings": [{"code": "one-person", "severity": "note", "values": {}, "text": "..."}]}""";

    /** The size against the number of users. */
    static final String CURVE = """
            {"fit": "f-1", "certainty": 0.99, "horizon": "PT8H", "history": "PT24H", "factors": {"growth": 1, "headroom": 1},
             "paths": 100, "seed": 1, "points": [{"users": 1,
             "concurrentConnections": {"size": 141, "low": 120, "high": 163, "chance": {"low": 98, "high": 139}, "simulationLow": 133, "simulationHigh": 160},
             "newConnectionsPerSecond": {"size": 60, "low": 51, "high": 70, "chance": {"low": 41, "high": 59}, "simulationLow": 55, "simulationHigh": 66}}]}""";

    /** A request of several classes of users, with a catalogue. */
    static final String CLASSES = """
            {"classes": [{"fit": "f-1", "users": 150}, {"fit": "f-2", "users": 50}], "certainty": 0.99, "horizon": "PT8H",
             "catalogue": [{"name": "edge-1", "maxSessions": 200000, "newSessionsPerSecond": 8000,
             "conditions": "64-byte HTTP", "source": "the vendor's data sheet"}]}""";

    /** A catalogue as YAML. */
    static final String CATALOGUE = """
            catalogue:
              - name: edge-1
                maxSessions: 200000
                newSessionsPerSecond: 8000
                conditions: 64-byte HTTP
                source: the vendor's data sheet
            """;

    /** Measured beside predicted and resampled. */
    static final String COMPARISON = """
            {"fit": "f-1", "history": "PT0S", "seed": 1, "captures": [{"capture": "c-1", "users": 1, "seconds": 3, "step": 1,
             "measured": {"levels": [0, 2, 3], "paths": 1, "mean": 1.67, "meanLow": 1.67, "meanHigh": 1.67, "sd": 1.25,
             "quantiles": [{"p": 0.5, "value": 2}], "pmf": {"from": 0, "step": 1, "probabilities": [0.33, 0, 0.33, 0.33]}},
             "predicted": {"levels": [0, 1, 1], "paths": 200, "mean": 1.5, "meanLow": 0.3, "meanHigh": 3, "sd": 1.4,
             "quantiles": [{"p": 0.5, "value": 1}], "pmf": {"from": 0, "step": 1, "probabilities": [0.4, 0.3, 0.2, 0.1]}},
             "resampled": {"levels": [0, 3, 4], "paths": 200, "mean": 1.6, "meanLow": 0.3, "meanHigh": 3, "sd": 1.3,
             "quantiles": [{"p": 0.5, "value": 1}], "pmf": {"from": 0, "step": 1, "probabilities": [0.4, 0.2, 0.3, 0.1]}},
             "checks": [{"of": "concurrency", "statistic": "q99", "unit": "1", "observed": 3, "q5": 1, "q50": 3, "q95": 6, "tailProbability": 0.41}]}]}""";

    /** Coverage, calibration and verdict. */
    static final String BACKTEST = """
            {"fit": "f-1", "coverage50": 0.48, "coverage90": 0.88, "coverage99": 1.0, "replicateCoverage90Q5": 0.61,
             "replicates": 1000, "effectiveObservations": 14.2, "pit": {"edges": [0.0, 0.5, 1.0], "counts": [201, 186]},
             "pitDistance": 0.003, "replicateRanges": {"coverage50": {"q5": 0.18, "q95": 0.79}, "coverage90": {"q5": 0.61, "q95": 1.0},
             "coverage99": {"q5": 0.86, "q95": 1.0}, "pitDistance": {"q5": 0.002, "q95": 0.081}},
             "verdict": "holds", "explanation": "...", "findings": [{"code": "backtest-holds", "severity": "note",
             "values": {"coverage90": 0.91, "leastCoverage90": 0.62}, "text": "..."}], "series": [{"capture": "c-1", "fromSecond": 386, "step": 1,
             "measured": [41], "median": [38], "low50": [29], "high50": [49], "low90": [18], "high90": [67],
             "low99": [11], "high99": [85]}]}""";

    private Examples() {}
}
