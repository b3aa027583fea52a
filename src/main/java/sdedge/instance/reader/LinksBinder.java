package sdedge.instance.reader;

import static sdedge.document.NumberRange.FINITE;
import static sdedge.document.NumberRange.POSITIVE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.RadioLink;
import sdedge.instance.RadioLink.Sharing;
import sdedge.instance.reader.InstanceReader.InstanceLimits;

/** Binds {@code links} and what a fronthaul says of them. */
final class LinksBinder {
  private static final String POWER = "tx_power_dbm";
  private static final String GAIN = "channel_gain_db";

  private final List<RadioLink> links = new ArrayList<>();
  private final Set<Integer> unusable = new HashSet<>(); // of them, which is reported
  private final References references;

  LinksBinder(Optional<ValueReader> value) {
    Map<String, ValueReader> entries =
        value.map(v -> v.object().entries(TextRule.NAME, InstanceLimits.DRAFTERS)).orElse(Map.of());
    boolean complete = value.isEmpty() || value.get().isObject();
    entries.forEach((name, entry) -> links.add(link(name, entry)));
    references = new References("links", List.copyOf(entries.keySet()), complete);
  }

  private RadioLink link(String name, ValueReader value) {
    ObjectReader reader = value.object();
    int before = reader.problems().count();
    RadioLink link =
        new RadioLink(
            name,
            reader.number("bandwidth_hz", POSITIVE),
            NoiseBinder.density(reader),
            NoiseBinder.powerModel(reader),
            reader.word("sharing", Sharing.values(), Sharing::key, Sharing.BEST));
    reader.finish();
    if (reader.problems().count() == before) {
      NoiseBinder.check(reader, link.bandwidthHz(), link.noise());
    }
    if (reader.problems().count() > before) {
      unusable.add(links.size());
    }
    return link;
  }

  /** What a fronthaul says of its way up; null if it has a link of its own. */
  RadioLink.@Nullable Access access(ObjectReader fronthaul) {
    Optional<ValueReader> named = fronthaul.optional("link");
    if (named.isEmpty()) {
      for (String key : List.of(POWER, GAIN)) {
        fronthaul
            .optional(key)
            .ifPresent(
                value -> value.report(key + " goes with link, which the fronthaul does not name"));
      }
      return null;
    }
    int before = fronthaul.problems().count();
    int index = references.resolve(named.get());
    double powerDbm = fronthaul.number(POWER, FINITE);
    double gainDb = fronthaul.number(GAIN, FINITE);
    if (index < 0) {
      return null;
    }
    RadioLink link = links.get(index);
    if (fronthaul.problems().count() == before && !unusable.contains(index)) {
      LinkBudget.check(fronthaul, link, powerDbm, gainDb);
    }
    return new RadioLink.Access(link, powerDbm, gainDb);
  }
}
