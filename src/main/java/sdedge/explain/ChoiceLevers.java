package sdedge.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.explain.CapUse.Cap;
import sdedge.explain.Lever.Change;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.instance.TaskOrder;

/** Levers that change no number of a server, each in one way alone. */
final class ChoiceLevers {
  /** Where drafters stand in the instance. */
  static final String DRAFTERS = "drafters";

  /** What is left of a limit that is lifted. */
  static final String NONE = "none";

  private final Instance instance;
  private final int together;
  private final List<Lever> levers = new ArrayList<>();

  private ChoiceLevers(Instance instance, int together) {
    this.instance = instance;
    this.together = together;
  }

  /**
   * The caps of the search, all orders in place of one, what is assumed of batches, one more
   * drafter like each.
   *
   * @param together how many tasks are planned for
   */
  static List<Lever> of(Instance instance, int together) {
    ChoiceLevers all = new ChoiceLevers(instance, together);
    all.addAssumptions();
    for (Cap cap : Cap.values()) {
      all.addCap(cap);
    }
    if (instance.order() != TaskOrder.AUTO) {
      Instance any = instance.withOptions(null, null, TaskOrder.AUTO, null);
      all.add("order", "order", null, TaskOrder.AUTO.key(), null, any);
    }
    for (int d = 0; d < instance.drafters().size(); d++) {
      if (instance.tasksOf(d).length > 1) { // else nobody would use another
        String another = "another " + instance.drafters().get(d).id();
        all.add(another, DRAFTERS, null, "+1", null, Edits.oneMore(instance, d));
      }
    }
    return all.levers;
  }

  /** What batches are assumed to be beside what they need. */
  private void addAssumptions() {
    Batching old = instance.batching();
    if (old.pads()) {
      Instance bare = instance.with(old.with(Padding.NONE));
      add("padding", "batching.padding", null, Padding.NONE.key(), null, bare);
    }
    if (old.isByBatch()) {
      Instance held = instance.with(old.with(Residency.COHORT));
      add("residency", "batching.residency", null, Residency.COHORT.key(), null, held);
    }
  }

  /** One more of a cap, and none: of a length as many as there may be. */
  private void addCap(Cap cap) {
    int now = cap.of(instance);
    int most = cap == Cap.LENGTH ? Speculation.LONGEST : together;
    if (now < most - 1) {
      addCap(cap, "+1", now + 1);
    }
    if (now < most) {
      addCap(cap, cap == Cap.LENGTH ? "to " + most : NONE, most);
    }
  }

  private void addCap(Cap cap, String amount, int value) {
    Instance changed = Edits.cap(instance, cap, value);
    add(cap.key(), cap.path(), (double) cap.of(instance), amount, (double) value, changed);
  }

  private void add(
      String resource,
      String path,
      @Nullable Double now,
      String amount,
      @Nullable Double value,
      Instance changed) {
    Change change = new Change(amount, value, changed);
    levers.add(new Lever(resource, path, now, "", null, change, List.of()));
  }
}
