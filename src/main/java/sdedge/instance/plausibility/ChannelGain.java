package sdedge.instance.plausibility;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Task;

/** A channel that amplifies: a gain above 0 dB, or a linear one. */
final class ChannelGain implements Rule {
  private static final double LARGEST_LINEAR = 0.1; // of a channel, far above any

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    List<Task> tasks = loaded.instance().tasks();
    return IntStream.range(0, tasks.size())
        .filter(k -> tasks.get(k).channelGainDb() > 0)
        .mapToObj(k -> finding("tasks[" + k + "].channel_gain_db", tasks.get(k).channelGainDb()));
  }

  private static Finding finding(String path, double gain) {
    String maybe =
        gain < LARGEST_LINEAR
            ? "it is linear, which is " + Figure.of(10 * Math.log10(gain)) + " dB"
            : "the sign is missing";
    return new Finding(path, Figure.of(gain) + " dB", "-160 to -40 dB", maybe);
  }
}
