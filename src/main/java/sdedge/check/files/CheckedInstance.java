package sdedge.check.files;

import java.util.Map;
import sdedge.instance.Instance;

/**
 * The instance that a result is checked against.
 *
 * @param instance as its file and the settings say, or then as the run was asked
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

  /** This subject with the question that a run answered. */
  public CheckedInstance with(Instance question) {
    return new CheckedInstance(question, sha256, tables, settings);
  }
}
