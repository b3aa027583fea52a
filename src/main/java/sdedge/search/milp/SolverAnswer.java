package sdedge.search.milp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a backend says of a model, in its scaled units. Travels as one line of text between whatever
 * else the backend prints, marked by a token and a checksum.
 *
 * @param state what it claims
 * @param objective of the incumbent; infinite without one
 * @param bound proven lower bound on the objective; 0 if unknown
 * @param nodes of the search tree, or branches
 * @param chosen binary columns that are 1 in the incumbent
 * @param duals by row of a linear program that is solved; else none
 * @param message for a failure
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
record SolverAnswer(
    State state,
    double objective,
    double bound,
    long nodes,
    int[] chosen,
    double[] duals,
    String message) {

  private static final int LONGEST_MESSAGE = 500;

  /** What a backend may claim. */
  enum State {
    /** The incumbent is optimal within the gap asked for. */
    OPTIMAL,
    /** There is no solution at all. */
    INFEASIBLE,
    /** Stopped, perhaps with an incumbent. */
    STOPPED,
    /** No result, for the reason in the message. */
    FAILED,
    /** The worker is gone. */
    ENDED
  }

  /** Keeps the message on one line of moderate length. */
  SolverAnswer {
    String line = message.replaceAll("\\s+", " ");
    message = line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) : line;
  }

  /** What is said of a program with decisions. */
  SolverAnswer(
      State state, double objective, double bound, long nodes, int[] chosen, String message) {
    this(state, objective, bound, nodes, chosen, new double[0], message);
  }

  static SolverAnswer stopped(double bound, long nodes) {
    return new SolverAnswer(State.STOPPED, Double.POSITIVE_INFINITY, bound, nodes, new int[0], "");
  }

  static SolverAnswer infeasible() {
    double none = Double.POSITIVE_INFINITY;
    return new SolverAnswer(State.INFEASIBLE, none, none, 0, new int[0], "");
  }

  static SolverAnswer failed(String message) {
    return new SolverAnswer(State.FAILED, Double.POSITIVE_INFINITY, 0, 0, new int[0], message);
  }

  boolean hasIncumbent() {
    return objective < Double.POSITIVE_INFINITY;
  }

  String line(String token) {
    String columns =
        Arrays.stream(chosen).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String rows = Arrays.stream(duals).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String body =
        String.join(
            "\t",
            token,
            state.name(),
            Double.toString(objective),
            Double.toString(bound),
            Long.toString(nodes),
            columns,
            rows,
            message);
    return body + "\t" + checksum(body);
  }

  /** The answer in a line; null if the line is anything else. */
  static @Nullable SolverAnswer parse(String line, String token) {
    int at = line.indexOf(token + "\t");
    int end = line.lastIndexOf('\t');
    if (at < 0 || end <= at) {
      return null;
    }
    String body = line.substring(at, end);
    List<String> fields = List.of(body.split("\t", -1));
    if (fields.size() != 8 || !line.substring(end + 1).equals(checksum(body))) {
      return null;
    }
    return new SolverAnswer(
        State.valueOf(fields.get(1)),
        Double.parseDouble(fields.get(2)),
        Double.parseDouble(fields.get(3)),
        Long.parseLong(fields.get(4)),
        each(fields.get(5)).mapToInt(Integer::parseInt).toArray(),
        each(fields.get(6)).mapToDouble(Double::parseDouble).toArray(),
        fields.get(7));
  }

  private static Stream<String> each(String list) {
    return list.isEmpty() ? Stream.of() : Arrays.stream(list.split(",", -1));
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
