package sdedge.calibrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;

/** Reads what {@code vllm bench serve --save-result} writes. */
final class BenchResult {
  private static final String CONCURRENCY = "max_concurrency";
  private static final String COMPLETED = "completed";
  private static final String INPUT = "total_input_tokens";
  private static final String OUTPUT = "total_output_tokens";
  private static final String TPOT_MS = "mean_tpot_ms";
  private static final String THROUGHPUT = "output_throughput";
  private static final String ACCEPTANCE = "spec_decode_acceptance_length";
  private static final List<String> NEEDED = List.of(COMPLETED, INPUT, OUTPUT, TPOT_MS, THROUGHPUT);

  private BenchResult() {}

  /** Whether a file is JSON. */
  static boolean isOne(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && (bytes[at] & 0xff) <= ' ') {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }

  /**
   * The run of a file. Where the engine was not told how many requests to have at a time, as many
   * ran as its tokens per second and the time per token say.
   *
   * @param length of which the file says nothing
   */
  static MeasuredRun read(String file, byte[] bytes, int length)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(file);
    Map<String, Double> numbers = numbers(problems, bytes);
    for (String key : NEEDED) {
      if (!(numbers.getOrDefault(key, 0.0) > 0)) {
        problems.add(1, 1, key, "a number > 0 is missing");
      }
    }
    double acceptance = numbers.getOrDefault(ACCEPTANCE, Double.NaN);
    if (length > 0 && !(acceptance >= 1 && acceptance <= length + 1)) {
      String found = Double.isNaN(acceptance) ? "nothing" : NumberFormat.number(acceptance);
      problems.add(1, 1, ACCEPTANCE, found + " must be from 1 to length + 1 = " + (length + 1));
    }
    problems.throwIfAny();
    double tpotS = numbers.getOrDefault(TPOT_MS, Double.NaN) / 1e3;
    double throughput = numbers.getOrDefault(THROUGHPUT, Double.NaN);
    double concurrency = numbers.getOrDefault(CONCURRENCY, throughput * tpotS);
    double requests = numbers.getOrDefault(COMPLETED, Double.NaN);
    return new MeasuredRun(
        length,
        concurrency,
        concurrency,
        numbers.getOrDefault(INPUT, Double.NaN) / requests,
        numbers.getOrDefault(OUTPUT, Double.NaN) / requests,
        tpotS,
        length == 0 ? Double.NaN : acceptance,
        throughput,
        1);
  }

  /** The numbers at the top. */
  private static Map<String, Double> numbers(Problems problems, byte[] bytes) throws IOException {
    Map<String, Double> numbers = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isNumeric()) {
          numbers.put(key, json.getDoubleValue());
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      problems.add(line, column, "", "not valid JSON: " + e.getOriginalMessage());
    }
    return numbers;
  }
}
