package sdedge.stream;

/** Lets runs be watched and stopped. Called often; must be cheap. */
public interface StreamControl {
  /** Whether to stop now with what there is. */
  boolean stops();

  /** Is notified how many requests of a run are complete. */
  default void served(int complete, int requests) {}

  /** Never stops. */
  StreamControl NONE = () -> false;
}
