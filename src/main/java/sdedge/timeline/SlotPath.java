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
final class SlotPath implements SlotListener {
  private final Instance instance;
  private final double[] readyS;
  private final List<Segment> segments = new ArrayList<>();
  private List<PricedBatch> cohort = List.of();
  private double clockS;

  private SlotPath(PricedPlan plan) {
    instance = plan.instance();
    readyS = plan.readyS();
  }

  /** The segments of a plan, one after the other. */
  static List<Segment> segments(PricedPlan plan) {
    SlotPath path = new SlotPath(plan);
    SlotPipeline pipeline = new SlotPipeline(plan.plan().pipeline(), path);
    double clockS = 0;
    for (int c = 0; c < plan.plan().cohorts().size(); c++) {
      path.cohort = plan.cohort(c);
      clockS = pipeline.run(path.cohort, clockS);
    }
    return path.segments;
  }

  @Override
  public void draftCounts(int batch, int step, double part, double waitS) {
    if (waitS > 0) {
      segments.clear();
      clockS = 0;
      add(new Resource(Resource.Kind.UPLINK, lastToArrive(batch)), cohort.get(batch).readyS());
    }
    BatchProfile profile = cohort.get(batch).profile();
    double[] counts = profile.drafterCounts(step);
    for (int i = 0; i < counts.length; i++) {
      PartProfile of = profile.parts().get(i);
      add(Stage.DRAFT, of.drafter(), part * counts[i] * of.draft(step));
      add(Stage.FRONTHAUL_UP, of.drafter(), part * counts[i] * of.up(step));
    }
  }

  @Override
  public void verifyCounts(int batch, int step, double part) {
    BatchProfile profile = cohort.get(batch).profile();
    add(Stage.VERIFY, null, part * profile.verify(step));
    double[] counts = profile.verifierCounts(step);
    for (int i = 0; i < counts.length; i++) {
      PartProfile of = profile.parts().get(i);
      add(Stage.FRONTHAUL_DOWN, of.drafter(), part * counts[i] * of.down(step));
    }
  }

  private int lastToArrive(int batch) {
    return cohort.get(batch).batch().tasks().stream()
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
