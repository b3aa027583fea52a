package sdedge.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.explain.CapUse.Cap;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.Speculation;
import sdedge.instance.Task;

/** Instances with other numbers in them. */
final class Edits {
  private static final String COPY = "-2";
  private static final double BOUNDLESS_BYTES = 1e30; // nothing fills it

  private Edits() {}

  static Instance verifier(Instance instance, UnaryOperator<Node> edit) {
    return instance.with(
        new Instance.Network(edit.apply(instance.verifier()), instance.drafters()));
  }

  static Instance drafter(Instance instance, int drafter, UnaryOperator<Drafter> edit) {
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    drafters.set(drafter, edit.apply(drafters.get(drafter)));
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  /**
   * With another node.
   *
   * @param drafter whose it is; null for that of the verifier
   */
  static Instance node(Instance instance, @Nullable Integer drafter, UnaryOperator<Node> edit) {
    return drafter == null
        ? verifier(instance, edit)
        : drafter(instance, drafter, d -> d.with(edit.apply(d.node())));
  }

  static Instance bandwidth(Instance instance, int drafter, double hertz) {
    return drafter(instance, drafter, d -> d.with(d.wireless().withBand(hertz)));
  }

  static Instance fronthaul(Instance instance, int drafter, double rateBps, double latencyS) {
    return drafter(
        instance,
        drafter,
        d -> {
          Fronthaul old = d.fronthaul();
          Fronthaul link =
              new Fronthaul(
                  rateBps,
                  latencyS,
                  old.bitsPerPromptToken(),
                  old.bitsPerDraftToken(),
                  old.bitsPerVerdict(),
                  old.access());
          return d.with(link);
        });
  }

  /**
   * With other FLOP/s of a node at their peak; its table and those of modes there take as much less
   * time.
   *
   * @param drafter whose it is; null for that of the verifier
   * @param times as fast
   */
  static Instance speed(
      Instance instance, @Nullable Integer drafter, DoubleUnaryOperator flops, double times) {
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter each : instance.drafters()) {
      boolean isOf = drafter == null || drafter == drafters.size();
      drafters.add(isOf ? faster(each, drafter == null, times) : each);
    }
    Instance changed = instance.with(new Instance.Network(instance.verifier(), drafters));
    return node(changed, drafter, n -> n.with(n.latency().withPeaks(flops, bytes -> bytes)));
  }

  /** The tables of modes at one of the nodes, as much faster. */
  private static Drafter faster(Drafter drafter, boolean atVerifier, double times) {
    return drafter.with(
        drafter.modes().stream()
            .map(
                mode ->
                    mode.table() == null || mode.isAtVerifier() != atVerifier
                        ? mode
                        : mode.with(mode.table().map(seconds -> seconds / times)))
            .toList());
  }

  /**
   * With a draft mode that no node can hold, so that no set of modes that has it is ever loaded.
   * Unlike its absence that leaves the other modes of a drafter as many as they are.
   */
  static Instance without(Instance instance, String mode) {
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      List<DraftMode> modes =
          drafter.modes().stream().map(m -> m.name().equals(mode) ? tooLarge(m) : m).toList();
      drafters.add(drafter.with(limited(drafter.node())).with(modes));
    }
    return instance.with(new Instance.Network(limited(instance.verifier()), drafters));
  }

  private static Node limited(Node node) {
    return node.withMemory(Math.min(node.memoryBytes(), BOUNDLESS_BYTES));
  }

  private static DraftMode tooLarge(DraftMode mode) {
    Model old = mode.model();
    return mode.with(
        new Model(
            "too large",
            old.layers(),
            old.hidden(),
            old.parameters(),
            2 * BOUNDLESS_BYTES,
            old.kvBytesPerToken()));
  }

  /** With another band, for all drafters on it. */
  static Instance band(Instance instance, String link, double hertz) {
    List<Drafter> drafters =
        instance.drafters().stream()
            .map(
                drafter -> {
                  RadioLink.Access access = drafter.fronthaul().access();
                  return access == null || !access.link().name().equals(link)
                      ? drafter
                      : drafter.with(drafter.fronthaul().with(access.withBand(hertz)));
                })
            .toList();
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  /** The node with other bytes/s at their peak, if its model reads them. */
  static Node memoryBandwidth(Node node, DoubleUnaryOperator bytes) {
    return node.with(node.latency().withPeaks(flops -> flops, bytes));
  }

  /** With another value at a cap. */
  static Instance cap(Instance instance, Cap cap, int value) {
    Batching caps = instance.batching();
    return switch (cap) {
      case BATCH -> instance.with(caps.withCaps(value, caps.maxTasksPerCohort()));
      case COHORT -> instance.with(caps.withCaps(caps.maxTasksPerBatch(), value));
      case LENGTH -> longest(instance, value);
    };
  }

  private static Instance longest(Instance instance, int length) {
    Speculation old = instance.speculation();
    return instance.with(new Speculation(old.minLength(), length, old.scope(), old.steps()));
  }

  /** Answers that are not known cut off at a part of the longest one. */
  static Instance longestAnswers(Instance instance, double part) {
    int longest = instance.speculation().maxLength();
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      AnswerLaw law = task.answer();
      int most = Math.max(1, (int) (part * law.largestOutputTokens()));
      tasks.add(law.isUncertain() ? task.with(AnswerLaw.of(law.outcomes(), most, longest)) : task);
    }
    return instance.with(tasks);
  }

  /** All rates of all tasks changed, kept in [0, 1]. */
  static Instance acceptance(Instance instance, DoubleUnaryOperator change) {
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      tasks.add(
          task.withAcceptance(
              rates -> rates.map(rate -> Math.max(0, Math.min(1, change.applyAsDouble(rate))))));
    }
    return instance.with(tasks);
  }

  /**
   * One more drafter like another, with node, band and fronthaul of its own: every second of the
   * other's tasks, in the order of the file, is its.
   */
  static Instance oneMore(Instance instance, int drafter) {
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    Drafter like = drafters.get(drafter);
    drafters.add(like.with(like.node().withId(freeId(instance, like.id() + COPY))));
    List<Task> tasks = new ArrayList<>();
    int own = 0;
    for (Task task : instance.tasks()) {
      boolean moves = task.drafter() == drafter && own++ % 2 == 1;
      tasks.add(moves ? task.withDrafter(drafters.size() - 1) : task);
    }
    return instance.with(new Instance.Network(instance.verifier(), drafters)).with(tasks);
  }

  private static String freeId(Instance instance, String wanted) {
    boolean taken =
        instance.verifier().id().equals(wanted)
            || instance.drafters().stream().anyMatch(d -> d.id().equals(wanted));
    return taken ? freeId(instance, wanted + COPY) : wanted;
  }
}
