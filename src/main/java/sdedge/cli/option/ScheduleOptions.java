package sdedge.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sdedge.cli.terminal.CommandFailure;
import sdedge.cli.terminal.ExitCode;
import sdedge.cli.terminal.WordChoice;
import sdedge.export.VllmSchedule;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Network;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;

/** What a schedule for vLLM is of, beside the nodes; one law whoever asks (docs/export.md). */
public final class ScheduleOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      order = 30,
      description = "vllm: the draft mode; needed if there are several.")
  private @Nullable String mode;

  @Option(
      names = "--max-batch",
      paramLabel = "N",
      order = 31,
      description = "vllm: the most requests; default 256.")
  private int most = 256;

  @Option(
      names = "--context-axis",
      paramLabel = "TOKENS",
      split = ",",
      order = 32,
      description = "vllm: tell contexts apart, up to these numbers of tokens: 1024,4096,16384.")
  private List<Integer> contexts = List.of();

  /** Refuses what no schedule can be of. */
  public void check() {
    boolean ascends = true;
    int before = 0;
    for (int context : contexts) {
      ascends &= context > before && context < Integer.MAX_VALUE;
      before = context;
    }
    if (most < 1 || most > VllmSchedule.MOST_REQUESTS) {
      throw usage("--max-batch must be from 1 to " + VllmSchedule.MOST_REQUESTS);
    } else if (!ascends) {
      throw usage("--context-axis must be ascending numbers of tokens, at least 1");
    }
  }

  /** Refuses what no schedule of an instance can be of. */
  public void check(Instance instance, int drafter) {
    check();
    inOneMode(instance, drafter);
  }

  /** Whom the load of an instance is made of, once its drafter has one mode. */
  public interface LoadOf {
    /** The load. */
    SteadyLoad of(Instance inOneMode);
  }

  /** The schedule of a drafter. */
  public VllmSchedule schedule(Instance instance, int drafter, LoadOf load) throws CommandFailure {
    Instance drafting = inOneMode(instance, drafter);
    SteadyService service = SteadyService.of(drafting, drafter, load.of(drafting));
    if (service.residents() == 0) {
      String node = instance.verifier().id();
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          instance.name() + ": the memory of " + node + " holds no request");
    }
    return VllmSchedule.of(service, most, contexts);
  }

  /** The instance with the mode asked for as the only one of the drafter. */
  private Instance inOneMode(Instance instance, int d) {
    Drafter of = instance.drafters().get(d);
    List<String> names = of.modes().stream().map(DraftMode::name).toList();
    if (mode == null && names.size() > 1) {
      throw usage("--mode must name one of " + String.join(", ", names));
    } else if (mode != null && !names.contains(mode)) {
      throw usage("--mode: " + WordChoice.mustBeOneOf(mode, names));
    }
    List<Drafter> drafters = new ArrayList<>(instance.drafters());
    drafters.set(d, names.isEmpty() ? of : of.with(List.of(of.mode(mode))));
    return instance.with(new Network(instance.verifier(), drafters));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
