package sdedge.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways to make a CSV file wrong. */
final class TableCorruptions {
  private static final String SCHEDULE = "schedule.csv";
  private static final String LATENCY = "latency.csv";
  private static final String UPLINK = "uplink.csv";

  private TableCorruptions() {}

  static List<Corruption> all() {
    List<Corruption> all = new ArrayList<>();
    for (String file : List.of(SCHEDULE, LATENCY, UPLINK)) {
      all.addAll(ofAny(file));
    }
    for (String column : List.of("start_s", "end_s", "new_tokens")) {
      all.add(scaled(SCHEDULE, column));
    }
    for (String column : List.of("cohort", "step", "length", "active_tasks")) {
      all.add(oneMore(SCHEDULE, column));
    }
    for (String column :
        List.of(
            "upload_s",
            "queue_s",
            "draft_s",
            "fronthaul_s",
            "verify_s",
            "wait_s",
            "ttft_s",
            "e2e_s",
            "tpot_s")) {
      all.add(scaled(LATENCY, column));
    }
    for (String column : List.of("batch", "steps")) {
      all.add(oneMore(LATENCY, column));
    }
    for (String column :
        List.of("payload_bits", "spectral_efficiency_bps_per_hz", "bandwidth_hz", "finish_s")) {
      all.add(scaled(UPLINK, column));
    }
    all.add(Corruption.of("schedule: another node", r -> set(r, SCHEDULE, "node", "nowhere")));
    all.add(Corruption.of("uplink: another policy", r -> set(r, UPLINK, "policy", "auto")));
    all.add(Corruption.of("latency: time moved from wait to queue", TableCorruptions::moveWait));
    all.add(Corruption.of("uplink: two shares exchanged", TableCorruptions::exchangeShares));
    all.add(Corruption.of("schedule: all times later", TableCorruptions::delay));
    return all;
  }

  private static List<Corruption> ofAny(String file) {
    String name = file.substring(0, file.indexOf('.'));
    return List.of(
        Corruption.of(name + ": a row missing", r -> rows(r, file, rows -> rows.remove(1))),
        Corruption.of(name + ": the last row missing", r -> rows(r, file, TableCorruptions::pop)),
        Corruption.of(
            name + ": a row doubled", r -> rows(r, file, rows -> rows.add(2, rows.get(1)))),
        Corruption.of(name + ": two rows swapped", r -> swapRows(r, file)),
        Corruption.of(
            name + ": a row moved to the end",
            r -> rows(r, file, rows -> rows.add(rows.remove(1)))),
        Corruption.of(name + ": two columns swapped", r -> swapColumns(r, file, 0)),
        Corruption.of(
            name + ": two columns swapped but for the header", r -> swapColumns(r, file, 1)),
        Corruption.of(
            name + ": a column renamed", r -> rows(r, file, rows -> rows.get(0).set(1, "x"))),
        Corruption.of(name + ": no header", r -> rows(r, file, rows -> rows.remove(0))),
        Corruption.of(
            name + ": a column more",
            r -> rows(r, file, rows -> rows.forEach(row -> row.add("1")))),
        Corruption.of(name + ": a field more", r -> rows(r, file, rows -> rows.get(1).add("1"))),
        Corruption.of(name + ": a field less", r -> rows(r, file, rows -> rows.get(1).remove(0))),
        Corruption.of(name + ": NaN", r -> last(r, file, text -> "NaN")),
        Corruption.of(name + ": infinity", r -> last(r, file, text -> "Infinity")),
        Corruption.of(name + ": empty field", r -> last(r, file, text -> "")),
        Corruption.of(name + ": a word for a number", r -> last(r, file, text -> text + "s")),
        Corruption.of(name + ": the other sign", r -> last(r, file, text -> "-" + text)),
        Corruption.of(name + ": truncated", r -> truncate(r, file)),
        Corruption.of(name + ": empty", r -> put(r, file, "")),
        Corruption.of(name + ": not UTF-8", r -> put(r, file, "\ud800" + r.text(file))),
        Corruption.of(name + ": missing", r -> remove(r, file)),
        Corruption.of(name + ": an open quote", r -> put(r, file, r.text(file) + "\"")),
        Corruption.of(name + ": an empty line", r -> put(r, file, r.text(file) + "\n")));
  }

  private interface RowsChange {
    void apply(List<List<String>> rows);
  }

