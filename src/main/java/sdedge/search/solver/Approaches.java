package sdedge.search.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Speculation;
import sdedge.plan.ModeSets;
import sdedge.search.Approach;
import sdedge.search.ApproachSource;
import sdedge.search.Reduction;
import sdedge.search.scheme.FewerModes;
import sdedge.search.scheme.SchemeFamily;
import sdedge.search.scheme.Schemes;

/** All ways to plan, by name: what help, completion, comparisons and documents list. */
public final class Approaches {
  private static final Map<String, Approach> NAMED = new LinkedHashMap<>();
  private static final Map<String, String> EARLIER = Map.of("uniform-bandwidth", "equal-shares");
  private static final int STATIC_BATCH = 16; // tasks

  static {
    Arrays.stream(Method.values()).forEach(method -> NAMED.put(method.key(), method));
    Schemes.ALL.forEach(scheme -> NAMED.put(scheme.key(), scheme));
    FewerModes.BY_PLACE.forEach(scheme -> NAMED.put(scheme.key(), scheme));
  }

  private Approaches() {}

  /** The way of a name, of this program or registered; null if there is none. */
  public static @Nullable Approach named(String key) {
    Approach named = ownNamed(key);
    return named == null
        ? registered().stream().filter(one -> one.key().equals(key)).findFirst().orElse(null)
        : named;
  }

  /** The way of a name that this program has itself; null if there is none. */
  public static @Nullable Approach ownNamed(String key) {
    Approach named = NAMED.get(EARLIER.getOrDefault(key, key));
    return named != null
        ? named
        : SchemeFamily.ALL.stream()
            .map(family -> family.named(key))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /**
   * The schemes of others that are on the class path (docs/api.md), looked up anew. No search asks
   * for them: its results are the same whatever is registered.
   */
  public static List<Approach> registered() {
    return ServiceLoader.load(ApproachSource.class).stream()
        .flatMap(source -> source.get().approaches().stream())
        .toList();
  }

  /** The definitions by name, those of one length, size or mode each under one word. */
  public static Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    NAMED.forEach((key, approach) -> definitions.put(key, approach.definition()));
    SchemeFamily.ALL.forEach(family -> definitions.put(family.any(), family.definition()));
    registered().forEach(approach -> definitions.put(approach.key(), approach.definition()));
    return definitions;
  }

  /**
   * The schemes of this program that can plan an instance, with one per length allowed and mode,
   * and where batches are padded one of a fixed size, as it is compared with there.
   */
  public static List<Approach> schemes(Instance instance) {
    List<Approach> schemes = new ArrayList<>(Schemes.ALL);
    Speculation speculation = instance.speculation();
    IntStream.rangeClosed(speculation.minLength(), speculation.maxLength())
        .mapToObj(SchemeFamily.FIXED_LENGTH::of)
        .forEach(schemes::add);
    if (instance.batching().pads()) {
      schemes.add(SchemeFamily.STATIC_BATCH.of(STATIC_BATCH));
    }
    if (instance.hasModes()) {
      schemes.addAll(FewerModes.BY_PLACE);
      ModeSets.names(instance).forEach(name -> schemes.add(SchemeFamily.MODE.of(name)));
    }
    schemes.removeIf(scheme -> refusal(instance, scheme) != null);
    return schemes;
  }

  /** Those that a search may begin from the plans of. */
  public static List<Reduction> reductions(Instance instance) {
    return schemes(instance).stream()
        .filter(Reduction.class::isInstance)
        .map(Reduction.class::cast)
        .toList();
  }

  /** Why an approach cannot plan an instance; null if it can. */
  public static @Nullable String refusal(Instance instance, Approach approach) {
    Pipeline pipeline = approach.narrow(instance).pipeline();
    String contradiction = Contradiction.refusal(instance, pipeline);
    String refusal = contradiction == null ? approach.refusal(instance) : contradiction;
    boolean refills = approach == Method.DP || approach == Schemes.CONTINUOUS;
    return refusal == null && pipeline == Pipeline.CONTINUOUS && !refills
        ? "it makes batches, and pipeline continuous has none; use dp"
        : refusal;
  }
}
