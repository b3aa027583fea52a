package sdedge.cli;

import java.util.List;
import java.util.Random;

/** What chance decides of a command line. */
record Choices(Random random) {
  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Adds an option with one of some values, or not. */
  void maybe(double share, List<String> options, String name, Object... values) {
    if (chance(share)) {
      options.add(name);
      options.add(String.valueOf(oneOf(values)));
    }
  }

  /** Adds an option without a value, or not. */
  void flag(double share, List<String> options, String name) {
    if (chance(share)) {
      options.add(name);
    }
  }
}
