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

  private static final String ONE = "+1";

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
      Change free = new Change(TaskOrder.AUTO.key(), "tasks in any order", null, any);
      all.add("order", "order", null, free);
    }
    for (int d = 0; d < instance.drafters().size(); d++) {
      if (instance.tasksOf(d).length > 1) { // else nobody would use another
        String another = "another " + instance.drafters().get(d).id();
        String words = "another drafter like " + instance.drafters().get(d).id();
        Change oneMore = new Change("+1", words, null, Edits.oneMore(instance, d));
        all.add(another, DRAFTERS, null, oneMore);
      }
    }
    return all.levers;
  }

  /** What batches are assumed to be beside what they need. */
  private void addAssumptions() {
    Batching old = instance.batching();
    if (old.pads()) {
      Instance bare = instance.with(old.with(Padding.NONE));
      Change none = new Change(Padding.NONE.key(), "batches without padding", null, bare);
      add("padding", "batching.padding", null, none);
    }
    if (old.isByBatch()) {
      Instance held = instance.with(old.with(Residency.COHORT));
      Change byCohort =
          new Change(Residency.COHORT.key(), "memory for whole cohorts at once", null, held);
      add("residency", "batching.residency", null, byCohort);
    }
  }

  /** One more of a cap, and none: of a length as many as there may be. */
  private void addCap(Cap cap) {
    int now = cap.of(instance);
    int most = cap == Cap.LENGTH ? Speculation.LONGEST : together;
    if (now < most - 1) {
      addCap(cap, ONE, now + 1);
    }
    if (now < most) {
      addCap(cap, cap == Cap.LENGTH ? "to " + most : NONE, most);
    }
  }

  private void addCap(Cap cap, String amount, int value) {
    String words =
        switch (cap) {
          case BATCH -> bought("task per batch", "tasks per batch", amount);
          case COHORT -> bought("task per cohort", "tasks per cohort", amount);
          case LENGTH -> amount.equals(ONE) ? "drafts of one more token" : "drafts of any length";
        };
    Change change = new Change(amount, words, (double) value, Edits.cap(instance, cap, value));
    add(cap.key(), cap.path(), (double) cap.of(instance), change);
  }

  private static String bought(String one, String all, String amount) {
    return amount.equals(ONE) ? "one more " + one : "no limit to " + all;
  }

  private void add(String resource, String path, @Nullable Double now, Change change) {
    levers.add(new Lever(resource, path, now, "", null, change, List.of()));
  }
}
