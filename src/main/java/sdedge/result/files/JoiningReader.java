package sdedge.result.files;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sdedge.document.NumberRange;
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
        reader
            .optional("offsets")
            .map(given -> tasks.values(given, (task, value) -> value.integer(-LONGEST, LONGEST)))
            .orElseGet(TreeMap::new),
        reader.optional("drafter_modes").map(this::modes).orElseGet(TreeMap::new));
  }

  private SortedMap<Integer, String> modes(ValueReader stated) {
    SortedMap<Integer, String> modes = drafters.values(stated, this::mode);
    modes.values().removeIf(String::isEmpty);
    return modes;
  }

  /** Empty, and reported, of a drafter that lists none. */
  private String mode(int drafter, ValueReader stated) {
    List<DraftMode> own = instance.drafters().get(drafter).modes();
    if (own.isEmpty()) {
      stated.report(instance.drafters().get(drafter).id() + " lists no draft modes");
      return "";
    }
    return stated.word(own.stream().map(DraftMode::name).toArray(String[]::new), name -> name);
  }

  private int cap(String key) {
    return reader
        .optional(key)
        .filter(value -> !value.isNull())
        .map(value -> value.integer(1, MOST))
        .orElse(Batching.UNLIMITED);
  }

  private SortedMap<Integer, Integer> lengths(ValueReader stated) {
    int before = reader.problems().count();
    SortedMap<Integer, Integer> lengths =
        drafters.values(stated, (drafter, value) -> value.integer(0, LONGEST));
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
}
