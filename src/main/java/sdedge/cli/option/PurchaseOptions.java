package sdedge.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.explain.Price;
import sdedge.explain.PurchaseStudy;
import sdedge.instance.LoadedInstance;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserStudy;

/** Whether more of each resource is looked at, and what it costs. */
public final class PurchaseOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--levers",
      order = 8,
      description = "Also how many users more of each resource adds, as explain lists them.")
  private boolean levers;

  @Option(
      names = "--price",
      paramLabel = Price.FORM,
      order = 9,
      description =
          "With --levers: what units of a resource cost, such as verifier.memory_bytes=1200/24e9;"
              + " ranks by users per price. May be given again.")
  private List<String> prices = new ArrayList<>();

  /** The purchases asked for; null if none are. */
  public @Nullable PurchaseStudy of(
      UserStudy study, LoadedInstance loaded, List<UserDraws.Tokens> tokens, int most) {
    if (!levers && !prices.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--price is for --levers");
    }
    try {
      List<Price> given = prices.stream().map(Price::parse).toList();
      return levers ? new PurchaseStudy(study, loaded, tokens, most, given) : null;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--price: " + e.getMessage());
    }
  }

  /** Adds these by name. */
  public void addTo(Map<String, @Nullable Object> used) {
    used.put("levers", levers);
    if (!prices.isEmpty()) {
      used.put("price", String.join(" ", prices));
    }
  }
}
