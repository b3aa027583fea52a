package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.text;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.timeline.Utilisation;

/** Which part of the makespan each server is busy: {@code utilisation} of {@code summary.json}. */
public record UtilisationJson(Instance instance, Utilisation times) {
  public static final Table<Servers> SERVERS =
      Table.of(
          text("id", Servers::id),
          column("drafter", servers -> servers.busy.drafter()),
          column("fronthaul_up", servers -> servers.busy.fronthaulUp()),
          column("fronthaul_down", servers -> servers.busy.fronthaulDown()));

  /** Of each band that drafters share. */
  private static final Table<Band> BANDS =
      Table.of(
          text("id", Band::id),
          key("drafters", Kind.list(Kind.WORD), Band::drafters),
          column("fronthaul_up", Band::busy));

  /** The keys, in their order, and what stands there. */
  public static final Table<UtilisationJson> KEYS =
      Table.of(
          column("verifier", all -> all.times.verifier()),
          key("drafters", Kind.list(SERVERS), UtilisationJson::servers),
          omitIfEmpty(key("links", Kind.list(BANDS), UtilisationJson::bands)));

  public record Servers(String id, Utilisation.OfDrafter busy) {}

  /** A band, the drafters on it, and the part of the makespan that they make it busy. */
  private record Band(String id, List<String> drafters, double busy) {}

  private List<Servers> servers() {
    return IntStream.range(0, times.drafters().size())
        .mapToObj(d -> new Servers(instance.drafters().get(d).id(), times.drafters().get(d)))
        .toList();
  }

  private List<Band> bands() {
    return times.bands(instance.drafters()).entrySet().stream()
        .map(band -> new Band(band.getKey(), on(band.getKey()), band.getValue()))
        .toList();
  }

  private List<String> on(String name) {
    return instance.drafters().stream()
        .filter(
            drafter -> {
              RadioLink band = drafter.fronthaul().band();
              return band != null && band.name().equals(name);
            })
        .map(Drafter::id)
        .toList();
  }
}
