package sdedge.document.tree;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Mapping;
import sdedge.document.tree.DocumentNode.NodeText;
import sdedge.document.tree.DocumentNode.Scalar;

/** Builds the node tree from parser events, without recursion so that no nesting can hurt. */
final class TreeBuilder {
  private static final int DEEPEST = 32;
  private static final int MIN_BUFFER = 1 << 10;
  private static final int MAX_BUFFER = 1 << 20;

  /** Scalars, keys included, lists and mappings: bounds the memory of a tree. */
  private static final int MOST_VALUES = 5_000_000;

  /** Of one mapping; finding duplicates among millions takes long. */
  private static final int MOST_KEYS = 100_000;

  private static final int LONGEST_MESSAGE = 200;
  private static final JsonFactory JSON = new JsonFactory();

  private final Problems problems;
  private final SharedTexts texts = new SharedTexts();
  private final Deque<OpenCollection> open = new ArrayDeque<>();
  private @Nullable DocumentNode root;
  private int line = 1;
  private int column = 1;
  private int values;

  TreeBuilder(Problems problems) {
    this.problems = problems;
  }

  /** The root of the first document, null if there is none or it cannot be parsed to its end. */
  @Nullable DocumentNode build(String text) {
    try {
      LoadSettings settings = settings(text);
      Iterator<Event> events = new ParserImpl(settings, new StreamReader(settings, text));
      boolean more = true;
      while (more && events.hasNext()) {
        Event event = events.next();
        moveTo(event.getStartMark());
        more = accept(event);
      }
    } catch (MarkedYamlEngineException e) {
      moveTo(e.getProblemMark());
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      reportSyntax(context + e.getProblem());
      return null;
    } catch (YamlVersionException e) {
      report("only YAML 1.2 can be read");
      return null;
    } catch (RuntimeException e) { // the parser throws others for bad escapes and directives
      reportSyntax(String.valueOf(e.getMessage()));
      return null;
    }
    if (root == null && problems.count() == 0) {
      problems.add(1, 1, "", "the file is empty");
    }
    return root;
  }

