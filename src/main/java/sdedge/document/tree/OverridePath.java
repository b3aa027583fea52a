package sdedge.document.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.Quote;

/**
 * Where in a document to set a value, in the notation of problems: {@code tasks[3].acceptance},
 * {@code models["llama-1.5"].layers}; {@code [*]} stands for every entry of a list.
 */
public final class OverridePath {
  private static final int MOST_STEPS = 32;
  private static final Pattern STEP =
      Pattern.compile(
          "(?<key>[A-Za-z0-9_-]+)|\\[\"(?<quoted>[^\"]+)\"]|\\[(?<index>[0-9]{1,9})]|\\[\\*]");

  private final String text;
  private final List<Step> steps;

  private OverridePath(String text, List<Step> steps) {
    this.text = text;
    this.steps = List.copyOf(steps);
  }

  /** One step down the tree. */
  sealed interface Step {
    /** The one value that it leads to; null if there is none, or if there are several. */
    @Nullable DocumentNode from(DocumentNode node);

    /** To the value of a key. */
    record Key(String name) implements Step {
      @Override
      public @Nullable DocumentNode from(DocumentNode node) {
        DocumentNode.Entry entry =
            node instanceof DocumentNode.Mapping mapping ? mapping.get(name) : null;
        return entry == null ? null : entry.value();
      }
    }

    /** To an entry of a list, from 0. */
    record Index(int index) implements Step {
      @Override
      public @Nullable DocumentNode from(DocumentNode node) {
        return node instanceof DocumentNode.Sequence list && index < list.items().size()
            ? list.items().get(index)
            : null;
      }
    }

    /** To every entry of a list. */
    record All() implements Step {
      @Override
      public @Nullable DocumentNode from(DocumentNode node) {
        return null;
      }
    }
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if the text is not a path
   */
  public static OverridePath parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int at = 0;
    while (at < text.length() && steps.size() < MOST_STEPS) {
      boolean first = steps.isEmpty();
      boolean dot = !first && text.charAt(at) == '.';
      matcher.region(dot ? at + 1 : at, text.length());
      if (!matcher.lookingAt() || !belongs(matcher, first, dot)) {
        break;
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    if (at < text.length() || steps.isEmpty()) {
      throw new IllegalArgumentException(
          Quote.text(text)
              + " must be a path such as drafters[0].wireless.bandwidth_hz or tasks[*].acceptance;"
              + " [*] is every entry of a list, keys are named one by one");
    }
    return new OverridePath(text, steps);
  }

  /** A path begins with a key; further keys follow a dot and brackets do not. */
  private static boolean belongs(Matcher matcher, boolean first, boolean dot) {
    boolean plain = matcher.group("key") != null;
    return first ? plain || matcher.group("quoted") != null : plain == dot;
  }

  private static Step step(Matcher matcher) {
    String key = matcher.group("key") != null ? matcher.group("key") : matcher.group("quoted");
    if (key != null) {
      return new Step.Key(key);
    }
    String index = matcher.group("index");
    return index == null ? new Step.All() : new Step.Index(Integer.parseInt(index));
  }

  List<Step> steps() {
    return steps;
  }

  /** Matches the paths of all its places, and what begins with one. */
  Pattern places() {
    StringBuilder places = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Step.Key key) {
        boolean first = places.length() == 0;
        String quoted = first ? Quote.path("", key.name()) : Quote.path(".", key.name());
        places.append(Pattern.quote(first ? quoted : quoted.substring(1)));
      } else if (step instanceof Step.Index index) {
        places.append("\\[").append(index.index()).append(']');
      } else {
        places.append("\\[[0-9]+]");
      }
    }
    return Pattern.compile(places + "(?![A-Za-z0-9_-])");
  }

  /** What stands there in a tree; null if nothing does, or not the same at all of its places. */
  @Nullable String in(DocumentNode root) {
    Set<String> texts = new HashSet<>();
    boolean all = collect(root, 0, texts);
    return all && texts.size() == 1 ? texts.iterator().next() : null;
  }

  private boolean collect(@Nullable DocumentNode node, int depth, Set<String> texts) {
    if (node == null) {
      return false;
    } else if (depth == steps.size()) {
      if (node instanceof DocumentNode.Scalar scalar) {
        texts.add(scalar.text());
      }
      return node instanceof DocumentNode.Scalar;
    } else if (steps.get(depth) instanceof Step.All) {
      return node instanceof DocumentNode.Sequence list
          && list.items().stream().allMatch(item -> collect(item, depth + 1, texts));
    }
    return collect(steps.get(depth).from(node), depth + 1, texts);
  }

  /** The path as it was given. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * A value put in place of what a document says.
   *
   * @param value as it would be written in the file without quotes: a number, a word; {@code *0.5}
   *     multiplies the number, or each number of the list, that is there
   */
  public record ValueOverride(OverridePath path, String value) {
    /**
     * A setting of the value at a path such as {@code drafters[0].wireless.bandwidth_hz}.
     *
     * @throws IllegalArgumentException if the path is not one
     */
    public static ValueOverride of(String path, String value) {
      return new ValueOverride(OverridePath.parse(path), value);
    }

    /** As it is given: path=value. */
    @Override
    public String toString() {
      return path + "=" + Quote.shortened(value);
    }
  }
}
