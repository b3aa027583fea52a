package sdedge.timeline;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.timeline.PricedBatch.Place;

/**
 * A plan with all that execution needs to know of its batches, which are priced when they are asked
 * for: the times of all steps of all batches of a large plan take more memory than there is.
 */
final class PricedPlan implements Batches {
  private final Instance instance;
  private final Plan plan;
  private final StageModel model;
  private final double[] readyS; // r_k by index of the task in the instance
  private final List<Place> places;
  private final Map<Integer, PricedBatch> known = new HashMap<>(); // by position in the plan

  private PricedPlan(Instance instance, Plan plan) {
    this.instance = instance;
    this.plan = plan;
    model = StageModel.of(instance, plan.pipeline());
    readyS = Uploads.readySeconds(instance, plan);
    places =
        IntStream.range(0, plan.cohorts().size())
            .boxed()
            .flatMap(
                c ->
                    IntStream.range(0, plan.cohorts().get(c).batches().size())
                        .mapToObj(b -> new Place(c, b)))
            .toList();
  }

  static PricedPlan of(Instance instance, Plan plan) {
    return new PricedPlan(instance, plan);
  }

  Instance instance() {
    return instance;
  }

  Plan plan() {
    return plan;
  }

  StageModel model() {
    return model;
  }

  double[] readyS() {
    return readyS;
  }

  /** Where a batch stands, by its position in the plan. */
  Place place(int position) {
    return places.get(position);
  }

  /** The batches of each cohort, priced anew. */
  Iterator<List<PricedBatch>> cohorts() {
    return IntStream.range(0, plan.cohorts().size()).mapToObj(this::cohort).iterator();
  }

  private List<PricedBatch> cohort(int c) {
    return IntStream.range(0, plan.cohorts().get(c).batches().size())
        .mapToObj(b -> priced(new Place(c, b)))
        .toList();
  }

  @Override
  public MemoryModel residence() {
    return MemoryModel.of(instance, plan);
  }

  @Override
  public int size() {
    return places.size();
  }

  @Override
  public double readyS(int position) {
    return batch(places.get(position)).tasks().stream().mapToDouble(k -> readyS[k]).max().orElse(0);
  }

  @Override
  public PricedBatch at(int position) {
    return known.computeIfAbsent(position, absent -> priced(places.get(position)));
  }

  @Override
  public void forget(int position) {
    known.remove(position);
  }

  private PricedBatch priced(Place place) {
    return PricedBatch.of(instance, model, batch(place), place, readyS);
  }

  private Batch batch(Place place) {
    return plan.cohorts().get(place.cohort()).batches().get(place.batch());
  }
}
