package sdedge.check;

import org.jspecify.annotations.Nullable;
import sdedge.check.model.Execution;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** What bits and hertz are said to be worth: for the right tasks, and never less than nothing. */
record MultipliersCheck(Instance instance) {
  private static final double SLACK = 1e-9;

  void check(Tree multipliers, @Nullable Execution execution) {
    if (execution == null) {
      multipliers.mustBe((String) null);
    } else if (!multipliers.isNull()) {
      for (Tree cell : multipliers.items()) {
        double most = execution.makespanS();
        cell.get("least_makespan_s").mustLieIn(0, most, SLACK * most);
        weights(cell.get("weights_s_per_bit"), drafter(cell.get("drafter")));
        double endS = 0;
        for (Tree window : cell.get("windows").items()) {
          Tree end = window.get("end_s");
          end.mustLieIn(endS, Double.MAX_VALUE, 0);
          Double number = end.number();
          endS = number == null ? endS : number;
          window.get("saved_s_per_hz").mustLieIn(0, Double.MAX_VALUE, 0);
          window.finish();
        }
        cell.finish();
      }
    }
  }

  /** The index of a drafter whose tasks can share the band; -1, and reported, if it is none. */
  private int drafter(Tree id) {
    String name = id.text();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      boolean shares = drafter.wireless().powerModel() == PowerModel.CONSTANT_POWER;
      if (shares && drafter.id().equals(name)) {
        return d;
      }
    }
    id.mismatch("a drafter of constant power");
    return -1;
  }

  private void weights(Tree weights, int drafter) {
    for (Task task : instance.tasks()) {
      Wireless cell = instance.drafters().get(task.drafter()).wireless();
      if (task.drafter() == drafter && cell.headerBits() + cell.bitsPerToken() > 0) {
        weights.get(task.id()).mustLieIn(0, Double.MAX_VALUE, 0);
      }
    }
    weights.finish();
  }
}
