package sdedge.timeline;

/** Is notified of the verdicts of one part of a batch until the last one. */
record VerdictObserver(PricedBatch batch, int part, Verdicts verdicts)
    implements AsynchronousObserver {
  @Override
  public void known(PricedBatch other, int index, int step, double timeS) {
    if (index == part && other.place().equals(batch.place())) {
      verdicts.known(step, timeS);
    }
  }

  boolean isOver() {
    return verdicts.areKnown();
  }
}
