package sdedge.output;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code run.json} as far as to know that it is one, and of which files. */
final class RunFile {
  private RunFile() {}

  /** Whether a file is a complete {@code run.json}. */
  static boolean isValid(Path file) {
    return outputs(file) != null;
  }

  /** The names of the files that were written with it; null unless it is complete. */
  static @Nullable Set<String> outputs(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = Json.FACTORY.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT
          || !"kind".equals(json.nextFieldName())
          || !RunInfo.KIND.equals(json.nextTextValue())) {
        return null;
      }
      Set<String> names = new HashSet<>();
      boolean isOutputs = false;
      int depth = 1;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.FIELD_NAME && depth == 1) {
          isOutputs = json.currentName().equals("outputs");
        } else if (token == JsonToken.FIELD_NAME && depth == 2 && isOutputs) {
          names.add(json.currentName());
        }
      }
      return names;
    } catch (IOException e) {
      return null;
    }
  }
}
