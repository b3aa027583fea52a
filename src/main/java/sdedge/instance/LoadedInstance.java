package sdedge.instance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import sdedge.document.tree.ObjectReader;

/**
 * An instance and where it came from.
 *
 * @param file as it was given; {@code -} for the standard input
 * @param sha256 of the bytes of the file, in hexadecimal digits
 * @param tables SHA-256 of the tables read, of latencies and answers, by path
 * @param unused what describes other latency models, of the verifier and then of the drafters
 * @param settings values by path in place of those of the file, none for what it says
 */
public record LoadedInstance(
    Instance instance,
    String file,
    String sha256,
    Map<String, String> tables,
    List<UnusedKeys> unused,
    Map<String, String> settings) {

  public LoadedInstance {
    tables = Map.copyOf(tables);
    unused = List.copyOf(unused);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** SHA-256 of all files read, the instance first, then the tables by path. */
  public Map<String, String> digests() {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(file, sha256);
    tables.keySet().stream().sorted().forEach(table -> digests.put(table, tables.get(table)));
    return digests;
  }

  /** Another instance made of these files. */
  public LoadedInstance with(Instance changed) {
    return new LoadedInstance(changed, file, sha256, tables, unused, settings);
  }

  /** This instance, made with values in place of those of the file. */
  public LoadedInstance with(Map<String, String> settingsUsed) {
    return new LoadedInstance(instance, file, sha256, tables, unused, settingsUsed);
  }

  /**
   * What the description of a node says about other latency models than its own.
   *
   * @param table whether it names a table that is not read
   * @param peakFlops FLOP/s beside a table, any number
   * @param memoryBandwidth bytes/s beside a table, any number
   */
  public record UnusedKeys(
      boolean table, OptionalDouble peakFlops, OptionalDouble memoryBandwidth) {

    /** What a node says beside the model that is used. */
    public static UnusedKeys of(ObjectReader node, LatencyModel used) {
      boolean table = used instanceof LatencyModel.Table;
      OptionalDouble none = OptionalDouble.empty();
      return new UnusedKeys(
          !table && node.optional("table").isPresent(),
          table ? node.glimpse("peak_flops") : none,
          table ? node.glimpse("memory_bandwidth") : none);
    }
  }
}
