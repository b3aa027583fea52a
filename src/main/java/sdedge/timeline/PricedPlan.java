package sdedge.timeline;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.latency.TaskProgress;
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
  private final ExecutionPricing pricing;
  private final int execution; // of those that are drawn, from 0
  private final double[] readyS; // r_k by index of the task in the instance
  private final List<Place> places;
  private final Map<Integer, PricedBatch> known = new HashMap<>(); // by position in the plan

  private PricedPlan(Instance instance, Plan plan) {
    this.instance = instance;
    this.plan = plan;
    pricing = new ExecutionPricing(instance, plan.pipeline());
    execution = 0;
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

  private PricedPlan(PricedPlan like, int execution) {
    instance = like.instance;
    plan = like.plan;
    pricing = like.pricing;
    readyS = like.readyS;
    places = like.places;
    this.execution = execution;
  }

  /** For its only execution, or the first that is drawn. */
  static PricedPlan of(Instance instance, Plan plan) {
    return new PricedPlan(instance, plan);
  }

  /** For every execution of which the makespan is the mean. */
  List<PricedPlan> executions() {
    return IntStream.range(0, pricing.executions())
        .mapToObj(each -> new PricedPlan(this, each))
        .toList();
  }

  Instance instance() {
    return instance;
  }

  Plan plan() {
    return plan;
  }

  /** How a task of a batch advances. */
  TaskProgress progress(int task, Batch batch) {
    return pricing.progress(task, batch, execution);
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
    Batch batch = batch(place);
    return PricedBatch.of(batch, place, readyS, pricing.profile(batch, execution));
  }

  private Batch batch(Place place) {
    return plan.cohorts().get(place.cohort()).batches().get(place.batch());
  }
}
