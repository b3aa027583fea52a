package sdedge.study.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.tree.OverridePath;
import sdedge.document.tree.ValueOverride;

/** What the values of a track change. */
interface Change {
  /** Notes a value among the changes of a point. */
  void enter(String value, Changes changes);

  /** Another file. */
  record File() implements Change {
    @Override
    public void enter(String value, Changes changes) {
      changes.file = value;
    }
  }

  /** A value of the file, or a factor on it. */
  record Key(OverridePath path) implements Change {
    @Override
    public void enter(String value, Changes changes) {
      changes.settings.add(new ValueOverride(path, value));
    }
  }

  /** Another table, or a factor on the times of the one there is. */
  record Table(OverridePath path) implements Change {
    private static final Pattern TABLE =
        Pattern.compile("(?:verifier|drafters\\[(?:[0-9]{1,9}|\\*)])\\.table");
    private static final Pattern FACTOR =
        Pattern.compile("\\*([0-9]{1,18}(?:\\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?)");

    static boolean is(OverridePath path) {
      return TABLE.matcher(path.toString()).matches();
    }

    @Override
    public void enter(String value, Changes changes) {
      Matcher factor = FACTOR.matcher(value);
      if (factor.matches()) {
        changes.tables.add(new TableTimes(path.toString(), Double.parseDouble(factor.group(1))));
      } else {
        changes.settings.add(new ValueOverride(path, value));
      }
    }
  }

  /** Only the first tasks. */
  record FirstTasks() implements Change {
    @Override
    public void enter(String value, Changes changes) {
      changes.tasks = Integer.parseInt(value);
    }
  }

  /** The channels, drawn again. */
  record Drop() implements Change {
    @Override
    public void enter(String value, Changes changes) {
      changes.seed = Long.valueOf(value);
    }
  }
}
