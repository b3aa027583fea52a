package sdedge.instance.plausibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.document.InvalidInputException;
import sdedge.instance.reader.InstanceReader;

/** No instance of this repository or of the reference is warned of without reason. */
class SoundInstancesIT {
  /** Outcomes that are as good as never, on purpose. */
  private static final String RARE = "(valid-rare-tail|mixed-\\d)[.]yaml: tasks.*answer: .*";

  /** Bands and links so narrow that transfers show, on purpose. */
  private static final String NARROW =
      "(case-10[03]-.*|case-0(00|16)|limit-500ms|m1k|[cm]\\d\\d)[.]yaml: .*"
          + "(bandwidth_hz: \\d+([.]\\d)? Hz|rate_bps: 1024 bit/s).*";

  /** Drawn or built by hand in units of their own, on purpose. */
  private static final String ODD =
      "(pb-20-[15]0-p\\ds\\d-\\d|milp-7107-000|answers-7109-000|first-mode|no-order)[.](yaml|json): .*";

  private static final Path REFERENCE = Path.of("../shared/reference");
  private static final Pattern INSTANCE = Pattern.compile(".*(?<!expected|plan)\\.(yaml|json)");

  /** Of a drawn model of 12 parameters, which is what its name says. */
  private static final String FALSE_ALARM = "false-alarm.yaml: ";

  private static List<String> warnings(Path folder) throws IOException {
    List<String> warnings = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> INSTANCE.matcher(f.toString()).matches()).toList()) {
        try {
          Plausibility.warnings(
                  InstanceReader.load(
                      file.toString(), Files.readAllBytes(file), file.resolveSibling("")))
              .forEach(warning -> warnings.add(file.getFileName() + ": " + warning));
          read++;
        } catch (InvalidInputException e) {
          // not an instance, or not one of this version
        }
      }
    }
    assertThat(read).as("instances in " + folder).isGreaterThan(10);
    return warnings;
  }

  @Test
  void theShippedInstancesAreSound() throws Exception {
    assertThat(warnings(Path.of("instances"))).isEmpty();
    assertThat(warnings(Path.of("src/test/resources/reference")))
        .filteredOn(line -> !line.matches(RARE) && !line.matches(NARROW) && !line.matches(ODD))
        .allMatch(line -> line.startsWith(FALSE_ALARM))
        .hasSize(1);
  }

  @Test
  void theReferenceInstancesAreSound() throws Exception {
    assumeTrue(Files.isDirectory(REFERENCE));
    assertThat(warnings(REFERENCE))
        .filteredOn(line -> !line.matches("(infeasible|valid)-.*memory_bytes.*")) // on purpose
        .filteredOn(line -> !line.matches(RARE) && !line.matches(NARROW) && !line.matches(ODD))
        .allMatch(line -> line.startsWith(FALSE_ALARM))
        .hasSize(1);
  }
}
