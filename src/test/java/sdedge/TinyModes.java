package sdedge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyTable;
import sdedge.instance.Model;
import sdedge.instance.Task;

/** Draft modes of systems whose times can be followed in the head: passes of some seconds. */
public final class TinyModes {
  private TinyModes() {}

  /** A mode at the drafter, of which nothing travels. */
  public static DraftMode atDrafter(String name, double passS) {
    return mode(name, false, passS);
  }

  /** A mode at the verifier. */
  public static DraftMode atVerifier(String name, double passS) {
    return mode(name, true, passS);
  }

  private static DraftMode mode(String name, boolean atVerifier, double passS) {
    LatencyTable table =
        new LatencyTable(new double[] {1}, new double[] {0}, new double[][] {{passS}});
    Model model = new Model(name, 1, 1, 1, 0, 0);
    return new DraftMode(name, model, atVerifier, false, table, Map.of());
  }

  /** The modes of a drafter. */
  public static Instance with(Instance instance, int drafter, DraftMode... modes) {
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    drafters.set(drafter, drafters.get(drafter).with(List.of(modes)));
    return instance.with(new Instance.Network(instance.verifier(), drafters));
  }

  /** What a task accepts at each position, by mode: of the first ones, in their order. */
  public static Instance accepting(Instance instance, int task, double... byMode) {
    List<Task> tasks = new ArrayList<>(instance.tasks());
    Task old = tasks.get(task);
    List<DraftMode> modes = instance.drafters().get(old.drafter()).modes();
    Map<String, Acceptance> acceptances = new LinkedHashMap<>();
    for (int m = 0; m < byMode.length; m++) {
      acceptances.put(modes.get(m).name(), Acceptance.of(byMode[m]));
    }
    tasks.set(task, old.withAcceptance(all -> Acceptance.ofModes(acceptances)));
    return instance.with(tasks);
  }
}
