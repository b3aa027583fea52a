package sdedge.study.compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.TableRow;

/**
 * By what the rows of comparisons are grouped.
 *
 * @param column of {@code compare.csv}; null for a pattern
 * @param name of which what its first group finds in the name of an instance is the group, or else
 *     all that it finds; null for a column
 */
public record Grouping(@Nullable String column, @Nullable Pattern name) {
  /** None: all rows are one group. */
  public static final Grouping NONE = new Grouping(null, null);

  /** The word for names without the number of a draw. */
  public static final String FAMILY = "family";

  private static final Pattern DRAWN = Pattern.compile("(.*?)(?:-\\d{4,})?$");
  private static final String OTHERS = "others";

  /**
   * Reads {@code family}, a column or a regular expression.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static Grouping parse(String text) {
    if (text.equals(FAMILY)) {
      return new Grouping(null, DRAWN);
    } else if (ComparisonCsv.columns().contains(text)) {
      return new Grouping(text, null);
    }
    try {
      return new Grouping(null, Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "no column, nor a regular expression: " + e.getDescription(), e);
    }
  }

  /** Whether it says anything of an instance of some name. */
  public boolean knows(String instance) {
    return name == null || name.matcher(instance).find();
  }

  /** That of a row of {@code compare.csv}. */
  String group(TableRow row) {
    if (column != null) {
      return row.text(column);
    } else if (name == null) {
      return "";
    }
    Matcher found = name.matcher(row.text("instance"));
    if (!found.find()) {
      return OTHERS;
    }
    String group = found.groupCount() > 0 ? found.group(1) : found.group();
    return group == null || group.isEmpty() ? OTHERS : group;
  }
}