  /** The root of JSON in UTF-8 and nothing else; null, reported, if it is not that to its end. */
  @Nullable DocumentNode buildJson(byte[] bytes) {
    var utf8 =
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser json = JSON.createParser(utf8)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        line = json.currentTokenLocation().getLineNr();
        column = json.currentTokenLocation().getColumnNr();
        if (root != null) {
          return refused("a second value begins here; only one is allowed");
        }
        accept(token, json);
      }
    } catch (JacksonException e) {
      JsonMistake mistake = JsonMistake.of(e);
      line = mistake.line();
      column = mistake.column();
      return refused(mistake.message());
    } catch (IOException e) {
      return refused("not in UTF-8");
    }
    return root == null ? refused("the file is empty") : root;
  }

  private void accept(JsonToken token, JsonParser json) throws IOException {
    switch (token) {
      case START_OBJECT -> open.push(new OpenMapping(problems, path(), line, column));
      case START_ARRAY -> open.push(new OpenSequence(line, column, path()));
      case END_OBJECT, END_ARRAY -> add(open.pop().close());
      default -> {
        boolean quoted = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
        add(new DocumentNode.Scalar(line, column, texts.shared(json.getText()), !quoted));
      }
    }
  }

  private @Nullable DocumentNode refused(String message) {
    report(message);
    return null;
  }

  /** The parser copies its buffer whenever it fills it: a long text shall not need many buffers. */
  private static LoadSettings settings(String text) {
    int buffer = Math.max(MIN_BUFFER, Math.min(text.length() / 64, MAX_BUFFER));
    return LoadSettings.builder()
        .setCodePointLimit(Integer.MAX_VALUE)
        .setBufferSize(buffer)
        .build();
  }

  /** Takes one event; false if the rest of the file shall not be read. */
  private boolean accept(Event event) {
    if (event instanceof DocumentStartEvent && root != null) {
      report("a second document begins here; only one is allowed");
      return false;
    }
    if (event instanceof NodeEvent && ++values > MOST_VALUES) {
      return tooLarge("the file has more than " + MOST_VALUES + " values and keys");
    } else if (open.peek() instanceof OpenMapping mapping && mapping.size() > MOST_KEYS) {
      return tooLarge("a mapping has more than " + MOST_KEYS + " keys");
    }
    if (event instanceof NodeEvent node && !(node instanceof AliasEvent)) {
      node.getAnchor().ifPresent(a -> refuse("anchor &", a));
    }
    if (event instanceof AliasEvent alias) {
      refuse("alias *", alias.getAlias());
      add(new DocumentNode.Unusable(line, column));
    } else if (event instanceof ScalarEvent scalar) {
      scalar.getTag().ifPresent(t -> refuse("tag ", t));
      add(new DocumentNode.Scalar(line, column, texts.shared(scalar.getValue()), scalar.isPlain()));
    } else if (event instanceof CollectionStartEvent start) {
      start.getTag().ifPresent(t -> refuse("tag ", t));
      if (open.size() == DEEPEST) {
        return tooLarge("nesting is deeper than " + DEEPEST);
      }
      open.push(
          start instanceof MappingStartEvent
              ? new OpenMapping(problems, path(), line, column)
              : new OpenSequence(line, column, path()));
    } else if (event instanceof CollectionEndEvent) {
      add(open.pop().close());
    }
    return true;
  }

  /** Reports what cannot be read to its end. */
  private boolean tooLarge(String message) {
    report(message);
    root = null;
    return false;
  }

  private void add(DocumentNode node) {
    OpenCollection parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.add(node);
    }
  }

  private void refuse(String kind, Object name) {
    if (problems.isFull()) { // millions of these shall not take long
      problems.add(line, column, "", "");
    } else {
      report(kind + Quote.shortened(name.toString()) + " is not allowed");
    }
  }

  private void reportSyntax(String reason) {
    report("not valid YAML or JSON: " + shown(reason));
  }

  private static String shown(String reason) {
    return Quote.shortened(reason.replace('\n', ' '), LONGEST_MESSAGE);
  }

  private void report(String message) {
    problems.add(line, column, path(), message);
  }

  private String path() {
    OpenCollection parent = open.peek();
    return parent == null ? "" : parent.pathOfNext();
  }

  private void moveTo(Optional<Mark> mark) {
    mark.ifPresent(
        m -> {
          line = m.getLine() + 1;
          column = m.getColumn() + 1;
        });
  }

  /** Stores equal texts once, most of the time; a file repeats the same keys for every task. */
  static final class SharedTexts {
    private static final int SLOTS = 1 << 12;

    private final @Nullable String[] slots = new String[SLOTS];

    /** An equal text, possibly one given before. */
    String shared(String text) {
      int slot = text.hashCode() & (SLOTS - 1);
      String before = slots[slot];
      if (before != null && before.equals(text)) {
        return before;
      }
      slots[slot] = text;
      return text;
    }
  }

  /** A mapping or list whose end has not been read yet. */
  sealed interface OpenCollection permits OpenMapping, OpenSequence {
    /** Takes the next node inside it. */
    void add(DocumentNode node);

    /** Where the next node will be. */
    String pathOfNext();

    DocumentNode close();
  }

  /** A list whose end has not been read yet. */
  static final class OpenSequence implements OpenCollection {
    private final int line;
    private final int column;
    private final String path;
    private final List<DocumentNode> items = new ArrayList<>();

    OpenSequence(int line, int column, String path) {
      this.line = line;
      this.column = column;
      this.path = path;
    }

    @Override
    public void add(DocumentNode node) {
      items.add(node);
    }

    @Override
    public String pathOfNext() {
      return path + "[" + items.size() + "]";
    }

    @Override
    public DocumentNode close() {
      return new DocumentNode.Sequence(line, column, List.copyOf(items));
    }
  }

  /** A mapping whose end has not been read yet; of keys that occur twice the first one stays. */
  static final class OpenMapping implements OpenCollection {
    private final Problems problems;
    private final String path;
    private final int line;
    private final int column;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable DocumentNode key;

    OpenMapping(Problems problems, String path, int line, int column) {
      this.problems = problems;
      this.path = path;
      this.line = line;
      this.column = column;
    }

    @Override
    public void add(DocumentNode node) {
      if (key == null) {
        key = node;
        return;
      }
      if (key instanceof Scalar scalar) {
        put(scalar, node);
      } else if (!(key instanceof DocumentNode.Unusable)) {
        report(key, path, NodeText.of(key) + " cannot be a key");
      }
      key = null;
    }

    private void put(Scalar name, DocumentNode value) {
      if (name.plain() && name.text().equals("<<")) {
        report(name, path, "merge key << is not allowed");
        return;
      }
      Entry entry = new Entry(name.line(), name.column(), name.text(), value);
      Entry first = entries.putIfAbsent(name.text(), entry);
      if (first != null) {
        report(name, pathOf(name), "duplicate key, first on line " + first.line());
      }
    }

    private void report(DocumentNode at, String where, String message) {
      problems.add(at.line(), at.column(), where, message);
    }

    private String pathOf(Scalar name) {
      return Quote.path(path, name.text());
    }

    @Override
    public String pathOfNext() {
      return key instanceof Scalar name ? pathOf(name) : path;
    }

    int size() {
      return entries.size();
    }

    @Override
    public DocumentNode close() {
      return new Mapping(line, column, List.copyOf(entries.values()));
    }
  }
}
