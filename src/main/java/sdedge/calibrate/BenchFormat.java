package sdedge.calibrate;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A serving benchmark, by the keys under which its results say what a run was: a path has a dot
 * between levels, and of several keys of a quantity the first one that is there counts.
 */
@SuppressWarnings("ImmutableEnumChecker") // no field is ever modified
enum BenchFormat {
  /** An entry of {@code benchmarks}; its mean between tokens is one over tokens. */
  GUIDELLM(
      "GuideLLM",
      "benchmarks",
      """
      COMPLETED metrics.request_totals.successful
      FAILED metrics.request_totals.errored
      MEAN_INPUT metrics.prompt_token_count.successful.mean
      MEAN_OUTPUT metrics.output_token_count.successful.mean
      THROUGHPUT metrics.output_tokens_per_second.total.mean metrics.output_tokens_per_second.successful.mean
      CONCURRENCY config.strategy.streams config.strategy.max_concurrency
      WEIGHTED_TPOT_MS metrics.inter_token_latency_ms.successful.mean
      MEDIAN_TPOT_MS metrics.inter_token_latency_ms.successful.median
      TTFT_MS metrics.time_to_first_token_ms.successful.mean
      ACCEPTANCE metrics.iter_tokens_per_iteration.successful.mean
      """),
  /** {@code profile_export_aiperf.json}; each metric says its unit. */
  AIPERF(
      "AIPerf",
      "request_latency.avg",
      """
      COMPLETED request_count.avg
      FAILED error_request_count.avg
      DURATION benchmark_duration.avg
      MEAN_INPUT input_sequence_length.avg
      MEAN_OUTPUT output_sequence_length.avg
      THROUGHPUT output_token_throughput.avg
      CONCURRENCY input_config.loadgen.concurrency
      TPOT_MS inter_token_latency.avg
      MEDIAN_TPOT_MS inter_token_latency.p50
      TTFT_MS time_to_first_token.avg
      E2E_MS request_latency.avg
      ACCEPTANCE spec_decode_token_weighted_acceptance_length.avg spec_decode_acceptance_length.avg
      DRAFTS total_spec_decode_steps.avg
      DRAFTED total_draft_tokens.avg
      ACCEPTED total_accepted_draft_tokens.avg
      HISTOGRAM pooled_spec_decode_acceptance_histogram
      """),
  /** {@code --output-file}, an object a line. */
  SGLANG(
      "sglang.bench_serving",
      "mean_e2e_latency_ms",
      Shared.BY_SERVING
          + """
      E2E_MS mean_e2e_latency_ms
      ACCEPTANCE accept_length
      LENGTH server_info.speculative_num_steps
      BRANCHES server_info.speculative_eagle_topk
      """),
  /** {@code --save-result}, {@code --append-result}. */
  VLLM(
      "vllm bench serve",
      "output_throughput",
      Shared.BY_SERVING
          + """
      E2E_MS mean_e2el_ms
      ACCEPTANCE spec_decode_acceptance_length
      DRAFTS spec_decode_num_drafts
      DRAFTED spec_decode_draft_tokens
      ACCEPTED spec_decode_accepted_tokens
      PER_POSITION spec_decode_per_position_acceptance_rates
      """);

  /** What a result says of a run; times in ms, but for the duration. */
  enum Quantity {
    /** Requests. */
    COMPLETED,
    /** Requests. */
    FAILED,
    /** Of the run, s. */
    DURATION,
    /** Prompt tokens of all requests. */
    INPUT,
    /** Prompt tokens of a request. */
    MEAN_INPUT,
    /** Output tokens of all requests. */
    OUTPUT,
    /** Output tokens of a request. */
    MEAN_OUTPUT,
    /** Output tokens per second. */
    THROUGHPUT,
    /** The most requests at a time. */
    CONCURRENCY,
    /** Mean over requests of the time per output token after the first. */
    TPOT_MS,
    /** Mean over tokens of the time per output token after the first. */
    WEIGHTED_TPOT_MS,
    /** Median over requests of the time per output token after the first. */
    MEDIAN_TPOT_MS,
    /** Mean time to the first token. */
    TTFT_MS,
    /** Mean time to the last token. */
    E2E_MS,
    /** Tokens per step. */
    ACCEPTANCE,
    /** Steps with drafts. */
    DRAFTS,
    /** Draft tokens. */
    DRAFTED,
    /** Draft tokens that were accepted. */
    ACCEPTED,
    /** A list: by position the part of steps that accept it. */
    PER_POSITION,
    /** An object: steps by the number of drafts that they accepted. */
    HISTOGRAM,
    /** Draft tokens per step. */
    LENGTH,
    /** Drafts per position; 1 for a chain. */
    BRANCHES
  }

  /** Keys of several formats. */
  private static final class Shared {
    private static final String BY_SERVING = // vLLM's script, from which SGLang's was made
        """
        COMPLETED completed
        FAILED failed
        DURATION duration
        INPUT total_input_tokens
        OUTPUT total_output_tokens
        THROUGHPUT output_throughput
        CONCURRENCY max_concurrency
        TPOT_MS mean_tpot_ms
        MEDIAN_TPOT_MS median_tpot_ms
        TTFT_MS mean_ttft_ms
        """;
  }

  private final String tool;
  private final String sign; // the key by which it is known
  private final Map<Quantity, List<String>> keys = new EnumMap<>(Quantity.class);

  BenchFormat(String tool, String sign, String keys) {
    this.tool = tool;
    this.sign = sign;
    for (String line : keys.lines().toList()) {
      List<String> words = Arrays.asList(line.split(" ", -1));
      this.keys.put(Quantity.valueOf(words.get(0)), words.subList(1, words.size()));
    }
  }

  /** Its name as users call it. */
  String tool() {
    return tool;
  }

  /** The keys that may say a quantity; none if results do not say it. */
  List<String> keys(Quantity quantity) {
    return keys.getOrDefault(quantity, List.of());
  }

  /** The format of an object with such keys; null if none is known. */
  static @Nullable BenchFormat of(Collection<String> paths) {
    return Stream.of(values())
        .filter(
            format ->
                format == GUIDELLM
                    ? paths.stream().anyMatch(path -> path.startsWith("metrics."))
                    : paths.contains(format.sign))
        .findFirst()
        .orElse(null);
  }

  /** The formats with what each is known by. */
  static String signs() {
    return Stream.of(values())
        .map(format -> format.tool + " (" + format.sign + ")")
        .collect(Collectors.joining(", "));
  }

  /** The keys of all formats. */
  static Set<String> paths() {
    return Stream.of(values())
        .flatMap(format -> format.keys.values().stream())
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
