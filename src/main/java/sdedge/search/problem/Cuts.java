package sdedge.search.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.plan.Lengths;

/** Cuts of an order that are made one after the other. */
public final class Cuts {
  private final IntStream.Builder batchEnds = IntStream.builder();
  private final IntStream.Builder cohortEnds = IntStream.builder();
  private final List<Lengths> lengths = new ArrayList<>();
  private int end;

  /** Adds a batch up to a position, with one length. */
  public void addBatch(int batchEnd, int length) {
    end = batchEnd;
    batchEnds.add(end);
    lengths.add(new Lengths.Common(length));
  }

  /** Ends a cohort with the last batch. */
  public void endCohort() {
    cohortEnds.add(end);
  }

  /** All cuts, once they are made. */
  public Partition partition() {
    return new Partition(batchEnds.build().toArray(), cohortEnds.build().toArray(), lengths);
  }
}
