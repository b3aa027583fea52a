package sdedge.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An instance and where it came from.
 *
 * @param file as it was given; {@code -} for the standard input
 * @param sha256 of the bytes of the file, in hexadecimal digits
 * @param tables SHA-256 of the latency tables read, by path
 * @param unused what describes other latency models, of the verifier and then of the drafters
 */
public record LoadedInstance(
    Instance instance,
    String file,
    String sha256,
    Map<String, String> tables,
    List<UnusedKeys> unused) {

  public LoadedInstance {
    tables = Map.copyOf(tables);
    unused = List.copyOf(unused);
  }

  /** SHA-256 of all files read, the instance first, then the tables by path. */
  public Map<String, String> digests() {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(file, sha256);
    tables.keySet().stream().sorted().forEach(table -> digests.put(table, tables.get(table)));
    return digests;
  }

  /** The same files, with another instance made of them. */
  public LoadedInstance with(Instance changed) {
    return new LoadedInstance(changed, file, sha256, tables, unused);
  }
}
