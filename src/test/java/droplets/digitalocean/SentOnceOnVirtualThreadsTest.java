package droplets.digitalocean;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request is sent once on virtual threads too. */
@EnabledForJreRange(minVersion = 21)
@ExtendWith(VirtualThreads.class)
class SentOnceOnVirtualThreadsTest extends SentOnceTest {}
