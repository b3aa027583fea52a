package sdedge.timeline;

/** {@link ExecutionPropertiesTest}, all draws of it. */
class ExecutionPropertiesIT extends ExecutionPropertiesTest {}
