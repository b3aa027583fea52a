package sdedge.study.stream;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Pipeline;
import sdedge.instance.plausibility.Plausibility;
import sdedge.plan.Feasibility;
import sdedge.stream.Candidate;
import sdedge.stream.Requests;
import sdedge.stream.StreamRun;
import sdedge.study.CommandFailure;
import sdedge.study.FileSource;
import sdedge.study.Settings;
import sdedge.study.UsedOptions;

/** What {@code stream} was asked of an instance, read and not refused (docs/stream.md). */
public final class PreparedStream {
  private static final int BOUND_PARTS = 2; // of the time left: what bounds, and the runs
  private static final MathContext DIGITS = new MathContext(3); // of the default rate

  private final LoadedInstance loaded;
  private final Instance instance; // with the steps asked for
  private final ServingOptions options;
  private final Source source;
  private final List<Candidate> candidates;
  private final Map<String, String> digests;
  private final List<String> warnings;

  /**
   * Reads what options name.
   *
   * @throws CommandFailure if the instance cannot be served so
   * @throws IllegalArgumentException if the options do not go together
   */
  public PreparedStream(LoadedInstance loaded, ServingOptions options, FileSource files)
      throws CommandFailure, InvalidInputException, IOException {
    String contradiction = options.contradiction();
    if (contradiction != null) {
      throw new IllegalArgumentException(contradiction);
    }
    this.loaded = loaded;
    this.options = options;
    instance = loaded.instance().with(options.steps());
    digests = new LinkedHashMap<>(loaded.digests());
    source = source(files);
    Integer window = options.window();
    if (window != null && window > source.count()) {
      throw CommandFailure.invalid(
          "--window " + window + ": there are " + source.count() + " requests");
    }
    String unknownMode = options.unknownMode(instance);
    if (unknownMode != null) {
      throw CommandFailure.invalid(loaded.file() + ": " + unknownMode);
    }
    candidates = options.candidates(instance);
    refuse();
    warnings = new ArrayList<>(leftOut());
    warnings.addAll(source.warnings(instance));
  }

  private Source source(FileSource files) throws InvalidInputException, IOException {
    Source known = options.source(instance);
    if (known != null) {
      return known;
    }
    String trace = options.arrivalsOrLaw();
    byte[] bytes = files.bytes(trace);
    digests.put(trace, InputFile.sha256(bytes));
    Requests listed = ArrivalsFile.read(trace, bytes, instance);
    return new Source.Listed(listed, options.users() != null);
  }

  private void refuse() throws CommandFailure {
    String contradiction = Contradiction.refusal(instance, Pipeline.CONTINUOUS);
    if (contradiction != null) {
      throw CommandFailure.invalid(loaded.file() + ": " + contradiction);
    }
    List<String> reasons = Feasibility.neverFits(instance);
    if (!reasons.isEmpty()) {
      throw CommandFailure.unservable(loaded.file(), reasons);
    }
    for (Candidate candidate : candidates) {
      StreamRun run = new StreamRun(instance, candidate.modes());
      if (!run.neverFits().isEmpty()) {
        throw CommandFailure.unservable(loaded.file(), run.neverFits());
      }
      for (String refusal : run.refusals(candidate.policy())) {
        throw CommandFailure.invalid(loaded.file() + ": " + refusal);
      }
    }
  }

  /** The name of the instance. */
  public String name() {
    return instance.name();
  }

  /** SHA-256 of all files read, by name. */
  public Map<String, String> digests() {
    return digests;
  }

  /** What to know before it is served, a sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  /** The draft modes that nobody has loaded since they do not fit, a sentence each. */
  private List<String> leftOut() {
    boolean drafts = candidates.stream().anyMatch(each -> !each.modes().isEmpty());
    return options.modes(instance).stream()
        .filter(name -> drafts && candidates.stream().noneMatch(one -> one.modes().contains(name)))
        .flatMap(name -> new StreamRun(instance, Set.of(name)).neverFits().stream())
        .map(reason -> "modes: " + reason)
        .toList();
  }

  /**
   * Serves it.
   *
   * @param note is notified of what is missing in the answer
   * @throws CommandFailure if nothing bounds what can be served, and that is needed
   */
  public StreamFindings findings(Control control, Consumer<String> note) throws CommandFailure {
    StreamBound bound = bound(control, note);
    return StreamStudy.of(question(rates(bound)), bound, options.threads(), control);
  }

  /** What is asked at some rates. */
  public StreamQuestion question(List<Rate> rates) {
    return new StreamQuestion(
        instance,
        source,
        candidates,
        rates,
        options.capacity(),
        options.level(),
        options.seed(),
        options.draws(),
        options.window() == null ? null : options.window() - 1);
  }

  /** Null, which is said, if there is none. */
  private @Nullable StreamBound bound(Control control, Consumer<String> note)
      throws CommandFailure {
    StreamBound bound = null;
    String why = "nothing is scarce";
    boolean isStopped = false;
    try {
      List<Rate> users = options.users() == null ? List.of() : options.users();
      List<Integer> closed = users.stream().map(Rate::concurrency).distinct().toList();
      bound =
          StreamBound.of(instance, options.modes(instance), closed, control.share(0, BOUND_PARTS));
    } catch (IllegalArgumentException e) {
      why = String.valueOf(e.getMessage());
    } catch (CancellationException stopped) {
      isStopped = true;
      why = "there was no time to prove it";
    }
    String said = loaded.file() + ": nothing bounds what can be served: " + why;
    boolean isNeeded = isOpenLaw() && (options.capacity() || options.rates() == null);
    if (isStopped && isNeeded && (options.capacity() || control.isStopped())) {
      throw CommandFailure.nothingYet(said + "; nothing is written. Maybe give it more time?");
    } else if (bound == null && isNeeded && !isStopped) {
      throw CommandFailure.invalid(
          said + "." + (options.capacity() ? "" : " Maybe give a --rate?"));
    } else if (bound == null) {
      note.accept(said);
    }
    return bound;
  }

  /** Whether requests are drawn that come by themselves. */
  private boolean isOpenLaw() {
    return source instanceof Source.Drawn && !source.isClosedLoop();
  }

  /** Those asked for, or some that say much. */
  private List<Rate> rates(@Nullable StreamBound bound) {
    List<Rate> asked =
        options.users() == null ? options.rates() : options.usersAtRates(options.users());
    if (source.isTrace()) {
      return List.of(Rate.TRACED);
    } else if (asked != null) {
      return asked;
    } else if (options.capacity()) {
      return List.of();
    } else if (bound == null) { // what bounds is not known, but what is served at most
      return isOpenLaw() ? List.of(Rate.AT_ONCE) : List.of();
    }
    double half = new BigDecimal(bound.mostPerS() / 2).round(DIGITS).doubleValue();
    return List.of(Rate.perSecond(half), Rate.AT_ONCE);
  }

  /** The files of what was found, with all that was warned of. */
  public StreamJson json(StreamFindings findings) {
    List<String> noted = new ArrayList<>(Plausibility.warnings(loaded));
    noted.addAll(warnings);
    noted.addAll(findings.warnings());
    return new StreamJson(findings, noted);
  }

  /** What the run used, by name of the option (docs/results.md). */
  public Map<String, @Nullable Object> used() {
    return UsedOptions.with(options.used(instance), new Settings(loaded.settings()));
  }
}
