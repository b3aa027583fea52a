package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.explain.difference.Differences.Edit;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/**
 * What two plans do in the same place.
 *
 * @param cohort from 1
 * @param batch of the cohort, from 1
 * @param own the batch of the plan there; null if it has none
 * @param best that of the best plan; null if it has none
 */
public record SideBySide(int cohort, int batch, @Nullable Batch own, @Nullable Batch best) {
  /** All places of two plans, in plan order; none unless both have batches. */
  public static List<SideBySide> of(Plan own, Plan best) {
    if (own.continuous() != null || best.continuous() != null) {
      return List.of();
    }
    List<SideBySide> places = new ArrayList<>();
    int cohorts = Math.max(own.cohorts().size(), best.cohorts().size());
    for (int c = 0; c < cohorts; c++) {
      List<Batch> here = batches(own.cohorts(), c);
      List<Batch> there = batches(best.cohorts(), c);
      for (int b = 0; b < Math.max(here.size(), there.size()); b++) {
        places.add(new SideBySide(c + 1, b + 1, at(here, b), at(there, b)));
      }
    }
    return places;
  }

  private static List<Batch> batches(List<Cohort> cohorts, int cohort) {
    return cohort < cohorts.size() ? cohorts.get(cohort).batches() : List.of();
  }

  private static @Nullable Batch at(List<Batch> batches, int place) {
    return place < batches.size() ? batches.get(place) : null;
  }

  /** The place, such as {@code 1.2}. */
  public String place() {
    return cohort + "." + batch;
  }

  /** The tasks of a batch, of many the first. */
  public static String tasks(Instance instance, @Nullable Batch batch) {
    return Edit.listed(ids(instance, batch));
  }

  /** The tasks of a batch; none of none. */
  public static Stream<String> ids(Instance instance, @Nullable Batch batch) {
    return batch == null
        ? Stream.of()
        : batch.tasks().stream().map(task -> instance.tasks().get(task).id());
  }

  /** How a batch drafts, such as {@code l4} or, of two parts, {@code l4:ids+l3:llm}. */
  public static String drafting(@Nullable Batch batch) {
    return batch == null
        ? ""
        : String.join("+", batch.choices().all().map(SideBySide::drafting).toList());
  }

  private static String drafting(DraftChoice choice) {
    return "l" + choice.length() + (choice.mode() == null ? "" : ":" + choice.mode());
  }
}
