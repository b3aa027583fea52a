package sdedge.instance;

/** What is searched, within which limits, and how plans are executed. */
public record PlanningOptions(
    Speculation speculation,
    Batching batching,
    UplinkPolicy uplink,
    Pipeline pipeline,
    TaskOrder order) {}
