package sdedge.oracle.files;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.oracle.stream.Level;

/**
 * How requests are served, and at which rate.
 *
 * @param modes names of the draft modes that are loaded
 * @param perS null at once, as soon as a user is free, or as a trace says
 * @param users of a closed loop; null if requests come by themselves
 */
record StreamWay(
    Policy policy, int groups, Set<String> modes, @Nullable Double perS, @Nullable Integer users) {
  private static final int MOST_GROUPS = 1000;
  private static final int MOST = Integer.MAX_VALUE;

  StreamWay at(@Nullable Double otherPerS) {
    return new StreamWay(policy, groups, modes, otherPerS, null);
  }

  static StreamWay read(ObjectReader of, Instance instance, RunOptions.OfStream settings) {
    ValueReader rate = of.required("rate_per_s");
    Double perS = rate.isNull() ? null : Double.valueOf(rate.number(NumberRange.POSITIVE));
    if (perS != null && settings.areGiven()) {
      rate.reject("null, for requests that were given");
    }
    StreamWay way = read(of, instance, settings, perS);
    return settings.isClosedLoop()
        ? new StreamWay(way.policy, way.groups, way.modes, perS, of.integer("concurrency", 1, MOST))
        : way;
  }

  static StreamWay read(
      ObjectReader of, Instance instance, RunOptions.OfStream settings, @Nullable Double perS) {
    Speculation lengths = instance.speculation();
    Policy policy = Policy.read(of.required("policy"), lengths, settings.level());
    Set<String> modes = ModeSubsets.stated(of, "modes", ModeSubsets.names(instance));
    if (policy.leastLength(lengths) > 0 && !ModeSubsets.haveCommonMode(instance, modes)) {
      of.required("policy").reject("a policy that the loaded modes allow");
    }
    boolean isPlain = !instance.serving().splitsPrompts() && !instance.serving().asyncScheduling();
    if (policy.joins() && !isPlain) {
      of.required("policy").reject("a policy of groups, whose steps have budgets");
    }
    return new StreamWay(policy, of.integer("groups", 1, MOST_GROUPS), modes, perS, null);
  }

  /**
   * A policy by its word.
   *
   * @param word such as {@code fixed:4}
   * @param length of all steps; null where each step has its own
   */
  record Policy(String word, @Nullable Integer length) {
    private static final String JOINING = "joining";
    private static final Pattern FIXED = Pattern.compile("fixed:([1-9][0-9]{0,5})");

    /** Reads a word; what is none is reported, as is a length that is not allowed. */
    static Policy read(ValueReader value, Speculation lengths, @Nullable Level level) {
      String word = value.text(TextRule.ANY);
      Matcher matcher = FIXED.matcher(word);
      Integer length =
          matcher.matches()
              ? Integer.valueOf(matcher.group(1))
              : word.equals("autoregressive") ? Integer.valueOf(0) : null;
      boolean isKnown =
          length != null
              ? length >= lengths.minLength() && length <= lengths.maxLength()
              : word.equals("best")
                  || word.equals(JOINING)
                  || (word.equals("paced") && level != null);
      if (!isKnown) {
        value.reject("a policy that can serve the stream");
      }
      return new Policy(word, length);
    }

    boolean joins() {
      return word.equals(JOINING);
    }

    int leastLength(Speculation lengths) {
      return length == null ? lengths.minLength() : length;
    }

    int mostLength(Speculation lengths) {
      return length == null ? lengths.maxLength() : length;
    }
  }
}
