package sdedge.instance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An instance and where it came from.
 *
 * @param file as it was given; {@code -} for the standard input
 * @param sha256 of the bytes of the file, in hexadecimal digits
 * @param tables SHA-256 of the latency tables read, by path
 */
public record LoadedInstance(
    Instance instance, String file, String sha256, Map<String, String> tables) {

  public LoadedInstance {
    tables = Map.copyOf(tables);
  }

  /** SHA-256 of all files read, the instance first, then the tables by path. */
  public Map<String, String> digests() {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(file, sha256);
    tables.keySet().stream().sorted().forEach(table -> digests.put(table, tables.get(table)));
    return digests;
  }
}
