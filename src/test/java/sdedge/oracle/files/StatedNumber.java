package sdedge.oracle.files;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;

/** What an instance says at a path, of numbers that may be bought. */
final class StatedNumber {
  private static final Pattern DRAFTER = Pattern.compile("drafters\\[(\\d{1,6})\\]\\.(.+)");
  private static final Pattern LINK = Pattern.compile("links\\.(.+)\\.bandwidth_hz");

  private StatedNumber() {}

  /** Null if that is none, or not one number. */
  static @Nullable Double of(Instance instance, String path) {
    Matcher drafter = DRAFTER.matcher(path);
    Matcher link = LINK.matcher(path);
    if (drafter.matches()) {
      List<Drafter> all = instance.drafters();
      int d = Integer.parseInt(drafter.group(1));
      return d < all.size() ? ofDrafter(all.get(d), drafter.group(2)) : null;
    } else if (link.matches()) {
      return ofLink(instance, link.group(1));
    } else if (path.startsWith("verifier.")) {
      return ofNode(instance.verifier(), path.substring("verifier.".length()));
    }
    return switch (path) {
      case "batching.max_tasks_per_batch" -> (double) instance.batching().maxTasksPerBatch();
      case "batching.max_tasks_per_cohort" -> (double) instance.batching().maxTasksPerCohort();
      case "speculation.max_length" -> (double) instance.speculation().maxLength();
      default -> null;
    };
  }

  private static @Nullable Double ofDrafter(Drafter drafter, String key) {
    return switch (key) {
      case "wireless.bandwidth_hz" ->
          drafter.hasUplink() ? Double.valueOf(drafter.wireless().bandwidthHz()) : null;
      case "fronthaul.rate_bps" -> drafter.fronthaul().rateBps();
      case "fronthaul.latency_s" -> drafter.fronthaul().latencyS();
      default -> ofNode(drafter.node(), key);
    };
  }

  private static @Nullable Double ofNode(Node node, String key) {
    OptionalDouble stated =
        switch (key) {
          case "peak_flops" -> node.latency().statedFlops();
          case "memory_bandwidth" -> node.latency().statedBytes();
          case "memory_bytes" -> OptionalDouble.of(node.memoryBytes());
          default -> OptionalDouble.empty();
        };
    return stated.isPresent() ? Double.valueOf(stated.getAsDouble()) : null;
  }

  private static @Nullable Double ofLink(Instance instance, String name) {
    for (Drafter drafter : instance.drafters()) {
      RadioLink.Access access = drafter.fronthaul().access();
      if (access != null && access.link().name().equals(name)) {
        return access.link().bandwidthHz();
      }
    }
    return null;
  }
}
