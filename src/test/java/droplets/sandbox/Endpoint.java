package droplets.sandbox;

/** Answers the requests of one path. */
@FunctionalInterface
interface Endpoint {
  Reply answer(ReceivedRequest request);
}
