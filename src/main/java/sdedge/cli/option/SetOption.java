package sdedge.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.study.Settings;
import sdedge.study.experiment.Axis;

/** Values in place of those of the instance; of a sweep they are the same with one value each. */
public final class SetOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      order = 15,
      description =
          "A value in place of the instance's, such as drafters[0].wireless.bandwidth_hz=1e6; [*] is"
              + " every entry; *0.5 multiplies what the file says. May be given again.")
  private List<String> given = new ArrayList<>();

  /** The values, in the sequence given. */
  public Settings settings() {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      for (String text : given) {
        Axis axis = Axis.parse(text);
        String path = axis.names().get(0);
        List<String> some = axis.values().get(0);
        if (some.size() > 1) {
          throw new IllegalArgumentException(path + " takes one value here; sweep takes several");
        } else if (values.put(path, some.get(0)) != null) {
          throw new IllegalArgumentException(path + " is set twice");
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage());
    }
    return new Settings(values);
  }

  /** What becomes of values that are most likely mistakes. */
  public static final class WarningOptions {
    @Option(
        names = "--strict",
        order = 40,
        description = "Exit with 3 where a value is most likely a mistake, instead of a warning.")
    public boolean strict;
  }
}
