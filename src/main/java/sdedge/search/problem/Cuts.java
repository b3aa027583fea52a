package sdedge.search.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.plan.DraftChoices;

/** Cuts of an order that are made one after the other. */
public final class Cuts {
  private final IntStream.Builder batchEnds = IntStream.builder();
  private final IntStream.Builder cohortEnds = IntStream.builder();
  private final List<DraftChoices> choices = new ArrayList<>();
  private int end;

  /** Adds a batch up to a position, with one choice. */
  public void addBatch(int batchEnd, DraftChoice choice) {
    end = batchEnd;
    batchEnds.add(end);
    choices.add(new DraftChoices.SharedChoice(choice));
  }

  /** Ends a cohort with the last batch. */
  public void endCohort() {
    cohortEnds.add(end);
  }

  /** All cuts, once they are made. */
  public Partition partition() {
    return new Partition(batchEnds.build().toArray(), cohortEnds.build().toArray(), choices);
  }
}
