package sdedge.timeline;

import sdedge.latency.BatchProfile;
import sdedge.timeline.Admission.Request;

/** A batch on its way through the servers. */
final class Job {
  private final Request request;
  private final int position;
  private int step = 1;

  /**
   * @param position of admission, over all drafters
   */
  Job(Request request, int position) {
    this.request = request;
    this.position = position;
  }

  Request request() {
    return request;
  }

  PlacedBatch placed() {
    return request.placed();
  }

  BatchProfile profile() {
    return placed().priced().profile();
  }

  int drafter() {
    return placed().drafter();
  }

  int position() {
    return position;
  }

  /** The step it is in, from 1. */
  int step() {
    return step;
  }

  boolean isLastStep() {
    return step == profile().steps();
  }

  void nextStep() {
    step++;
  }
}
