package sdedge.study.users;

import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.study.users.UserStudy.Unbatched;

/**
 * A capacity and what is known beside it.
 *
 * @param unbatched what refilled groups serve; null where there is nothing to look at
 * @param purchases what can be bought, in the order of what it adds; null if that was not asked
 */
public record CapacityFindings(
    UserCapacity capacity, @Nullable Unbatched unbatched, @Nullable List<UserGain> purchases) {
  /** The name of the file of {@link #KEYS}. */
  public static final String FILE = "capacity.json";

  /** The keys of the JSON document, in their order, and what stands there. */
  public static final Table<CapacityFindings> KEYS =
      new Table<>(UserCapacity.KEYS.from(CapacityFindings::capacity))
          .with(omitIfNull(key("refilled", Unbatched.KEYS, CapacityFindings::unbatched)))
          .with(
              omitIfNull(key("purchases", Kind.list(UserGain.TABLE), CapacityFindings::purchases)));

  /** The JSON document. */
  public FileContent json() {
    return KEYS.file(this);
  }

  /** The files of a result, by name; those alone of what was asked. */
  public Map<String, FileContent> files() {
    Map<String, FileContent> files = new TreeMap<>();
    files.put(FILE, json());
    files.put("users.csv", new Rows<>(UserCapacity.STEP, capacity.steps()));
    files.put("trials.csv", capacity.table());
    if (!capacity.curve().isEmpty()) {
      files.put("curve.csv", new Rows<>(UserCapacity.CURVE, capacity.curve()));
    }
    if (!capacity.plans().isEmpty()) {
      files.put("plans.json", capacity.plansJson());
    }
    if (purchases != null) {
      files.put("purchases.csv", new Rows<>(UserGain.TABLE, purchases));
    }
    return files;
  }
}
