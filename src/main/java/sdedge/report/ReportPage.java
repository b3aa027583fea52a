package sdedge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.table.Format;
import sdedge.result.table.Json;

/**
 * A page that needs nothing else: style, scripts, charting library and data stand in it, and its
 * policy lets nothing be loaded or run beside them. Equal results give equal bytes.
 */
public final class ReportPage {
  private static final String TITLE_END = " – sdedge";

  private static final String LIBRARY =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
  private static final List<String> SCRIPTS =
      List.of(
          "text",
          "data",
          "theme",
          "table",
          "figure",
          "headline",
          "explained",
          "differences",
          "lanes",
          "timeline",
          "controls",
          "components",
          "tasks",
          "plan",
          "uplink",
          "search",
          "schemes",
          "streams",
          "stages",
          "served",
          "compared",
          "profiles",
          "experiments",
          "origin",
          "main");

  /** Of the page; its title ends with the name of the program. */
  public static final Format FORMAT =
      Format.of("page of report", "<!DOCTYPE html>.*" + TITLE_END + "</title>");

  private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");

  private ReportPage() {}

  /**
   * The page of some content.
   *
   * @param versions of the program that makes the page, by name
   */
  public static byte[] of(PageContent content, Map<String, String> versions) throws IOException {
    String library = resource(LIBRARY);
    String program =
        "(() => {\n'use strict';\n"
            + SCRIPTS.stream().map(name -> own(name + ".js")).collect(Collectors.joining("\n"))
            + "})();\n";
    Map<String, String> parts =
        Map.of(
            "policy", policy(library, program),
            "title", escaped(content.title() + TITLE_END),
            "style", own("style.css"),
            "library", library,
            "program", program,
            "data", PageData.of(content, versions));
    return filled(own("page.html"), parts).getBytes(StandardCharsets.UTF_8);
  }

  /** What takes the place of {@code @name@}; what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(part(parts, place)));
  }

  private static String part(Map<String, String> parts, MatchResult place) {
    String part = parts.get(place.group(1));
    if (part == null) {
      throw new IllegalStateException("the template has a place " + place.group());
    }
    return part;
  }

  /** Only the two scripts run; charts set styles of elements, and nothing is loaded. */
  private static String policy(String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
    for (String script : scripts) {
      policy.append(" 'sha256-").append(digest(script)).append('\'');
    }
    return policy
        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String script) {
    byte[] sha256 = InputFile.sha256().digest(script.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sha256);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String own(String name) {
    return resource("/sdedge/report/" + name);
  }

  private static String resource(String path) {
    try (InputStream in = ReportPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** The data of a page as JSON that no HTML parser takes for anything else. */
  static final class PageData {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PageData() {}

    /** The text of the script element that holds the data. */
    static String of(PageContent content, Map<String, String> versions) throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = FACTORY.createGenerator(text)) {
        Map<String, @Nullable Object> fields = Json.fields("versions", versions);
        content
            .byKind()
            .forEach((kind, all) -> fields.put(kind, all.stream().map(PageData::shown).toList()));
        Json.value(json, fields);
      }
      return escaped(text.toString());
    }

    /** These characters occur in strings only, where they may be written by their code. */
    private static String escaped(String json) {
      StringBuilder text = new StringBuilder(json.length());
      for (int i = 0; i < json.length(); i++) {
        char c = json.charAt(i);
        if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
          text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
      return text.toString();
    }

    /** Documents as they are, tables by column. */
    private static @Nullable Object shown(@Nullable Object part) {
      if (part instanceof SavedDocument document) {
        return (Json.Body) json -> json.writeRawValue(document.json());
      } else if (part instanceof SavedTable table) {
        return table(table);
      } else if (part instanceof Map<?, ?> parts) {
        Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
        parts.forEach((name, value) -> shown.put(name, shown(value)));
        return shown;
      }
      return part;
    }

    private static Map<String, @Nullable Object> table(SavedTable table) {
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      for (int i = 0; i < table.columns().size(); i++) {
        List<@Nullable Object> values = table.values().get(i);
        columns.put(
            table.columns().get(i).name(),
            table.columns().get(i).isOfWords()
                ? words(values)
                : values.stream().map(PageData::figure).toList());
      }
      return Json.fields("rows", table.rows(), "columns", columns);
    }

    /** Whole numbers, which most are, without a point. */
    private static @Nullable Object figure(@Nullable Object value) {
      boolean whole =
          value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
      return whole && value instanceof Double number ? (Object) number.longValue() : value;
    }

    /** Each word once, and which of them every row has. */
    private static Map<String, @Nullable Object> words(List<@Nullable Object> values) {
      Map<Object, Integer> index = new LinkedHashMap<>();
      List<Integer> at = new ArrayList<>();
      for (Object value : values) {
        at.add(value == null ? -1 : index.computeIfAbsent(value, word -> index.size()));
      }
      return Json.fields("at", at, "words", index.keySet());
    }
  }
}
