package droplets.digitalocean;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections are used again on virtual threads too. */
@EnabledForJreRange(minVersion = 21)
@ExtendWith(VirtualThreads.class)
class ConnectionReuseOnVirtualThreadsTest extends ConnectionReuseTest {}
