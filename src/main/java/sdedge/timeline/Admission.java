package sdedge.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;

/**
 * Lets batches into the system in one queue over all drafters, whose head blocks the rest
 * (docs/model.md section 6, {@code asynchronous}).
 */
final class Admission {
  /**
   * A batch that asks to be admitted.
   *
   * @param dueS largest U of its drafter's plan up to and including this batch, seconds
   * @param tokens reserved for its tasks, on both nodes
   */
  record Request(PlacedBatch placed, double dueS, double tokens) {
    int tasks() {
      return placed.priced().batch().tasks().size();
    }
  }

  private final Instance instance;
  private final Deque<Job> queue = new ArrayDeque<>();
  private final double[] drafterTokens;
  private final int[] drafterTasks;
  private double verifierTokens;

  Admission(PricedPlan plan) {
    instance = plan.instance();
    drafterTokens = new double[instance.drafters().size()];
    drafterTasks = new int[drafterTokens.length];
    for (Request request : requests(plan)) {
      queue.add(new Job(request, queue.size()));
    }
  }

  /** Batches not yet admitted, in order. */
  List<Job> waiting() {
    return List.copyOf(queue);
  }

  /** Admits the head of the queue; null if there is none or it must wait. */
  @Nullable Job admit(double nowS) {
    Job head = queue.peek();
    if (head == null || head.request().dueS() > nowS || !hasRoom(head)) {
      return null;
    }
    queue.remove();
    reserve(head, 1);
    return head;
  }

  /** The last verdict of a batch is back: it gives up its memory. */
  void release(Job job) {
    reserve(job, -1);
  }

  private boolean hasRoom(Job job) {
    int d = job.drafter();
    double tokens = job.request().tokens();
    long tasks = (long) drafterTasks[d] + job.request().tasks();
    return tasks <= instance.batching().maxTasksPerCohort()
        && Feasibility.fits(instance.drafters().get(d).node(), drafterTokens[d] + tokens)
        && Feasibility.fits(instance.verifier(), verifierTokens + tokens);
  }

  private void reserve(Job job, int sign) {
    double tokens = sign * job.request().tokens();
    drafterTokens[job.drafter()] += tokens;
    drafterTasks[job.drafter()] += sign * job.request().tasks();
    verifierTokens += tokens;
  }

  private static List<Request> requests(PricedPlan plan) {
    List<Request> requests = new ArrayList<>();
    int drafter = -1;
    double dueS = 0;
    for (PlacedBatch placed : plan.batches()) {
      dueS = placed.drafter() == drafter ? dueS : 0;
      drafter = placed.drafter();
      dueS = Math.max(dueS, placed.priced().readyS());
      double tokens = 0;
      for (int task : placed.priced().batch().tasks()) {
        tokens += Feasibility.reservedTokens(plan.instance(), task);
      }
      requests.add(new Request(placed, dueS, tokens));
    }
    // Stable: batches of one drafter stay in plan order.
    requests.sort(
        Comparator.comparingDouble(Request::dueS).thenComparingInt(r -> r.placed().drafter()));
    return requests;
  }
}
