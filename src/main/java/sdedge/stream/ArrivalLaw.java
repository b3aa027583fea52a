package sdedge.stream;

import sdedge.random.RandomStream;

/** How the gaps between arrivals are distributed; of mean 1 (docs/model.md section 11). */
public sealed interface ArrivalLaw {
  /** A gap, &ge; 0. */
  double gap(RandomStream random);

  /** The word for it. */
  String key();

  /** Exponential gaps: arrivals that know nothing of one another. */
  record Poisson() implements ArrivalLaw {
    @Override
    public double gap(RandomStream random) {
      return random.exponential();
    }

    @Override
    public String key() {
      return "poisson";
    }
  }

  /**
   * Gaps of a gamma law: bursts above a variation of 1, more regular than by chance below.
   *
   * @param variation coefficient of variation, standard deviation over mean, in [0, 100]; at 0 all
   *     gaps are equal
   */
  record Gamma(double variation) implements ArrivalLaw {
    private static final double MOST = 100; // beyond it all of a run would come at once

    public Gamma {
      if (!(variation >= 0 && variation <= MOST)) {
        throw new IllegalArgumentException(
            "the variation of arrivals (" + variation + ") must lie in [0, 100]");
      }
    }

    @Override
    public double gap(RandomStream random) {
      double square = variation * variation;
      return square == 0 ? 1 : square * random.gamma(1 / square);
    }

    @Override
    public String key() {
      return "gamma:" + variation;
    }
  }
}
