package sdedge.timeline;

import sdedge.instance.Pipeline;

/** Executes the batches of a plan (docs/model.md sections 6 and 9). */
interface BatchPipeline {
  /** Goes on to the end of the next cohort or instant; false if there is none. */
  boolean advance();

  /** When the last batch so far ended, seconds. */
  double endS();

  /** The execution of a plan from its start. */
  static BatchPipeline of(PricedPlan plan, BatchListener listener, BatchStages stages) {
    Pipeline pipeline = plan.plan().pipeline();
    return pipeline == Pipeline.ASYNCHRONOUS
        ? new AsynchronousPipeline(plan.instance(), plan, listener, stages)
        : new SlotPipeline(pipeline, plan.cohorts(), listener, stages);
  }
}
