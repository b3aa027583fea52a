package sdedge.check.files;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.check.model.Busy;
import sdedge.check.model.Execution;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;

/** Checks how busy {@code summary.json} says the servers are, as shares of the makespan. */
record UtilisationCheck(Findings findings, Instance instance, Execution execution) {
  /** Checks all servers. */
  void check(ObjectReader utilisation) {
    Busy busy = execution.busy();
    busy(utilisation, "verifier", busy.verifierS());
    int size = instance.drafters().size();
    List<ValueReader> drafters = utilisation.list("drafters", size, size);
    for (int d = 0; d < drafters.size(); d++) {
      ObjectReader drafter = drafters.get(d).object();
      Expected.of(instance.drafters().get(d).id()).check(findings, drafter.required("id"));
      busy(drafter, "drafter", busy.drafterS(d));
      busy(drafter, "fronthaul_up", busy.upS(d));
      busy(drafter, "fronthaul_down", busy.downS(d));
      drafter.finish();
    }
    bands(utilisation);
    utilisation.finish();
  }

  /** A band is as busy as the drafters on it make it, one after the other. */
  private void bands(ObjectReader utilisation) {
    SortedMap<String, List<Integer>> users = new TreeMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      RadioLink.Access access = instance.drafters().get(d).fronthaul().access();
      if (access != null) {
        users.computeIfAbsent(access.link().name(), band -> new ArrayList<>()).add(d);
      }
    }
    Iterator<ValueReader> stated =
        users.isEmpty()
            ? List.<ValueReader>of().iterator()
            : utilisation.list("links", users.size(), users.size()).iterator();
    for (Map.Entry<String, List<Integer>> band : users.entrySet()) {
      if (stated.hasNext()) { // else that is reported
        band(stated.next().object(), band.getKey(), band.getValue());
      }
    }
  }

  private void band(ObjectReader link, String name, List<Integer> users) {
    Expected.of(name).check(findings, link.required("id"));
    List<ValueReader> ids = link.list("drafters", users.size(), users.size());
    double busyS = 0;
    for (int k = 0; k < users.size(); k++) {
      busyS += execution.busy().upS(users.get(k));
      if (k < ids.size()) {
        String id = instance.drafters().get(users.get(k)).id();
        Expected.of(id).check(findings, ids.get(k));
      }
    }
    busy(link, "fronthaul_up", busyS);
    link.finish();
  }

  private void busy(ObjectReader servers, String key, double busyS) {
    Expected.of(busyS / execution.makespanS()).check(findings, servers.required(key));
  }
}
