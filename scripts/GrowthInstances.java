import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Writes the instances of the growth measurements, {@code target/growth/tasks-N.json} of every N
 * given: {@code java scripts/GrowthInstances.java 1000 10000 100000}, in the checkout. The system is
 * that of {@code src/test/resources/reference/speed/tasks-1000.json}; the tasks are drawn with seed
 * N: input tokens 64–512, output tokens 64–128, acceptance 0.55–0.85, gain −132 to −72 dB, uniform.
 */
final class GrowthInstances {
  private static final Path SYSTEM = Path.of("src/test/resources/reference/speed/tasks-1000.json");
  private static final Path FOLDER = Path.of("target/growth");

  private GrowthInstances() {}

  public static void main(String[] sizes) throws IOException {
    String system = Files.readString(SYSTEM);
    String key = "\"tasks\": [";
    int begin = system.indexOf(key) + key.length();
    String head = system.substring(0, begin);
    String tail = system.substring(system.indexOf(']', begin));
    Files.createDirectories(FOLDER);
    for (String size : sizes) {
      Path file = FOLDER.resolve("tasks-" + size + ".json");
      String name = head.replace("\"speed-1000\"", "\"growth-" + size + "\"");
      Files.writeString(file, name + tasks(Integer.parseInt(size)) + tail);
    }
  }

  private static String tasks(int count) {
    Random random = new Random(count);
    StringJoiner tasks = new StringJoiner(",\n", "\n", "\n");
    for (int k = 1; k <= count; k++) {
      tasks.add(
          String.format(
              Locale.ROOT,
              "  {\"id\": \"t%d\", \"drafter\": \"sbs1\", \"input_tokens\": %d, \"output_tokens\": %d,"
                  + " \"acceptance\": %.3f, \"tx_power_dbm\": 23, \"channel_gain_db\": %.2f}",
              k,
              64 + random.nextInt(449),
              64 + random.nextInt(65),
              0.55 + 0.3 * random.nextDouble(),
              -132 + 60 * random.nextDouble()));
    }
    return tasks.toString();
  }
}
