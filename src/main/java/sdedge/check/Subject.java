package sdedge.check;

import java.util.Map;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/**
 * The instance that a result is checked against.
 *
 * @param instance as its file says, without options of a command line
 * @param sha256 of its file
 * @param tables SHA-256 of its latency tables, by path
 */
public record Subject(Instance instance, String sha256, Map<String, String> tables) {
  public Subject {
    tables = Map.copyOf(tables);
  }

  /** This subject with other decoding steps, which a command line may ask for. */
  Subject with(Steps steps) {
    return new Subject(instance.with(steps), sha256, tables);
  }
}
