package sdedge.generate;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.document.tree.ValueReader;
import sdedge.document.tree.YamlText;
import sdedge.generate.ModeAcceptance.ContextRates;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.reader.AcceptanceBinder;

/**
 * What an instance says beside its tasks and channels, as text.
 *
 * @param models entries of {@code models}
 * @param verifier entries of {@code verifier}
 * @param drafters of each, the id, {@code wireless} and the other entries
 * @param rest the other entries at the top, such as {@code speculation}
 * @param acceptance that {@code calibrate} found, {@code list:…}; null if there is none
 * @param ofModes what it found for each draft mode, of which that is the first, or by context,
 *     under an empty name where modes are not distinguished; mostly empty
 */
record Nodes(
    String models,
    String verifier,
    List<DrafterText> drafters,
    String rest,
    @Nullable String acceptance,
    Map<String, ContextRates> ofModes) {
  private static final Set<String> ELSEWHERE =
      Set.of(
          "version",
          "name",
          "models",
          "verifier",
          "drafters",
          "tasks",
          "answers",
          "acceptance",
          "lengths",
          "measured");
  private static final String USUAL_SPECULATION = "speculation: {min_length: 0, max_length: 8}\n";

  /**
   * A drafter.
   *
   * @param uplink what the file says of it; empty if nothing
   * @param modes the names of its draft modes
   */
  record DrafterText(String id, String entries, Map<Choice, String> uplink, List<String> modes) {}

  /**
   * The nodes of an instance, or of a file that {@code calibrate} wrote.
   *
   * @param folder what the tables it names are relative to, as seen from the instance to be written
   * @param pair of the models that the file leaves to choose; null of one that does not
   * @param settings in place of what the file says, by path
   */
  static Nodes read(
      String file,
      byte[] bytes,
      Path folder,
      @Nullable ModelPair pair,
      Map<String, String> settings)
      throws InvalidInputException {
    Problems problems = new Problems(file);
    ValueReader root = Document.parse(problems, bytes);
    List<ValueOverride> moved = new ArrayList<>(pair == null ? List.of() : pair.settings());
    settings.forEach((path, value) -> moved.add(ValueOverride.of(path, value)));
    ObjectReader reader = root.object();
    move(moved, reader.object("verifier"), "verifier", folder);
    int drafters = reader.list("drafters", 1, Integer.MAX_VALUE).size();
    for (int d = 0; d < drafters; d++) {
      ObjectReader drafter = reader.list("drafters", 1, Integer.MAX_VALUE).get(d).object();
      String at = "drafters[" + d + "]";
      move(moved, drafter, at, folder);
      List<ObjectReader> modes = modes(drafter);
      for (int m = 0; m < modes.size(); m++) {
        move(moved, modes.get(m), at + ".modes[" + m + "]", folder);
      }
    }
    problems.throwIfAny();
    return of(
        moved.isEmpty() ? root : Document.parse(problems, bytes, moved),
        pair == null ? Set.of() : pair.unused());
  }

  private static List<ObjectReader> modes(ObjectReader drafter) {
    return drafter
        .optional("modes")
        .map(modes -> modes.list(1, Integer.MAX_VALUE).stream().map(ValueReader::object).toList())
        .orElse(List.of());
  }

  private static void move(List<ValueOverride> moved, ObjectReader node, String at, Path folder) {
    node.optional("table")
        .map(value -> value.text(TextRule.PATH))
        .filter(path -> !Path.of(path).isAbsolute())
        .ifPresent(
            path -> moved.add(ValueOverride.of(at + ".table", folder.resolve(path).toString())));
  }

  private static Nodes of(ValueReader root, Set<String> unusedModels) throws InvalidInputException {
    ObjectReader reader = root.object();
    List<DrafterText> drafters = new ArrayList<>();
    for (ValueReader drafter : reader.list("drafters", 1, Integer.MAX_VALUE)) {
      String id = drafter.object().text("id", TextRule.NAME);
      String entries = YamlText.entries(drafter, 4, Set.of("id", "wireless"));
      List<String> modes =
          modes(drafter.object()).stream().map(mode -> mode.text("name", TextRule.NAME)).toList();
      drafters.add(new DrafterText(id, entries, UplinkCell.uplink(drafter.object()), modes));
    }
    Acceptance found = reader.optional("acceptance").map(AcceptanceBinder::raw).orElse(null);
    Map<String, ContextRates> ofModes = new LinkedHashMap<>();
    if (found != null && found.byMode().isEmpty() && !found.isConstant()) {
      ofModes.put("", ContextRates.of(found));
    } else if (found != null) {
      found.byMode().forEach((mode, own) -> ofModes.put(mode, ContextRates.of(own)));
    }
    boolean speculates = reader.optional("speculation").isPresent();
    String rest = YamlText.entries(root, 0, ELSEWHERE);
    Nodes nodes =
        new Nodes(
            YamlText.entries(reader.required("models"), 2, unusedModels),
            YamlText.entries(reader.required("verifier"), 2, Set.of()),
            drafters,
            speculates ? rest : rest + USUAL_SPECULATION,
            found == null ? null : list(found.entries().get(0).rates()),
            ofModes);
    root.problems().throwIfAny();
    return nodes;
  }

  private static String list(AcceptanceRates rates) {
    return rates.list().stream().map(Texts::shortest).collect(joining(",", "list:", ""));
  }

  /** The id of one of {@code count} drafters: those of the file, or numbers if it has fewer. */
  String id(int drafter, int count) {
    String own = count <= drafters.size() ? drafters.get(drafter).id() : "sbs" + (drafter + 1);
    return YamlText.text(own);
  }

  /** The names of all draft modes. */
  List<String> allModes() {
    return drafters.stream().flatMap(drafter -> drafter.modes().stream()).distinct().toList();
  }

  /** The names of the draft modes of a drafter; those of the file in turn. */
  List<String> modes(int drafter) {
    return drafters.get(drafter % drafters.size()).modes();
  }

  /** The entries of a drafter; those of the file in turn. */
  String entries(int drafter) {
    return drafters.get(drafter % drafters.size()).entries();
  }
}
