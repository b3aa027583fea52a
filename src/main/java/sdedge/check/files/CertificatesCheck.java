package sdedge.check.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.Weights;
import sdedge.check.model.Uplinks;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;

/** Reads the weights that are said to prove bounds; what they prove is found out later. */
record CertificatesCheck(Instance instance) {

  /** Those that can prove something; whatever cannot is reported. */
  List<Weights> read(Tree certificates) {
    List<Weights> read = new ArrayList<>();
    List<Tree> items = certificates.items();
    for (int i = 0; i < items.size(); i++) {
      Weights weights = weights(i, items.get(i));
      if (weights != null) {
        read.add(weights);
      }
    }
    return read;
  }

  private @Nullable Weights weights(int index, Tree stated) {
    TaskOrder order = PlanFile.word(stated.get("order"), TaskOrder.values());
    Tree length = stated.get("length");
    Long common = null;
    if (instance.speculation().scope() == Scope.GLOBAL) {
      common = length.integer(0);
    } else {
      length.mustBe((String) null);
    }
    Double boundS = stated.get("bound_s").number();
    Map<Integer, Double> byTask = new HashMap<>();
    boolean wholeOfBits = all(stated.get("weights_s_per_bit"), true, byTask);
    boolean whole = all(stated.get("weights_of_ready_times"), false, byTask) && wholeOfBits;
    stated.finish();
    if (whole && byTask.values().stream().noneMatch(weight -> weight > 0)) {
      stated.mismatch("a weight above 0");
      return null;
    }
    return order == null || order == TaskOrder.AUTO || boundS == null || !whole
        ? null
        : new Weights(index, order, common == null ? null : common.intValue(), boundS, byTask);
  }

  /** Adds the weights of all tasks that share a band, or of all others. */
  private boolean all(Tree stated, boolean sharing, Map<Integer, Double> byTask) {
    boolean whole = true;
    for (int task : IntStream.range(0, instance.tasks().size()).toArray()) {
      if (shares(task) == sharing) {
        Tree weight = stated.get(instance.tasks().get(task).id());
        Double number = weight.number();
        if (number != null) {
          weight.mustLieIn(0, Double.MAX_VALUE, 0);
          byTask.put(task, Math.max(0, number));
        }
        whole = whole && number != null;
      }
    }
    stated.finish();
    return whole;
  }

  private boolean shares(int task) {
    int drafter = instance.tasks().get(task).drafter();
    return Uplinks.bits(instance, task) > 0
        && instance.drafters().get(drafter).wireless().powerModel() == PowerModel.CONSTANT_POWER;
  }
}
