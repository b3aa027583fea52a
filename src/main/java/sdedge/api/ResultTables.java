package sdedge.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.result.files.ResultTable;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.table.Values;

/** The tables of a result as records. */
final class ResultTables {
  private ResultTables() {}

  /** A value that may be missing, as other programs get it. */
  static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static List<TaskBreakdown> latencies(byte[] file) {
    return rows(
        ResultTable.LATENCY,
        file,
        row ->
            new TaskBreakdown(
                row.text("task"),
                row.text("drafter"),
                row.whole("cohort"),
                row.whole("batch"),
                row.optionalWhole("length"),
                row.number("steps"),
                row.number("upload_s"),
                row.number("queue_s"),
                row.number("draft_s"),
                row.number("fronthaul_s"),
                row.number("verify_s"),
                row.number("wait_s"),
                row.number("ttft_s"),
                row.number("e2e_s"),
                row.optional("tpot_s")));
  }

  static List<StageTimes> schedule(byte[] file) {
    return rows(
        ResultTable.SCHEDULE,
        file,
        row ->
            new StageTimes(
                row.text("stage"),
                row.text("node"),
                row.text("drafter"),
                row.whole("cohort"),
                row.whole("batch"),
                row.whole("step"),
                row.optionalWhole("length"),
                row.number("active_tasks"),
                row.number("start_s"),
                row.number("end_s")));
  }

  static Map<String, Double> busyShares(String verifier, Values utilisation) {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put(verifier, utilisation.get("verifier", Double.class));
    for (Object each : utilisation.get("drafters", List.class)) {
      Values drafter = (Values) each;
      String id = drafter.get("id", String.class);
      shares.put(id, drafter.get("drafter", Double.class));
      for (String link : List.of("fronthaul_up", "fronthaul_down")) {
        shares.put(id + " " + link, drafter.get(link, Double.class));
      }
    }
    return shares;
  }

  static CohortMemory residentBatches(Values resident) {
    return new CohortMemory(
        resident.get("cohort", Double.class).intValue(),
        resident.get("batches", Double.class).intValue(),
        resident.get("node", String.class),
        resident.get("bytes", Double.class),
        resident.get("free_bytes", Double.class));
  }

  static PlanStatus status(String word) {
    return PlanStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static ContiguousPlan contiguous(Values contiguous) {
    List<?> orders = contiguous.get("orders", List.class);
    return new ContiguousPlan(
        contiguous.get("makespan_s", Double.class),
        status(contiguous.get("status", String.class)),
        orders.stream().map(String.class::cast).toList());
  }

  /** Prices bound a makespan with the least upload that precedes a first batch. */
  static List<BoundCertificate> certificates(List<?> proofs) {
    return proofs.stream()
        .map(Values.class::cast)
        .map(
            proof ->
                new BoundCertificate(
                    proof.find("kind", String.class).orElse("weights"),
                    proof
                        .find("most_batches", Double.class)
                        .map(most -> OptionalInt.of(most.intValue()))
                        .orElse(OptionalInt.empty()),
                    proof.get("bound_s", Double.class)
                        + proof.find("first_s", Double.class).orElse(0.0)))
        .toList();
  }

  private static <T> List<T> rows(ResultTable table, byte[] file, Function<Row, T> maker) {
    try {
      SavedTable saved =
          SavedTable.read(
              new Problems(table.file()),
              new ByteArrayInputStream(file),
              table.table(),
              List.of(),
              row -> true);
      return IntStream.range(0, saved.rows())
          .mapToObj(i -> maker.apply(new Row(saved, i)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
  }

  private record Row(SavedTable table, int index) {
    String text(String column) {
      return table.column(column).get(index) instanceof String text ? text : "";
    }

    OptionalDouble optional(String column) {
      return table.column(column).get(index) instanceof Double value
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    }

    double number(String column) {
      return optional(column).orElseThrow();
    }

    int whole(String column) {
      return (int) number(column);
    }

    OptionalInt optionalWhole(String column) {
      OptionalDouble value = optional(column);
      return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
    }
  }
}
