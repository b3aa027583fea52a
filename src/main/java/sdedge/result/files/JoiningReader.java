package sdedge.result.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.plan.JoiningService;

/** Reads what a continuous plan says whose tasks join and leave one by one. */
record JoiningReader(
    Instance instance, ObjectReader reader, References drafters, References tasks) {
  private static final int MOST = Integer.MAX_VALUE;
  private static final int LONGEST = 64;

  JoiningService service(List<Integer> admitted) {
    SortedSet<Integer> urgent = new TreeSet<>();
    if (reader.optional("urgent").isPresent()) {
      reader.list("urgent", 0, MOST).forEach(task -> urgent.add(tasks.resolve(task)));
    }
    SortedMap<Integer, Integer> lengths = lengths(reader.required("lengths"));
    Optional<ValueReader> few = reader.optional("few_lengths");
    return new JoiningService(
        admitted,
        reader.number("wait", NumberRange.PROBABILITY, 0),
        urgent,
        cap("new_per_pass"),
        cap("most_residents"),
        reader.bool("apart", true),
        lengths,
        reader.integer("few", 0, MOST, 0),
        few.isPresent() ? lengths(few.get()) : lengths,
        reader.optional("offsets").map(this::offsets).orElseGet(TreeMap::new),
        reader.optional("drafter_modes").map(this::modes).orElseGet(TreeMap::new));
  }

  private SortedMap<Integer, String> modes(ValueReader stated) {
    SortedMap<Integer, String> modes = new TreeMap<>();
    for (Map.Entry<String, ValueReader> each : entries(stated)) {
      int drafter = drafters.resolve(each.getValue(), each.getKey());
      if (drafter >= 0) {
        List<DraftMode> own = instance.drafters().get(drafter).modes();
        if (own.isEmpty()) {
          each.getValue().report(each.getKey() + " lists no draft modes");
        } else {
          String[] names = own.stream().map(DraftMode::name).toArray(String[]::new);
          modes.put(drafter, each.getValue().word(names, name -> name));
        }
      }
    }
    return modes;
  }

  private int cap(String key) {
    return reader
        .optional(key)
        .filter(value -> !value.isNull())
        .map(value -> value.integer(1, MOST))
        .orElse(Batching.UNLIMITED);
  }

  private SortedMap<Integer, Integer> lengths(ValueReader stated) {
    SortedMap<Integer, Integer> lengths = new TreeMap<>();
    int before = reader.problems().count();
    for (Map.Entry<String, ValueReader> each : entries(stated)) {
      int drafter = drafters.resolve(each.getValue(), each.getKey());
      if (drafter >= 0) {
        lengths.put(drafter, each.getValue().integer(0, LONGEST));
      }
    }
    List<String> missing =
        IntStream.of(instance.draftersWithTasks())
            .filter(d -> !lengths.containsKey(d))
            .mapToObj(d -> instance.drafters().get(d).id())
            .toList();
    if (!missing.isEmpty() && reader.problems().count() == before) {
      stated.report("a length is missing for " + String.join(", ", missing));
    }
    return lengths;
  }

  private SortedMap<Integer, Integer> offsets(ValueReader stated) {
    SortedMap<Integer, Integer> offsets = new TreeMap<>();
    for (Map.Entry<String, ValueReader> each : entries(stated)) {
      int task = tasks.resolve(each.getValue(), each.getKey());
      if (task >= 0) {
        offsets.put(task, each.getValue().integer(-LONGEST, LONGEST));
      }
    }
    return offsets;
  }

  private static Iterable<Map.Entry<String, ValueReader>> entries(ValueReader stated) {
    return stated.object().entries(TextRule.NAME, MOST).entrySet();
  }
}
