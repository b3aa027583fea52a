package sdedge.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;

/**
 * What the nodes hold while draft modes of certain names are loaded: the weights of the models of
 * these modes, and the caches of tasks (docs/model.md section 6).
 */
public final class MemoryModel {
  /** By how much of itself a limit of memory may be exceeded: what sums are rounded by. */
  public static final double SLACK = 1 + 1e-12;

  private final Instance instance;
  private final double[] freeBytes; // by drafter, beside the weights
  private final double[] perToken; // by drafter, κ on its node
  private final double[] beside; // by drafter, κ on the verifier beside the target's
  private final double verifierFreeBytes;
  private final boolean coLocated;

  private MemoryModel(Instance instance, Set<String> loaded) {
    this.instance = instance;
    int count = instance.drafters().size();
    boolean[] hasTasks = new boolean[count];
    instance.tasks().forEach(task -> hasTasks[task.drafter()] = true);
    freeBytes = new double[count];
    perToken = new double[count];
    beside = new double[count];
    Map<String, Model> atVerifier = new HashMap<>();
    for (int d = 0; d < count; d++) {
      Drafter drafter = instance.drafters().get(d);
      Map<String, Model> here = new HashMap<>();
      for (DraftMode mode : loaded(drafter, hasTasks[d] ? loaded : Set.of())) {
        (mode.isAtVerifier() ? atVerifier : here).put(mode.model().name(), mode.model());
        double[] caches = mode.isAtVerifier() ? beside : perToken;
        caches[d] = Math.max(caches[d], mode.model().kvBytesPerToken());
      }
      freeBytes[d] = drafter.node().memoryBytes() - weights(here);
    }
    Node verifier = instance.verifier();
    coLocated = !atVerifier.isEmpty();
    atVerifier.remove(verifier.model().name());
    verifierFreeBytes = verifier.cacheBytes() - weights(atVerifier);
  }

  private static List<DraftMode> loaded(Drafter drafter, Set<String> names) {
    return drafter.modes().isEmpty()
        ? List.of(drafter.mode(null))
        : drafter.modes().stream().filter(mode -> names.contains(mode.name())).toList();
  }

  private static double weights(Map<String, Model> models) {
    return models.values().stream().mapToDouble(Model::weightBytes).sum();
  }

  /** With modes of some names loaded at all drafters that have tasks. */
  public static MemoryModel of(Instance instance, Set<String> loaded) {
    return new MemoryModel(instance, loaded);
  }

  /** As a plan needs it. */
  public static MemoryModel of(Instance instance, Plan plan) {
    return new MemoryModel(instance, modes(instance, plan.batches()));
  }

  /** The names listed under {@code modes} that some batches draft in. */
  public static Set<String> modes(Instance instance, List<Batch> batches) {
    Set<String> used = new TreeSet<>();
    if (instance.hasModes()) {
      for (Batch batch : batches) {
        for (int k : batch.tasks()) {
          int d = instance.tasks().get(k).drafter();
          Drafter drafter = instance.drafters().get(d);
          DraftChoice choice = batch.choices().of(d);
          if (choice.length() > 0 && !drafter.modes().isEmpty() && drafter.has(choice)) {
            used.add(drafter.mode(choice.mode()).name());
          }
        }
      }
    }
    return used;
  }

  /** Whether caches of so many tokens fit on a drafter's node. */
  public boolean fits(int drafter, double tokens) {
    return bytes(drafter, tokens) <= freeBytes[drafter] * SLACK;
  }

  /**
   * Whether caches fit on the verifier.
   *
   * @param tokens of all tasks
   * @param byDrafter those of its tasks
   */
  public boolean fitsVerifier(double tokens, IntToDoubleFunction byDrafter) {
    return verifierBytes(tokens, byDrafter) <= verifierFreeBytes * SLACK;
  }

  /** Bytes of caches of so many tokens on a drafter's node. */
  double bytes(int drafter, double tokens) {
    return perToken[drafter] * tokens;
  }

  /** Bytes that a drafter's node has for caches; may be infinite. */
  double freeBytes(int drafter) {
    return freeBytes[drafter];
  }

  /** Bytes that the verifier has for caches; may be infinite. */
  double verifierFreeBytes() {
    return verifierFreeBytes;
  }

  /**
   * Bytes of caches at the verifier.
   *
   * @param tokens of all tasks
   * @param byDrafter those of its tasks
   */
  double verifierBytes(double tokens, IntToDoubleFunction byDrafter) {
    double bytes = instance.verifier().model().kvBytesPerToken() * tokens;
    for (int d = 0; coLocated && d < beside.length; d++) {
      bytes += beside[d] * byDrafter.applyAsDouble(d);
    }
    return bytes;
  }

  /**
   * The part of the verifier's memory for caches that a task of a drafter holds; 0 without limit.
   */
  public double verifierPart(int drafter, double tokens) {
    double bytes = (instance.verifier().model().kvBytesPerToken() + beside[drafter]) * tokens;
    return bytes / (verifierFreeBytes * SLACK);
  }

  /** The most tokens whose drafts a drafter's node can have in its caches; may be infinite. */
  public double mostTokens(int drafter) {
    return perToken[drafter] == 0
        ? Double.POSITIVE_INFINITY
        : freeBytes[drafter] * SLACK / perToken[drafter];
  }

  /** The most tokens in the caches of the verifier; may be infinite. */
  public double mostVerifierTokens() {
    double least = Double.POSITIVE_INFINITY;
    for (int d = 0; d < beside.length; d++) {
      least = instance.tasksOf(d).length > 0 ? Math.min(least, beside[d]) : least;
    }
    double more = least < Double.POSITIVE_INFINITY ? least : 0;
    double bytesPerToken = instance.verifier().model().kvBytesPerToken() + more;
    return verifierFreeBytes * SLACK / bytesPerToken;
  }

  /** Whether the caches of all tasks fit at once, with the longest drafts. */
  public boolean holdsAll() {
    return holds(IntStream.range(0, instance.tasks().size()).boxed().toList());
  }

  /** Whether the caches of some tasks fit at once, with the longest drafts. */
  public boolean holds(List<Integer> tasks) {
    return ReservedTokens.of(instance, this, tasks).fit();
  }

  /** Bytes by which caches that do not fit exceed a drafter's node. */
  double missingBytes(int drafter, double tokens) {
    return Math.ceil(bytes(drafter, tokens) - freeBytes[drafter]);
  }

  /** Bytes by which caches that do not fit exceed the verifier. */
  double missingVerifierBytes(double tokens, IntToDoubleFunction byDrafter) {
    return Math.ceil(verifierBytes(tokens, byDrafter) - verifierFreeBytes);
  }

  /** Whether the weights alone do not fit on a drafter's node. */
  boolean lacksWeights(int drafter) {
    return freeBytes[drafter] < 0;
  }

  /** Whether the weights alone do not fit on the verifier. */
  boolean verifierLacksWeights() {
    return verifierFreeBytes < 0;
  }

  /** Whether this needs no more memory than another on any node that has a limit. */
  public boolean needsNoMoreThan(MemoryModel other) {
    boolean less = true;
    for (int d = 0; d < perToken.length; d++) {
      if (Double.isFinite(instance.drafters().get(d).node().memoryBytes())) {
        less &= freeBytes[d] >= other.freeBytes[d] && perToken[d] <= other.perToken[d];
      }
      if (Double.isFinite(instance.verifier().memoryBytes())) {
        less &= beside[d] <= other.beside[d];
      }
    }
    return less
        && (Double.isInfinite(instance.verifier().memoryBytes())
            || verifierFreeBytes >= other.verifierFreeBytes);
  }
}
