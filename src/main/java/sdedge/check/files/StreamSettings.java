package sdedge.check.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * What {@code stream.json} says of how a stream was made.
 *
 * @param isTrace whether requests were given
 * @param isClosedLoop whether users send them when answers are complete
 * @param variation of the gaps drawn; null for exponential ones
 * @param level promised; null for none
 */
record StreamSettings(
    boolean isTrace,
    boolean isClosedLoop,
    @Nullable Double variation,
    int requests,
    long seed,
    int draws,
    @Nullable Level level) {
  private static final String CLOSED_LOOP = "closed-loop";
  private static final int MOST = 100_000_000;
  private static final Pattern GAMMA = Pattern.compile("gamma:([0-9.Ee+-]{1,30})");

  /** Reads the settings; they must be those of the options of the run. */
  static StreamSettings read(
      Findings findings, ObjectReader stream, Instance instance, RunOptions.OfStream options) {
    Expected.of(instance.name()).check(findings, stream.required("instance"));
    Expected.of(instance.speculation().steps().key()).check(findings, stream.required("steps"));
    ValueReader arrivals = stream.required("arrivals");
    String word = arrivals.text(TextRule.ANY);
    boolean isTrace = word.equals("trace");
    boolean isClosedLoop = word.equals(CLOSED_LOOP);
    Double variation = variation(word);
    if (!isTrace && !isClosedLoop && !word.equals("poisson") && variation == null) {
      arrivals.reject("poisson, gamma:CV, closed-loop or trace");
    } else if (!isTrace && !agree(word, variation, options.arrivals())) {
      arrivals.reject("the arrivals of the options");
    }
    Integer requests = options.requests();
    if (requests != null) {
      Expected.of(requests).check(findings, stream.required("requests"));
    } else if (!isTrace) {
      stream.required("requests").reject("the requests of the options");
    }
    Expected.of(options.seed()).check(findings, stream.required("seed"));
    Expected.of(options.draws()).check(findings, stream.required("draws"));
    return new StreamSettings(
        isTrace,
        isClosedLoop,
        variation,
        stream.integer("requests", 1, MOST),
        options.seed(),
        options.draws(),
        level(findings, stream.required("slo"), options.level()));
  }

  private static @Nullable Double variation(String word) {
    Matcher matcher = GAMMA.matcher(word);
    Double found = matcher.matches() ? Expected.number(matcher.group(1)) : null;
    return found != null && found >= 0 && found <= 100 ? found : null;
  }

  private static boolean agree(String word, @Nullable Double variation, String option) {
    Double asked = variation(option);
    return variation == null ? word.equals(option) : variation.equals(asked);
  }

  /** The level, which must be that of the options. */
  private static @Nullable Level level(
      Findings findings, ValueReader value, @Nullable Level asked) {
    if (asked == null || value.isNull()) {
      (asked == null ? Expected.NOTHING : Expected.of("a level")).check(findings, value);
      return asked;
    }
    ObjectReader level = value.object();
    limit(asked.ttftS()).check(findings, level.required("ttft_s"));
    limit(asked.tpotS()).check(findings, level.required("tpot_s"));
    Expected.of(asked.share()).check(findings, level.required("share"));
    level.finish();
    return asked;
  }

  private static Expected limit(double seconds) {
    return seconds < Double.POSITIVE_INFINITY ? Expected.of(seconds) : Expected.NOTHING;
  }
}
