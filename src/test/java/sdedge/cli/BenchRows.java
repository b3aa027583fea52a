package sdedge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code runs.csv} for comparison. */
final class BenchRows {
  private static final int WALL = 11;
  private static final int CPU = 12;

  private BenchRows() {}

  /** The lines with the header, without the columns that hold times. */
  static List<String> deterministic(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      for (CSVRecord row : parser) {
        List<String> values = new ArrayList<>(row.toList());
        values.remove(CPU);
        values.remove(WALL);
        lines.add(String.join(",", values));
      }
    }
    return lines;
  }
}
