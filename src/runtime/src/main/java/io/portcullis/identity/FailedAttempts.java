package io.portcullis.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import io.netty.util.NetUtil;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;

/**
 * Counts credentials that did not hold, by where they came from, and says when no further one is looked at. Whoever was
 * verified lately is known without being looked at, and so is not locked out by a neighbour behind the same address.
 */
public final class FailedAttempts {

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** What an IPv4 address begins with when it is written as an IPv6 one (RFC 4291, 2.5.5.2). */
    private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

    private final Limiter limiter;
    private final Rate rate;

    /** @param rate how many may fail */
    public FailedAttempts(Limiter limiter, Rate rate) {
        this.limiter = limiter;
        this.rate = rate;
    }

    /** How long credentials from this address are not looked at; empty when they are. */
    Optional<Duration> locked(String address) {
        return limiter.waiting(network(address), 1);
    }

    /** One from this address did not hold. */
    void failed(String address) {
        limiter.take(network(address), rate, 1);
    }

    /**
     * An IPv6 client has a whole network of 64 bits to choose its address from; one that writes its IPv4 address so has not.
     */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return address;
        }
        if (Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length)) {
            return NetUtil.bytesToIpAddress(Arrays.copyOfRange(bytes, MAPPED.length, IPV6_BYTES));
        }
        byte[] network = new byte[IPV6_BYTES];
        System.arraycopy(bytes, 0, network, 0, IPV6_NETWORK_BYTES);
        return NetUtil.bytesToIpAddress(network) + "/64";
    }
}
