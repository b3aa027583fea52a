package sdedge.timeline;

/** Is notified of the verdicts of one part of a batch until the last one. */
record PartVerdicts(PricedBatch batch, int part, Verdicts known) implements BatchListener {
  @Override
  public void verdict(PricedBatch other, int index, int step, double timeS) {
    if (index == part && other.place().equals(batch.place())) {
      known.known(step, timeS);
    }
  }

  boolean isOver() {
    return known.areKnown();
  }
}
