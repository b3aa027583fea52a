package sdedge.explain;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.ifAny;
import static sdedge.result.table.Table.ifThere;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.result.files.UncertainAnswers;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/** The network of an instance in a few numbers: {@code network} of an explanation. */
final class NetworkJson {
  private static final Table<DraftMode> MODE =
      Table.of(
          words("name", DraftMode::name),
          words("model", mode -> mode.model().name()),
          words("at", mode -> mode.isAtVerifier() ? "verifier" : "drafter"),
          words("passes", mode -> mode.isBlock() ? "block" : "sequential"));

  private static final Table<RadioLink> LINK =
      Table.of(
          words("id", RadioLink::name),
          column("bandwidth_hz", RadioLink::bandwidthHz),
          words("sharing", RadioLink::sharing));

  private static final Table<OfDrafter> DRAFTER =
      Table.of(
          words("id", each -> each.drafter.id()),
          words("model", each -> each.drafter.node().model().name()),
          column("users", each -> each.tasks.size()),
          optional(column("bandwidth_hz", OfDrafter::bandwidthHz)),
          optional(column("median_channel_gain_db", OfDrafter::medianGainDb)),
          optional(column("fronthaul_rate_bps", OfDrafter::rateBps)),
          column("fronthaul_latency_s", each -> each.drafter.fronthaul().latencyS()),
          ifThere(words("link", OfDrafter::linkName)),
          ifAny(key("modes", Kind.list(MODE), each -> each.drafter.modes())));

  /** The keys, in their order, and what stands there. */
  static final Table<Instance> KEYS =
      Table.of(
          words("verifier", instance -> instance.verifier().id()),
          words("model", instance -> instance.verifier().model().name()),
          column("users", instance -> instance.tasks().size()),
          column("output_tokens", Instance::outputTokens),
          key("drafters", Kind.list(DRAFTER), NetworkJson::drafters),
          ifAny(key("links", Kind.list(LINK), Instance::bands)),
          ifThere(key("answers", UncertainAnswers.TABLE, UncertainAnswers::of)));

  private NetworkJson() {}

  private static List<OfDrafter> drafters(Instance instance) {
    return IntStream.range(0, instance.drafters().size())
        .mapToObj(
            d ->
                new OfDrafter(
                    instance.drafters().get(d),
                    IntStream.of(instance.tasksOf(d)).mapToObj(instance.tasks()::get).toList()))
        .toList();
  }

  private record OfDrafter(Drafter drafter, List<Task> tasks) {
    @Nullable String linkName() {
      RadioLink band = drafter.fronthaul().band();
      return band == null ? null : band.name();
    }

    @Nullable Double bandwidthHz() {
      return drafter.hasUplink() ? Double.valueOf(drafter.wireless().bandwidthHz()) : null;
    }

    @Nullable Double rateBps() {
      return drafter.hasFronthaul() ? Double.valueOf(drafter.fronthaul().rateBps()) : null;
    }

    @Nullable Double medianGainDb() {
      double[] gains = tasks.stream().mapToDouble(Task::channelGainDb).toArray();
      return !drafter.hasUplink() || gains.length == 0
          ? null
          : Double.valueOf(Median.withDefaults().evaluate(gains));
    }
  }
}
