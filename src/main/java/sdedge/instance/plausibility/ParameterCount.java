package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Model;

/** A language model of fewer than a million parameters. */
final class ParameterCount implements Rule {
  private static final double LEAST = 1e6;
  private static final double MOST_BILLIONS = 1e3;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    return Place.models(loaded).filter(ParameterCount::isTooSmall).map(ParameterCount::finding);
  }

  static boolean isTooSmall(Model model) {
    return model.parameters() < LEAST;
  }

  private static Finding finding(Model model) {
    double count = model.parameters();
    String maybe =
        count < MOST_BILLIONS
            ? "parameters is in billions, which is " + Figure.of(1e9 * count)
            : "parameters is in millions, which is " + Figure.of(1e6 * count);
    return new Finding(
        "models." + model.name(), Figure.of(count) + " parameters", "1e7 to 1e12", maybe);
  }
}