  private static boolean rows(MutableResult r, String file, RowsChange change) {
    if (r.csv(file).size() < 3) {
      return false;
    }
    change.apply(r.csv(file));
    return true;
  }

  private static void pop(List<List<String>> rows) {
    rows.remove(rows.size() - 1);
  }

  private static boolean swapRows(MutableResult r, String file) {
    return rows(r, file, rows -> Corruption.swap(rows, 1, 2));
  }

  private static boolean swapColumns(MutableResult r, String file, int from) {
    int column = r.csv(file).get(0).size() - 2;
    return rows(
        r,
        file,
        rows -> rows.subList(from, rows.size()).forEach(row -> Corruption.swap(row, column, 1)));
  }

  /** Changes the last number of the first row that has one other than 0. */
  private static boolean last(MutableResult r, String file, UnaryOperator<String> change) {
    for (List<String> row : r.csv(file).subList(1, r.csv(file).size())) {
      int column = row.size() - 1;
      while (row.get(column).isEmpty()) {
        column--;
      }
      if (Double.parseDouble(row.get(column)) != 0) {
        row.set(column, change.apply(row.get(column)));
        return true;
      }
    }
    return false;
  }

  private static Corruption scaled(String file, String column) {
    return Corruption.of(
        file + ": " + column + " larger by 1e-7",
        r ->
            change(
                r,
                file,
                column,
                text -> String.valueOf(Double.parseDouble(text) * Corruption.VISIBLY)));
  }

  private static Corruption oneMore(String file, String column) {
    return Corruption.of(
        file + ": " + column + " one more",
        r -> change(r, file, column, text -> String.valueOf(Integer.parseInt(text) + 1)));
  }

  /** Changes the largest number of a column, which no tolerance for differences hides. */
  private static boolean change(
      MutableResult r, String file, String column, UnaryOperator<String> change) {
    int index = r.csv(file).get(0).indexOf(column);
    List<String> largest = null;
    for (List<String> row : r.csv(file).subList(1, r.csv(file).size())) {
      boolean larger =
          !row.get(index).isEmpty()
              && Double.parseDouble(row.get(index)) > 1e-3
              && (largest == null
                  || Double.parseDouble(row.get(index)) > Double.parseDouble(largest.get(index)));
      largest = larger ? row : largest;
    }
    if (largest == null) {
      return false;
    }
    largest.set(index, change.apply(largest.get(index)));
    return true;
  }

  private static boolean set(MutableResult r, String file, String column, String value) {
    r.csv(file).get(1).set(r.csv(file).get(0).indexOf(column), value);
    return true;
  }

  private static boolean moveWait(MutableResult r) {
    List<String> header = r.csv(LATENCY).get(0);
    int queue = header.indexOf("queue_s");
    int wait = header.indexOf("wait_s");
    for (List<String> row : r.csv(LATENCY).subList(1, r.csv(LATENCY).size())) {
      double waitS = Double.parseDouble(row.get(wait));
      if (waitS > 1e-3) {
        row.set(wait, "0.0");
        row.set(queue, String.valueOf(Double.parseDouble(row.get(queue)) + waitS));
        return true;
      }
    }
    return false;
  }

  private static boolean exchangeShares(MutableResult r) {
    List<List<String>> rows = r.csv(UPLINK);
    int share = rows.get(0).indexOf("bandwidth_hz");
    if (rows.size() < 3 || rows.get(1).get(share).equals(rows.get(2).get(share))) {
      return false;
    }
    String kept = rows.get(1).get(share);
    rows.get(1).set(share, rows.get(2).get(share));
    rows.get(2).set(share, kept);
    return true;
  }

  private static boolean delay(MutableResult r) {
    List<List<String>> rows = r.csv(SCHEDULE);
    for (String column : List.of("start_s", "end_s")) {
      int index = rows.get(0).indexOf(column);
      rows.subList(1, rows.size())
          .forEach(
              row -> row.set(index, String.valueOf(Double.parseDouble(row.get(index)) + 1e-3)));
    }
    return true;
  }

  private static boolean truncate(MutableResult r, String file) {
    String text = r.text(file);
    return put(r, file, text.substring(0, text.length() * 2 / 3));
  }

  private static boolean put(MutableResult r, String file, String text) {
    if (text.startsWith("\ud800")) {
      r.putBytes(file, new byte[] {(byte) 0xc3, '\n'});
    } else {
      r.put(file, text);
    }
    return true;
  }

  private static boolean remove(MutableResult r, String file) {
    r.remove(file);
    return true;
  }
}
