package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance by context where there is one context alone. */
class OneContextTest {
  @TempDir Path folder;

  private Path instance(String acceptance) throws Exception {
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    String made = text.replaceAll("acceptance: (\\[[^]]*]|[0-9.]+)", "acceptance: " + acceptance);
    assertThat(made).contains(acceptance);
    return Files.writeString(folder.resolve("instance.yaml"), made);
  }

  /** One context says as much as a list. */
  @Test
  void oneContextIsThatListToTheByte() throws Exception {
    Path one = folder.resolve("one");
    Path list = folder.resolve("list");
    instance("{context_tokens: [7], rates: [[0.8, 0.7]]}");
    assertThat(Cli.run("solve", folder.resolve("instance.yaml"), "-o", one).code()).isZero();
    instance("[0.8, 0.7]");
    assertThat(Cli.run("solve", folder.resolve("instance.yaml"), "-o", list).code()).isZero();

    for (String file : new String[] {"plan.json", "summary.json", "schedule.csv", "latency.csv"}) {
      String hashes = "\"sha256\": \"[0-9a-f]{64}\"";
      assertThat(Files.readString(one.resolve(file)).replaceAll(hashes, ""))
          .isEqualTo(Files.readString(list.resolve(file)).replaceAll(hashes, ""));
    }
  }
}
