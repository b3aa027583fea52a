package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Groups that wait for the verifier: first come, of one instant the lower number first. */
final class VerifierQueue {
  private final PriorityQueue<Arrived> queue =
      new PriorityQueue<>(
          Comparator.comparingInt(Arrived::instant)
              .thenComparingInt(arrived -> arrived.group().number));

  private record Arrived(int instant, StepGroup group) {}

  void arrive(int instant, StepGroup group) {
    queue.add(new Arrived(instant, group));
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** The groups of the next pass: the first one, and if they merge those behind it that fit. */
  List<StepGroup> next(boolean merge, int most) {
    List<StepGroup> pass = new ArrayList<>();
    int size = 0;
    do {
      StepGroup group = queue.remove().group();
      pass.add(group);
      size += group.residents.size();
    } while (merge && fitsToo(size, queue.peek(), most));
    return pass;
  }

  private static boolean fitsToo(int size, @Nullable Arrived next, int most) {
    return next != null && size + next.group().residents.size() <= most;
  }
}
