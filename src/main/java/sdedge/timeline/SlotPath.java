package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.timeline.CriticalPath.Segment;

/**
 * The longest path of a slot pipeline: in each slot the side that decides its length, in the means
 * of random steps by how much each side counts. Where a slot waits for uploads, all before it does
 * not matter: the path begins with them.
 */
final class SlotPath implements BatchListener {
  private final Instance instance;
  private final double[] readyS;
  private final List<Segment> segments = new ArrayList<>();
  private double clockS;

  private SlotPath(PricedPlan plan) {
    instance = plan.instance();
    readyS = plan.readyS();
  }

  /** The segments of a plan, one after the other. */
  static List<Segment> segments(PricedPlan plan) {
    SlotPath path = new SlotPath(plan);
    BatchPipeline pipeline = BatchPipeline.of(plan, path, BatchStages.NONE);
    while (pipeline.advance()) {
      // until the last cohort
    }
    return path.segments;
  }

  @Override
  public void draftCounts(PricedBatch batch, int step, double share, double waitS) {
    if (waitS > 0) {
      segments.clear();
      clockS = 0;
      add(new Resource(Resource.Kind.UPLINK, lastToArrive(batch)), batch.readyS());
    }
    BatchProfile profile = batch.profile();
    double[] counts = profile.drafterCounts(step);
    for (int i = 0; i < counts.length; i++) {
      PartProfile of = profile.parts().get(i);
      add(Stage.DRAFT, of.drafter(), share * counts[i] * of.draft(step));
      add(Stage.FRONTHAUL_UP, of.drafter(), share * counts[i] * of.up(step));
    }
  }

  @Override
  public void verifyCounts(PricedBatch batch, int step, double share) {
    BatchProfile profile = batch.profile();
    add(Stage.VERIFY, null, share * profile.verify(step));
    double[] counts = profile.verifierCounts(step);
    for (int i = 0; i < counts.length; i++) {
      PartProfile of = profile.parts().get(i);
      add(Stage.FRONTHAUL_DOWN, of.drafter(), share * counts[i] * of.down(step));
    }
  }

  private int lastToArrive(PricedBatch batch) {
    return batch.batch().tasks().stream()
        .max((a, b) -> Double.compare(readyS[a], readyS[b]))
        .map(k -> instance.tasks().get(k).drafter())
        .orElse(0);
  }

  private void add(Stage stage, @Nullable Integer drafter, double seconds) {
    add(Resource.of(stage, drafter), seconds);
  }

  private void add(Resource resource, double seconds) {
    if (seconds > 0) {
      segments.add(new Segment(resource, clockS, clockS + seconds));
      clockS += seconds;
    }
  }
}
