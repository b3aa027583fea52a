package sdedge.check.files;

import java.util.Map;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/**
 * The instance that a result is checked against.
 *
 * @param instance as its file says, but for settings, without options of a command line
 * @param sha256 of its file
 * @param tables SHA-256 of its latency tables, by path
 * @param settings values by path in place of those of the file
 */
public record CheckedInstance(
    Instance instance, String sha256, Map<String, String> tables, Map<String, String> settings) {
  public CheckedInstance {
    tables = Map.copyOf(tables);
    settings = Map.copyOf(settings);
  }

  /** This subject with other decoding steps, which a command line may ask for. */
  public CheckedInstance with(Steps steps) {
    return new CheckedInstance(instance.with(steps), sha256, tables, settings);
  }
}
