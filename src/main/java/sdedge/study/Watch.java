package sdedge.study;

import sdedge.search.Control;

/** Watches and stops one search of a study. */
public interface Watch extends Control {
  /** The control of the comparison with autoregressive decoding, which begins now. */
  Control forBaseline();

  /** Whether a signal asked for what there is so far. */
  boolean isInterrupted();

  /** Hears that the search has ended. */
  void end();
}
