package sdedge.timeline;

import java.util.List;
import sdedge.plan.MemoryModel;

/** Batches in plan order, priced before or as they are asked for. */
interface Batches {
  /** What is loaded on the nodes. */
  MemoryModel residence();

  /** How many there are. */
  int size();

  /** U of one, seconds. */
  double readyS(int position);

  /** One of them, with its times. */
  PricedBatch at(int position);

  /** One of them will not be asked for again. */
  default void forget(int position) {}

  /** Batches that are priced already. */
  static Batches of(MemoryModel memory, List<PricedBatch> priced) {
    return new Batches() {
      @Override
      public MemoryModel residence() {
        return memory;
      }

      @Override
      public int size() {
        return priced.size();
      }

      @Override
      public double readyS(int position) {
        return priced.get(position).readyS();
      }

      @Override
      public PricedBatch at(int position) {
        return priced.get(position);
      }
    };
  }
}
