package sdedge.generate;

import java.util.Arrays;
import sdedge.random.RandomStream;

/**
 * How likely the drafts of a task are accepted, by position.
 *
 * @param text as the option says it
 * @param spread standard deviation over tasks on the logit, the same for all positions of a task
 */
record AcceptanceLaw(Rates rates, String text, double spread) {
  private static final int MOST_POSITIONS = 64;
  private static final double RESOLUTION = 0.0005;

  /** The rates of one task. */
  interface Rates {
    double[] draw(RandomStream random);
  }

  /**
   * Reads {@code beta:A,B}, {@code constant:A}, {@code uniform:A,B}, {@code list:a1,…} or {@code
   * curve:a1,ainf,rho}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static AcceptanceLaw parse(String text, double spread) {
    Choice choice = Choice.ACCEPTANCE;
    Rates rates =
        switch (Texts.kind(text)) {
          case "beta" -> beta(text, Texts.numbers(choice, text, 2, 2));
          case "constant" -> fixed(probabilities(text, 1, 1));
          case "uniform" -> uniform(text, probabilities(text, 2, 2));
          case "list" -> fixed(probabilities(text, 1, MOST_POSITIONS));
          case "curve" -> fixed(curve(probabilities(text, 3, 3)));
          default ->
              throw Texts.wrong(choice, text, "beta:…, constant:…, uniform:…, list:… or curve:…");
        };
    return new AcceptanceLaw(rates, text, spread);
  }

  /** The rates of a task, each in [0, 1]. */
  double[] draw(RandomStream own, RandomStream spreading) {
    double[] drawn = rates.draw(own);
    double shift = spread == 0 ? 0 : spread * spreading.normal();
    return Arrays.stream(drawn).map(rate -> shifted(rate, shift)).toArray();
  }

  private static double shifted(double rate, double shift) {
    if (shift == 0 || rate <= 0 || rate >= 1) {
      return rate;
    }
    double logit = StrictMath.log(rate / (1 - rate)) + shift;
    return 1 / (1 + StrictMath.exp(-logit));
  }

  private static double[] probabilities(String text, int least, int most) {
    double[] values = Texts.numbers(Choice.ACCEPTANCE, text, least, most);
    if (Arrays.stream(values).anyMatch(value -> !(value >= 0 && value <= 1))) {
      throw Texts.wrong(Choice.ACCEPTANCE, text, "of numbers in [0, 1]");
    }
    return values;
  }

  private static Rates fixed(double[] rates) {
    return random -> rates.clone();
  }

  private static Rates beta(String text, double[] shape) {
    if (!(shape[0] >= 1 && shape[1] >= 1)) {
      throw Texts.wrong(Choice.ACCEPTANCE, text, "of numbers >= 1");
    }
    return random -> new double[] {random.beta(shape[0], shape[1])};
  }

  private static Rates uniform(String text, double[] ends) {
    if (ends[0] > ends[1]) {
      throw Texts.wrong(Choice.ACCEPTANCE, text, "of an interval");
    }
    return random -> new double[] {ends[0] + (ends[1] - ends[0]) * random.uniform()};
  }

  /** a∞ + (a1 − a∞)ρ^{i−1}, as far as it can be distinguished from a∞. */
  private static double[] curve(double[] shape) {
    double[] rates = new double[MOST_POSITIONS];
    double rest = shape[0] - shape[1];
    int count = 0;
    do {
      rates[count++] = shape[1] + rest;
      rest *= shape[2];
    } while (count < MOST_POSITIONS && Math.abs(rest) >= RESOLUTION);
    return Arrays.copyOf(rates, count);
  }
}
