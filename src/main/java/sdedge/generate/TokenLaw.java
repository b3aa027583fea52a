package sdedge.generate;

import static sdedge.generate.Texts.shortest;

import sdedge.random.RandomStream;

/** How many tokens a prompt or an answer has where no trace says. */
sealed interface TokenLaw {
  /** Most tokens of a task. */
  int MOST = 1_000_000_000;

  /** A number of tokens, at least 1. */
  int draw(RandomStream random);

  /** For the comments of an instance. */
  String text();

  /** Log-normal, clipped. */
  record LogNormal(double median, double sigma, int min, int max) implements TokenLaw {
    @Override
    public int draw(RandomStream random) {
      double value = median * StrictMath.exp(sigma * random.normal());
      return (int) StrictMath.rint(Math.min(max, Math.max(min, value)));
    }

    @Override
    public String text() {
      String law = "log-normal, median " + shortest(median) + ", sigma " + shortest(sigma);
      return law + ", clipped to [" + min + ", " + max + "]";
    }
  }

  /** Every integer from {@code min} to {@code max} as likely. */
  record Uniform(int min, int max) implements TokenLaw {
    @Override
    public int draw(RandomStream random) {
      return min + (int) (random.uniform() * (max - min + 1L));
    }

    @Override
    public String text() {
      return min == max ? "all " + min : "uniform in [" + min + ", " + max + "]";
    }
  }

  /**
   * Reads {@code lognormal:median,sigma,min,max}, {@code uniform:A,B} or {@code constant:N}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static TokenLaw parse(Choice choice, String text) {
    return switch (Texts.kind(text)) {
      case "lognormal" -> logNormal(choice, text, Texts.numbers(choice, text, 4, 4));
      case "uniform" -> {
        double[] ends = Texts.numbers(choice, text, 2, 2);
        yield uniform(choice, text, ends[0], ends[1]);
      }
      case "constant" -> {
        double value = Texts.numbers(choice, text, 1, 1)[0];
        yield uniform(choice, text, value, value);
      }
      default -> throw Texts.wrong(choice, text, "lognormal:…, uniform:… or constant:…");
    };
  }

  private static TokenLaw logNormal(Choice choice, String text, double[] values) {
    TokenLaw.Uniform ends = uniform(choice, text, values[2], values[3]);
    if (!(values[0] > 0 && values[1] >= 0)) {
      throw Texts.wrong(choice, text, "of a median > 0 and a sigma >= 0");
    }
    return new LogNormal(values[0], values[1], ends.min(), ends.max());
  }

  private static Uniform uniform(Choice choice, String text, double min, double max) {
    if (!(min >= 1
        && min <= max
        && max <= MOST
        && min == Math.rint(min)
        && max == Math.rint(max))) {
      throw Texts.wrong(choice, text, "within integers 1 <= min <= max <= " + MOST);
    }
    return new Uniform((int) min, (int) max);
  }
}
