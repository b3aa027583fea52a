package sdedge.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.ApproachSource;
import sdedge.search.SearchOptions;
import sdedge.search.scheme.External;
import sdedge.search.solver.Approaches;

/**
 * Finds schemes of others for the program itself, which looks it up as a service; not for use. One
 * that cannot be used is a scheme that fails and says why.
 */
public final class RegisteredSchemes implements ApproachSource {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** For the service loader. */
  public RegisteredSchemes() {}

  @Override
  public List<Approach> approaches() {
    List<Approach> approaches = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Iterator<Scheme> schemes = ServiceLoader.load(Scheme.class).iterator();
    for (int k = 1; ; k++) {
      String fallback = "registered-" + k;
      try {
        if (!schemes.hasNext()) {
          return List.copyOf(approaches);
        }
        approaches.add(approach(schemes.next(), names, fallback));
      } catch (ServiceConfigurationError | RuntimeException e) {
        approaches.add(
            unusable(fallback, e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause())));
      }
    }
  }

  private static Approach approach(Scheme scheme, Set<String> names, String fallback) {
    String name = scheme.name();
    String who = scheme.getClass().getName() + ": the name '" + name + "' ";
    if (!NAME.matcher(name).matches()) {
      return unusable(fallback, who + "must be letters, digits and hyphens in lower case");
    } else if (Approaches.ownNamed(name) != null || !names.add(name)) {
      return unusable(fallback, who + "is that of another method");
    }
    return new External(
        name,
        scheme.definition(),
        (instance, options, control) -> plan(scheme, instance, options, control));
  }

  private static @Nullable Plan plan(
      Scheme scheme, Instance instance, SearchOptions options, Control control) throws Exception {
    PlanningInstance given = PlanningInstance.of(instance);
    BatchPlan plan = scheme.plan(given, options.seed(), control::isStopped);
    if (plan == null) {
      return null;
    } else if (!plan.isOf(given)) {
      throw new IllegalArgumentException("its plan is of another instance");
    }
    return plan.given().plan();
  }

  private static Approach unusable(String name, String why) {
    return new External(
        name,
        "a registered scheme that cannot be used",
        (instance, options, control) -> {
          throw new IllegalStateException(why);
        });
  }
}
