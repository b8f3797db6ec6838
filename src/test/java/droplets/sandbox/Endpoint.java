package droplets.sandbox;

/** Decides what is answered to a request. */
@FunctionalInterface
interface Endpoint {
  Reply answer(ReceivedRequest request);
}
