package sdedge.study;

import sdedge.search.control.Control;

/** Watches and stops one search of a study. */
public interface Watch extends Control {
  /** The control of the comparison with autoregressive decoding, which begins now. */
  Control forBaseline();

  /** The control of what bounds all policies, which begins now. */
  Control forBound();

  /** Whether a signal asked for what there is so far. */
  boolean isInterrupted();

  /** What the search told of its progress. */
  default SearchLog log() {
    return new SearchLog();
  }

  /** Is notified that the search has ended. */
  void end();
}
