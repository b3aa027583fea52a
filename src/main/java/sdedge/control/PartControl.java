package sdedge.control;

import org.jspecify.annotations.Nullable;

/** The control of a part of a search: it stops with the whole, whose time it has. */
public interface PartControl extends Control {
  /** The control of the whole. */
  Control control();

  @Override
  default @Nullable Termination stop() {
    return control().stop();
  }

  @Override
  default @Nullable Termination stopInTime() {
    return control().stopInTime();
  }

  @Override
  default void failed(String what, Throwable failure) {
    control().failed(what, failure);
  }

  @Override
  default TimeBudget budget() {
    return control().budget();
  }

  @Override
  default double overtimeS() {
    return control().overtimeS();
  }
}
