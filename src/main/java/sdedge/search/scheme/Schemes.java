package sdedge.search.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Speculation;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Partition;

/** All comparison schemes by name. */
public final class Schemes {
  /** How the schemes of one length each are written in lists. */
  public static final String FIXED_LENGTH = FixedLength.PREFIX + "L";

  /** The one that depends on a seed. */
  public static final String RANDOM = "random";

  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]?");

  private static final List<Scheme> NAMED =
      List.of(
          new Constructed(
              "autoregressive-max",
              "no speculation, batches as large as may be",
              Groups::autoregressive,
              (problem, seed) -> Partition.maximal(problem)),
          new Narrowed("autoregressive", "no speculation, optimal batches", Groups::autoregressive),
          new Constructed(
              "max-batch",
              "batches as large as may be, the best single length",
              Groups::lengthByLength,
              (problem, seed) -> Partition.maximal(problem)),
          new OtherOptions(
              "no-pipeline",
              "the joint optimum without overlap: under the sequential pipeline",
              Pipeline.SEQUENTIAL,
              null),
          new OtherOptions(
              "uniform-bandwidth",
              "the joint optimum with equal shares of the uplink band",
              null,
              UplinkPolicy.UNIFORM),
          new OtherOptions(
              "proportional-bandwidth",
              "the joint optimum with shares of the uplink band in proportion to the payload",
              null,
              UplinkPolicy.PROPORTIONAL),
          new Narrowed(
              "single-task", "one task per batch, the best length for each", Groups::singleTasks),
          new Constructed(
              "greedy",
              "a batch grows while that lowers its seconds per token at its best length",
              UnaryOperator.identity(),
              (problem, seed) -> Greedy.cut(problem)),
          new Narrowed(
              "goodput",
              "each batch has the length of most tokens per second by itself, optimal batches",
              Groups::goodput),
          new Constructed(
              RANDOM,
              "batch sizes and lengths drawn at random from a seed",
              Groups::together,
              RandomCuts::cut));

  private Schemes() {}

  /** The scheme of a name; null if there is none. */
  public static @Nullable Scheme named(String key) {
    for (Scheme scheme : NAMED) {
      if (scheme.key().equals(key)) {
        return scheme;
      }
    }
    boolean fixed = key.startsWith(FixedLength.PREFIX);
    String length = fixed ? key.substring(FixedLength.PREFIX.length()) : "";
    return LENGTH.matcher(length).matches() ? new FixedLength(Integer.parseInt(length)) : null;
  }

  /** The names, those of one length each as {@link #FIXED_LENGTH}. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(NAMED.stream().map(Scheme::key).toList());
    names.add(FIXED_LENGTH);
    return names;
  }

  /** All schemes that make sense for an instance, those of one length for every length allowed. */
  public static List<Scheme> of(Instance instance) {
    List<Scheme> schemes = new ArrayList<>(NAMED);
    Speculation speculation = instance.speculation();
    for (int length = speculation.minLength(); length <= speculation.maxLength(); length++) {
      schemes.add(new FixedLength(length));
    }
    schemes.removeIf(scheme -> scheme.refusal(instance) != null);
    return schemes;
  }
}
