package droplets.digitalocean;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections by https are as good on virtual threads. */
@EnabledForJreRange(minVersion = 21)
@ExtendWith(VirtualThreads.class)
class TlsConnectionsOnVirtualThreadsTest extends TlsConnectionsTest {}
