package io.portcullis.limit;

import java.util.Arrays;

import io.netty.util.NetUtil;

/** Whose requests are counted together, as far as a network address tells. */
public final class Network {

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** What an IPv4 address begins with when it is written as an IPv6 one (RFC 4291, 2.5.5.2). */
    private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

    private Network() {
    }

    /**
     * The network of an address, as text. An IPv6 client has a whole network of 64 bits to choose its address from; one that
     * writes its IPv4 address so has not. What is no address is itself.
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) { // what most are
            return address;
        }
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
