package sdedge.oracle.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import sdedge.timeline.Stage;

/** For how long servers are at work in an execution, seconds; links while they send. */
public final class Busy {
  private final Map<Stage, Map<Integer, Double>> seconds = new EnumMap<>(Stage.class); // by drafter

  /** Adds what that of a stage at a drafter is at work for; a shared band counts by drafter. */
  public void add(Stage stage, int drafter, double more) {
    addAt(stage, stage == Stage.VERIFY ? 0 : drafter, more);
  }

  private void addAt(Stage stage, int drafter, double more) {
    seconds.computeIfAbsent(stage, unused -> new HashMap<>()).merge(drafter, more, Double::sum);
  }

  public double verifierS() {
    return of(Stage.VERIFY, 0);
  }

  public double drafterS(int drafter) {
    return of(Stage.DRAFT, drafter);
  }

  public double upS(int drafter) {
    return of(Stage.FRONTHAUL_UP, drafter);
  }

  public double downS(int drafter) {
    return of(Stage.FRONTHAUL_DOWN, drafter);
  }

  private double of(Stage stage, int drafter) {
    return seconds.getOrDefault(stage, Map.of()).getOrDefault(drafter, 0.0);
  }
}
