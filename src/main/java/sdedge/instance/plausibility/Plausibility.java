package sdedge.instance.plausibility;

import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/** Warns of what is well-formed and still most likely a mistake. */
public final class Plausibility {
  private static final List<Rule> RULES =
      List.of(
          new ParameterCount(),
          new ModelShape(),
          new ComputeRate(),
          new MemoryBandwidth(),
          new MemorySize(),
          new UnreadTable(),
          new TableUnits(),
          new Bandwidth(),
          new NoiseDensity(),
          new TransmitPower(),
          new ChannelGain());

  private Plausibility() {}

  /** A line for each rule that finds something: the first value, and how many more there are. */
  public static List<String> warnings(LoadedInstance loaded) {
    return RULES.stream().flatMap(rule -> warning(rule.findings(loaded).toList())).toList();
  }

  private static Stream<String> warning(List<Finding> findings) {
    return findings.stream().limit(1).map(first -> first.text(findings.size() - 1));
  }
}
