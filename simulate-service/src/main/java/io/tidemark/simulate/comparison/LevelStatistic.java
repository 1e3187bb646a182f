package io.tidemark.simulate.comparison;

/** A number that says what the levels of one path are like, over its seconds. */
enum LevelStatistic {
    MEAN("mean") {
        @Override
        double of(LevelShares shares) {
            return shares.mean();
        }
    },
    SD("sd") {
        @Override
        double of(LevelShares shares) {
            return shares.sd();
        }
    },
    MEDIAN("median") {
        @Override
        double of(LevelShares shares) {
            return shares.quantile(0.5);
        }
    },
    Q99("q99") {
        @Override
        double of(LevelShares shares) {
            return shares.quantile(0.99);
        }
    },
    LARGEST("largest") {
        @Override
        double of(LevelShares shares) {
            return shares.quantile(1);
        }
    };

    private final String word;

    LevelStatistic(String word) {
        this.word = word;
    }

    /** Name in documents. */
    String word() {
        return word;
    }

    /** Its value in connections. */
    abstract double of(LevelShares shares);
}
