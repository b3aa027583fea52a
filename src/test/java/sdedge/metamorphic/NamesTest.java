package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.TestSeeds;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;

/** What things are called, and how a file is written, changes no number. */
@Tag(TestSeeds.DRAWS)
class NamesTest {
  private final int draws = TestSeeds.draws(300);

  @TempDir private Path folder;

  @Test
  void namesDoNotMatter() {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = any(random);
          Solved base = Solved.of(instance);
          assertThat(Solved.of(renamed(random, instance)).happened()).isEqualTo(base.happened());
        });
  }

  /** YAML and JSON, keys in any sequence: read, they are the instance that was written. */
  @Test
  void notationDoesNotMatter() {
    TestSeeds.each(
        getClass(),
        draws / 3,
        random -> {
          Instance instance = any(random);
          TextOf text = new TextOf(random, folder);
          Instance fromYaml = read("i.yaml", text.yaml(instance));
          Instance fromJson = read("i.json", text.json(instance));
          assertThat(fromYaml).usingRecursiveComparison().isEqualTo(instance);
          assertThat(fromJson).usingRecursiveComparison().isEqualTo(instance);
          assertThat(Solved.of(fromYaml).happened()).isEqualTo(Solved.of(fromJson).happened());
        });
  }

  private static Instance any(Random random) {
    return random.nextInt(3) == 0 ? Draw.joint(random) : Draw.sorted(random);
  }

  private Instance read(String name, String text) throws Exception {
    return InstanceReader.parse(name, text.getBytes(StandardCharsets.UTF_8), folder);
  }

  private static Instance renamed(Random random, Instance instance) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size() + instance.drafters().size() + 1; k++) {
      names.add("n" + k);
    }
    Collections.shuffle(names, random);
    List<Task> tasks = new ArrayList<>();
    for (Task task : instance.tasks()) {
      tasks.add(Edit.renamed(task, names.get(tasks.size()), task.drafter()));
    }
    List<Drafter> drafters = new ArrayList<>();
    for (Drafter d : instance.drafters()) {
      String name = names.get(tasks.size() + drafters.size());
      drafters.add(new Drafter(renamed(d.node(), name), d.wireless(), d.fronthaul()));
    }
    Node verifier = renamed(instance.verifier(), names.get(names.size() - 1));
    return Edit.with(instance, verifier, drafters).with(tasks);
  }

  private static Node renamed(Node node, String name) {
    Model m = node.model();
    Model model =
        new Model(
            "m" + name,
            m.layers(),
            m.hidden(),
            m.parameters(),
            m.weightBytes(),
            m.kvBytesPerToken());
    return new Node(name, model, node.latency(), node.memoryBytes(), node.overheads());
  }
}
