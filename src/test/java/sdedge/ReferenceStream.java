package sdedge;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;

/**
 * A stream of requests and what two independent implementations of docs/model.md sections 11 and 12
 * agree on.
 */
public final class ReferenceStream {
  private final String name;
  private final Instance instance;
  private final Map<String, Object> content;

  private ReferenceStream(ReferenceFile file) {
    name = (String) file.content().get("instance");
    instance = file.instance();
    content = file.content();
  }

  /** All cases, by name. */
  public static List<ReferenceStream> all() {
    return ReferenceFile.all("stream", "").stream().map(ReferenceStream::new).toList();
  }

  /** The network and the tasks that requests are copies of. */
  public Instance instance() {
    return instance;
  }

  /** When requests arrive, seconds. */
  public double[] arrivalsS() {
    return numbers(content.get("arrivals"));
  }

  /** The indices of their tasks. */
  public int[] tasks() {
    return list(content.get("types")).stream()
        .mapToInt(type -> ((Number) type).intValue())
        .toArray();
  }

  /** {@code autoregressive}, {@code fixed:L} or {@code best}. */
  public String policy() {
    return (String) content.get("policy");
  }

  /** The number of groups. */
  public int groups() {
    return (int) number(content.get("groups"));
  }

  /** Whether the verifier merges groups. */
  public boolean merges() {
    return (Boolean) content.get("merge");
  }

  /** Latest time to first token, longest time per token, share. */
  public double[] level() {
    return numbers(content.get("slo"));
  }

  /** A multiplier of the bound. */
  public double multiplier(String key) {
    return number(multipliers().get(key));
  }

  /** Multipliers of the bound, by drafter or by which inequality they weigh. */
  public double[] multipliers(String key) {
    return numbers(multipliers().get(key));
  }

  /** Whether first rounds are charged for their arithmetic. */
  public boolean piggybacked() {
    return (Boolean) multipliers().get("ride");
  }

  private Map<String, Object> multipliers() {
    return map(content.get("multipliers"));
  }

  /** A number that is expected. */
  public double expected(String key) {
    return number(map(content.get("expected")).get(key));
  }

  /** Numbers that are expected, by request or drafter. */
  public double[] allExpected(String key) {
    return numbers(map(content.get("expected")).get(key));
  }

  @Override
  public String toString() {
    return name;
  }
}
