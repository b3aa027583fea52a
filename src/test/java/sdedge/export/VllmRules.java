package sdedge.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sdedge.Json;

/**
 * What vLLM accepts as {@code num_speculative_tokens_per_batch_size}: three numbers an entry as of
 * 0.24 ({@code vllm/v1/spec_decode/dynamic/utils.py}), five as proposed in its issue 48627. Beyond
 * that, without the gaps that vLLM would fill by itself.
 */
final class VllmRules {
  private final List<String> broken = new ArrayList<>();
  private final Set<Integer> arities = new HashSet<>();
  private final TreeMap<Integer, Integer> batches = new TreeMap<>(); // low to high
  private final TreeMap<Integer, Integer> contexts = new TreeMap<>();
  private final Set<String> cells = new HashSet<>();
  private final TreeMap<String, Integer> lengths = new TreeMap<>();

  private VllmRules() {}

  /** Every rule that a configuration breaks. */
  static List<String> broken(Map<String, Object> config) {
    VllmRules rules = new VllmRules();
    rules.check(config);
    return rules.broken;
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }

  private void check(Map<String, Object> config) {
    int plain = (int) Json.number(config.get("num_speculative_tokens"));
    require(plain > 0, "num_speculative_tokens > 0");
    if (config.size() == 1) {
      return; // one length for all
    }
    require(
        config
            .keySet()
            .equals(Set.of("num_speculative_tokens", "num_speculative_tokens_per_batch_size")),
        "no unknown keys");
    int most = (int) Json.number(config.get("num_speculative_tokens"));
    List<Object> entries = Json.list(config.get("num_speculative_tokens_per_batch_size"));
    require(!entries.isEmpty(), "not empty");
    for (Object entry : entries) {
      entry(
          IntStream.range(0, Json.list(entry).size())
              .map(i -> (int) Json.number(Json.list(entry).get(i)))
              .toArray(),
          most);
    }
    require(arities.size() == 1, "entries of one form");
    require(entries.size() == batches.size() * contexts.size(), "a rectangular grid");
    contiguous(batches, "batch sizes");
    contiguous(contexts, "contexts");
    int longest = lengths.values().stream().mapToInt(i -> i).max().orElse(0);
    require(most == Math.max(1, longest), "num_speculative_tokens is the largest length");
  }

  private void entry(int[] entry, int most) {
    arities.add(entry.length);
    if (entry.length != 3 && entry.length != 5) {
      require(false, "3 or 5 items");
      return;
    }
    boolean five = entry.length == 5;
    int k = entry[entry.length - 1];
    require(entry[0] >= 1 && entry[0] <= entry[1], "a range of batch sizes from 1");
    require(!five || (entry[2] >= 1 && entry[2] <= entry[3]), "a range of contexts from 1");
    require(k >= 0 && k <= most, "0 <= k <= num_speculative_tokens");
    Integer high = batches.put(entry[0], entry[1]);
    require(high == null || high == entry[1], "ranges of batch sizes alike");
    Integer end = contexts.put(five ? entry[2] : 1, five ? entry[3] : Integer.MAX_VALUE);
    require(end == null || !five || end == entry[3], "ranges of contexts alike");
    String cell = entry[0] + "," + (five ? entry[2] : 1);
    require(cells.add(cell), "each cell once");
    lengths.put(cell, k);
  }

  private void contiguous(Map<Integer, Integer> ranges, String what) {
    int next = 1;
    for (int low : new TreeSet<>(ranges.keySet())) {
      require(low == next, what + " without gaps or overlaps from 1");
      next = ranges.getOrDefault(low, low) + 1;
    }
  }
}
