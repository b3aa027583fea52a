package sdedge.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * Draws the channels of an instance again, all else as it is: by a radio model, which gives each
 * user a new place, or as Rayleigh fading around the gains of the instance. A seed means what it
 * means to {@code generate}: the users of a generated instance get the gains that another seed
 * would have given them.
 */
public final class ChannelDrop {
  /** The options that describe channels. */
  public static final Set<Choice> CHOICES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Choice.RADIO,
              Choice.RADIUS,
              Choice.CARRIER,
              Choice.LOS,
              Choice.SHADOWING,
              Choice.FADING,
              Choice.INDOOR,
              Choice.UT_HEIGHT));

  private static final int DECIMALS = 2;

  private final GainLaw law;

  private ChannelDrop(GainLaw law) {
    this.law = law;
  }

  /** The gain of a task, dB. */
  private interface GainLaw {
    double gainDb(long seed, int index, Task task);
  }

  /**
   * What the options describe.
   *
   * @param given some of {@link #CHOICES}
   * @throws IllegalArgumentException if they say nothing that is drawn, or something wrong
   */
  public static ChannelDrop of(Map<Choice, String> given) {
    if (given.containsKey(Choice.RADIO)) {
      Radio radio = Radio.of(new OptionChoices(given, Map.of()));
      return new ChannelDrop((seed, k, task) -> radio.link(seed, task.drafter(), k).gainDb());
    }
    Map<Choice, String> others = new EnumMap<>(Choice.class);
    others.putAll(given);
    if (!"rayleigh".equals(others.remove(Choice.FADING))) {
      throw new IllegalArgumentException(
          "--seeds needs what to draw: --radio umi for new places and channels,"
              + " or --fading rayleigh around the gains of the file");
    } else if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          others.keySet().iterator().next().option() + " goes with --radio");
    }
    return new ChannelDrop(
        (seed, k, task) -> task.channelGainDb() + Radio.fadingDb(seed, task.drafter(), k));
  }

  public Instance of(Instance instance, long seed) {
    List<Task> tasks = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Task old = instance.tasks().get(k);
      String gain = Texts.rounded(law.gainDb(seed, k, old), DECIMALS);
      tasks.add(old.withChannelGain(Double.parseDouble(gain)));
    }
    return instance.with(tasks);
  }
}
