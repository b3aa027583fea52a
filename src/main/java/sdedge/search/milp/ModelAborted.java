package sdedge.search.milp;

import java.io.Serial;
import sdedge.control.Control;
import sdedge.control.Termination;

/** The model is not built to its end. */
final class ModelAborted extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Termination reason;

  ModelAborted(Termination reason) {
    super(reason.key(), null, false, false);
    this.reason = reason;
  }

  Termination reason() {
    return reason;
  }

  /** Aborts if the search must stop. */
  static void check(Control control) {
    Termination reason = control.stop();
    if (reason != null) {
      throw new ModelAborted(reason);
    }
  }
}
