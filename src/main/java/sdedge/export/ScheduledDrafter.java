package sdedge.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Suggestion;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.stream.steady.KvCacheSize;
import sdedge.stream.steady.Residuals;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;
import sdedge.study.CommandFailure;

/**
 * A drafter that drafts in one mode for an engine.
 *
 * @param instance in which it has that mode alone
 * @param drafter its place
 */
public record ScheduledDrafter(Instance instance, int drafter) {
  /**
   * A drafter of an instance.
   *
   * @param mode its name; null for the only one
   * @throws IllegalArgumentException if there is none of this name, or several and none is named
   */
  public static ScheduledDrafter of(Instance instance, int drafter, @Nullable String mode) {
    Drafter of = instance.drafters().get(drafter);
    List<String> names = of.modes().stream().map(DraftMode::name).toList();
    if (mode == null && names.size() > 1) {
      throw new IllegalArgumentException("--mode must name one of " + String.join(", ", names));
    } else if (mode != null && names.isEmpty()) {
      throw new IllegalArgumentException("--mode has no effect: " + of.id() + " lists no modes");
    } else if (mode != null && !names.contains(mode)) {
      throw new IllegalArgumentException("--mode: " + Suggestion.mustBeOneOf(mode, names));
    }
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    drafters.set(drafter, names.isEmpty() ? of : of.with(List.of(of.mode(mode))));
    return new ScheduledDrafter(
        instance.with(new Instance.Network(instance.verifier(), drafters)), drafter);
  }

  /**
   * Its schedule.
   *
   * @param residuals of measured requests of the load
   * @param lengths to choose among; empty for those allowed
   * @param cache as stated; null for that of the verifier
   * @param most requests
   * @param cost the share of tokens per second that having a schedule costs
   * @param contexts ends of the ranges that are distinguished; empty for none
   * @param least length that the engine bears
   * @throws CommandFailure if the memory holds no request
   */
  public VllmSchedule schedule(
      SteadyLoad load,
      Residuals residuals,
      List<Integer> lengths,
      @Nullable KvCacheSize cache,
      int most,
      double cost,
      List<Integer> contexts,
      int least)
      throws CommandFailure {
    SteadyService service =
        SteadyService.of(instance, drafter, load, lengths).with(residuals).withCache(cache);
    if (service.residents() == 0) {
      String node = instance.verifier().id();
      throw CommandFailure.invalid(
          instance.name() + ": the memory of " + node + " holds no request");
    }
    return VllmSchedule.of(service, most, contexts, cost, least).with(onOneCard());
  }

  /** What is taken of drafts of a node of their own; empty of those at the verifier. */
  private List<String> onOneCard() {
    Drafter of = instance.drafters().get(drafter);
    String card = instance.verifier().id();
    return of.mode(null).isAtVerifier()
        ? List.of()
        : List.of(
            ("the model of " + of.id() + " is taken as running on the card of " + card)
                + (" at the speed of " + of.id())
                + "; exact is a draft mode with at: verifier");
  }
}
