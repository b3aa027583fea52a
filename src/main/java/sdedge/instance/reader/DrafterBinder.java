package sdedge.instance.reader;

import static sdedge.document.NumberRange.NON_NEGATIVE;
import static sdedge.document.NumberRange.POSITIVE;

import java.util.List;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Node;
import sdedge.instance.Wireless;
import sdedge.instance.reader.InstanceBinder.IdRules;

/** Binds an entry of {@code drafters}. */
record DrafterBinder(NodeBinder nodes, LinksBinder links, ModesBinder modes) {
  Drafter bind(ValueReader value, IdRules ids) {
    ObjectReader reader = value.object();
    Node node = nodes.bind(reader, ids, false);
    Wireless wireless =
        reader.optional("wireless").map(cell -> wireless(cell.object())).orElse(Wireless.NONE);
    Fronthaul fronthaul =
        reader.optional("fronthaul").map(link -> fronthaul(link.object())).orElse(Fronthaul.NONE);
    List<DraftMode> own = modes.bind(reader, node, fronthaul);
    reader.finish();
    return new Drafter(node, wireless, fronthaul, own);
  }

  private static Wireless wireless(ObjectReader reader) {
    int before = reader.problems().count();
    Wireless wireless =
        new Wireless(
            reader.number("bandwidth_hz", POSITIVE),
            NoiseBinder.any(reader),
            NoiseBinder.powerModel(reader),
            reader.number("bits_per_token", NON_NEGATIVE, 32),
            reader.number("header_bits", NON_NEGATIVE, 0));
    reader.finish();
    if (reader.problems().count() == before) {
      NoiseBinder.check(reader, wireless.bandwidthHz(), wireless.noise());
    }
    return wireless;
  }

  private Fronthaul fronthaul(ObjectReader reader) {
    Fronthaul fronthaul =
        new Fronthaul(
            reader.number("rate_bps", POSITIVE),
            reader.number("latency_s", NON_NEGATIVE),
            reader.number("bits_per_prompt_token", NON_NEGATIVE),
            reader.number("bits_per_draft_token", NON_NEGATIVE),
            reader.number("bits_per_verdict", NON_NEGATIVE),
            links.access(reader));
    reader.finish();
    return fronthaul;
  }
}
