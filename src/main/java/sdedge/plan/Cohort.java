package sdedge.plan;

import java.util.List;

/** Batches that are resident in memory together and pass the pipeline in turn; at least one. */
public record Cohort(List<Batch> batches) {
  public Cohort {
    batches = List.copyOf(batches);
  }
}
