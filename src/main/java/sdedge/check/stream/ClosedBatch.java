package sdedge.check.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.check.model.Uplinks;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.Steps;

/** What a tariff proves of the makespan of all tasks, each once (Section 12 of the model). */
public final class ClosedBatch {
  private final Instance instance;
  private final Tariff tariff;
  private final Steps steps;

  private ClosedBatch(Instance instance, Tariff tariff) {
    this.instance = instance;
    this.tariff = tariff;
    steps = instance.speculation().steps();
  }

  /**
   * The largest bound that follows, seconds.
   *
   * @throws IllegalArgumentException if the tariff is none of the network
   */
  public static double boundS(Instance instance, Tariff tariff) {
    return new ClosedBatch(instance, tariff).boundS();
  }

  private double boundS() {
    double[] uploadS = new double[instance.tasks().size()];
    Arrays.setAll(uploadS, k -> Uplinks.aloneS(instance, k));
    double[] aloneS = aloneS();
    double bound = byLoad(Arrays.stream(uploadS).min().orElse(0));
    for (int k = 0; k < uploadS.length; k++) {
      bound = Math.max(bound, uploadS[k] + aloneS[k]);
    }
    for (int d = 0; d < instance.drafters().size(); d++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < aloneS.length; k++) {
        least = instance.tasks().get(k).drafter() == d ? Math.min(least, aloneS[k]) : least;
      }
      if (least < Double.POSITIVE_INFINITY) {
        bound = Math.max(bound, Uplinks.lastReadyS(instance, d) + least);
      }
    }
    return bound;
  }

  private double byLoad(double firstReadyS) {
    boolean inTurn =
        instance.drafters().stream()
            .allMatch(d -> d.wireless().powerModel() == PowerModel.CONSTANT_PSD);
    double memory = steps == Steps.MEAN ? tariff.memory() : 0;
    double withBands = inTurn ? quotient(changed(memory, 1)) : 0;
    return Math.max(withBands, firstReadyS + quotient(changed(memory, 0)));
  }

  private double quotient(Tariff of) {
    double sum = Arrays.stream(new Valuation(instance, of, steps).values()).sum();
    return of.total() > 0 ? sum / of.total() : 0;
  }

  private Tariff changed(double memory, double bands) {
    List<Tariff.OfDrafter> drafters = new ArrayList<>();
    for (Tariff.OfDrafter d : tariff.drafters()) {
      drafters.add(new Tariff.OfDrafter(d.node(), d.up(), d.down(), bands * d.band()));
    }
    return new Tariff(
        tariff.verifier(), memory, drafters, tariff.way(), tariff.phaseS(), tariff.prompts());
  }

  /** From the arrival of its prompt on, the least a task takes even alone, by task. */
  private double[] aloneS() {
    double[] longest = new double[instance.tasks().size()];
    for (Tariff.Way way : new Tariff.Way[] {Tariff.Way.SHARED, Tariff.Way.RIDDEN}) {
      for (double compute : new double[] {0, 1}) {
        double[] seconds = new Valuation(instance, free(compute, way), steps).valuesInTime();
        Arrays.setAll(longest, k -> Math.max(longest[k], seconds[k]));
      }
    }
    return longest;
  }

  private Tariff free(double compute, Tariff.Way way) {
    List<Tariff.OfDrafter> drafters = new ArrayList<>();
    for (Tariff.OfDrafter d : tariff.drafters()) {
      drafters.add(new Tariff.OfDrafter(free(d.node(), compute), 0, 0, 0));
    }
    return new Tariff(free(tariff.verifier(), compute), 0, drafters, way, 0, tariff.prompts());
  }

  private static Tariff.OfNode free(Tariff.OfNode node, double compute) {
    return new Tariff.OfNode(0, compute, node.plane(), 1, 0, 0);
  }
}
