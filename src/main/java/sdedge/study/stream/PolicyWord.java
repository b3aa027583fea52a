package sdedge.study.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.Suggestion;
import sdedge.instance.Instance;
import sdedge.stream.Candidates;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamLevel;

/**
 * One or several policies that were asked for.
 *
 * @param word for them
 * @param number behind it; null for none
 */
public record PolicyWord(String word, @Nullable Integer number) {
  /** Those among which the best is looked for. */
  public static final PolicyWord AUTO = new PolicyWord("auto", null);

  private static final String FIXED = "fixed";
  private static final String PACED = "paced";
  private static final List<String> WORDS =
      List.of("auto", "autoregressive", "fixed:L", "best", PACED, "joining", "all");
  private static final Pattern NUMBERED = Pattern.compile("fixed:([0-9]{1,6})");

  /**
   * Reads a word such as {@code best} or {@code fixed:4}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PolicyWord parse(String text) {
    Matcher matcher = NUMBERED.matcher(text);
    if (matcher.matches()) {
      return new PolicyWord(FIXED, Integer.parseInt(matcher.group(1)));
    } else if (!WORDS.contains(text) || text.contains(":")) {
      throw new IllegalArgumentException(Suggestion.mustBeOneOf(text, WORDS));
    }
    return new PolicyWord(text, null);
  }

  /** Whether only the best of them is of interest. */
  boolean isAuto() {
    return word.equals(AUTO.word);
  }

  /** Whether there must be a service level. */
  boolean needsLevel() {
    return word.equals(PACED);
  }

  List<ServingPolicy> policies(Instance instance, @Nullable StreamLevel level) {
    List<ServingPolicy> policies = new ArrayList<>();
    switch (word) {
      case "auto" -> policies.addAll(Candidates.simplePolicies(instance, level));
      case "all" -> policies.addAll(Candidates.allPolicies(instance, level));
      case "autoregressive" -> policies.add(ServingPolicy.AUTOREGRESSIVE);
      case FIXED -> policies.add(new ServingPolicy.Fixed(number == null ? 0 : number));
      case "best" -> policies.add(new ServingPolicy.Best());
      case "joining" -> policies.add(new ServingPolicy.Joining());
      default -> {
        if (level != null) {
          policies.add(new ServingPolicy.Paced(level));
        }
      }
    }
    return policies;
  }

  @Override
  public String toString() {
    return number == null ? word : word + ":" + number;
  }
}
