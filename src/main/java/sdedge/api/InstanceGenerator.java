package sdedge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sdedge.document.InvalidInputException;
import sdedge.generate.Choice;
import sdedge.generate.Family;
import sdedge.generate.Generator;

/** Makes instances of a family at random, as {@code sdedge generate} does (docs/generate.md). */
public final class InstanceGenerator {
  private InstanceGenerator() {}

  /** {@return the names of the families} */
  public static List<String> families() {
    return Family.keys();
  }

  /**
   * The instance of a seed; equal arguments give equal instances.
   *
   * @param family one of {@link #families()} that needs no trace
   * @param seed of all that is drawn
   * @param options values by the names of options of {@code generate} without their hyphens, such
   *     as {@code tasks} or {@code acceptance-sd}
   * @return the instance, named like the family
   * @throws IllegalArgumentException if there is no such family or option, or a value is wrong
   */
  public static PlanningInstance generate(String family, long seed, Map<String, String> options) {
    Family known = Family.of(family);
    if (known == null) {
      throw new IllegalArgumentException(family + " must be one of " + families());
    }
    Map<Choice, String> choices = new EnumMap<>(Choice.class);
    options.forEach((name, value) -> choices.put(choice(name), value));
    try {
      Generator generator = Generator.of(known, choices, null, Map.of(), Path.of(""), null);
      return PlanningInstance.parse(family, generator.instance(family, seed, List.of()));
    } catch (InvalidInputException | InputException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("no file is read", e);
    }
  }

  private static Choice choice(String name) {
    return Arrays.stream(Choice.values())
        .filter(choice -> choice.option().equals("--" + name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no option of generate"));
  }
}
