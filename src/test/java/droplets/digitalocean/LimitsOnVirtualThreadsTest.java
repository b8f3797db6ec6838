package droplets.digitalocean;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits hold for callers on virtual threads too. */
@EnabledForJreRange(minVersion = 21)
@ExtendWith(VirtualThreads.class)
class LimitsOnVirtualThreadsTest extends LimitsTest {}
