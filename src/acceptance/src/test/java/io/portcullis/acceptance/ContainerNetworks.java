package io.portcullis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.Command;
import io.portcullis.rig.Deadline;

/**
 * The networks of a Compose file, as bridges in a place that this machine does not see. Only networks that are not internal are
 * connected with this machine; none with others. All of it ends with the process that holds the place.
 */
final class ContainerNetworks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ComposeFile file;
    private final Process hub;

    /** Beginnings of addresses, up to the last number, by the name of the network. */
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    ContainerNetworks(ComposeFile file) {
        this.file = file;
        this.hub = started("unshare", "--net", "sleep", "infinity");
        awaitOwnNetwork(hub);
        file.networks().forEach((name, content) -> make(name, ComposeFile.map(content)));
    }

    /** Gives a process its addresses in the networks of its service. */
    void connect(ComposeService service, Process process) {
        awaitOwnNetwork(process);
        inside(process, "ip link set lo up");
        int number = 0;
        for (String network : service.list("networks")) {
            String there = "eth" + number++;
            String here = "s" + index(service.name()) + bridge(network);
            inside(hub, "ip link add " + here + " type veth peer name " + there + " netns " + process.pid(),
                    "ip link set " + here + " master " + bridge(network) + " up");
            inside(process, "ip addr add " + address(service.name(), network) + "/" + length(network) + " dev " + there,
                    "ip link set " + there + " up");
        }
    }

    /** A file with the names of all services that this one can reach. */
    Path hosts(ComposeService service, Path folder) {
        StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
        for (String network : service.list("networks")) {
            file.services().stream().filter(other -> other.list("networks").contains(network)).forEach(
                    other -> hosts.append(address(other.name(), network)).append(' ').append(other.name()).append('\n'));
        }
        try {
            return Files.writeString(folder.resolve(service.name() + ".hosts"), hosts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address at which this machine reaches a service. */
    String published(String service) {
        String open = file.service(service).list("networks").stream().filter(network -> !isInternal(network)).findFirst()
                .orElseThrow(() -> new AssertionError(service + " is in internal networks alone"));
        return address(service, open);
    }

    @Override
    public void close() {
        hub.destroyForcibly();
    }

    private void make(String network, Map<String, Object> content) {
        String subnet = subnet(content);
        prefixes.put(network, subnet == null ? "10." + (64 + hub.pid() % 64) + "." + prefixes.size() + ".0"
                : subnet.substring(0, subnet.indexOf('/')));
        inside(hub, "ip link add " + bridge(network) + " type bridge", "ip link set " + bridge(network) + " up");
        if (!isInternal(network)) {
            String here = "pc" + hub.pid() % 100_000 + bridge(network);
            run("ip link add " + here + " type veth peer name host" + bridge(network) + " netns " + hub.pid(),
                    "ip addr add " + address(1, network) + "/24 dev " + here, "ip link set " + here + " up");
            inside(hub, "ip link set host" + bridge(network) + " master " + bridge(network) + " up");
        }
    }

    private static String subnet(Map<String, Object> content) {
        List<?> configured = (List<?>) ComposeFile.map(content.get("ipam")).get("config");
        return configured == null ? null : String.valueOf(ComposeFile.map(configured.get(0)).get("subnet"));
    }

    private boolean isInternal(String network) {
        return Boolean.TRUE.equals(ComposeFile.map(file.networks().get(network)).get("internal"));
    }

    private String bridge(String network) {
        return "n" + List.copyOf(file.networks().keySet()).indexOf(network);
    }

    String address(String service, String network) {
        return address(2 + index(service), network);
    }

    private String address(int number, String network) {
        String first = prefixes.get(network);
        int dot = first.lastIndexOf('.');
        return first.substring(0, dot + 1) + (Integer.parseInt(first.substring(dot + 1)) + number);
    }

    private int length(String network) {
        return subnet(ComposeFile.map(file.networks().get(network))) == null ? 24 : 28;
    }

    private int index(String service) {
        return file.services().stream().map(ComposeService::name).toList().indexOf(service);
    }

    private static Process started(String... command) {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a process has left the network of this machine. */
    private static void awaitOwnNetwork(Process process) {
        Deadline.within(PATIENCE, () -> process.isAlive() && !network(process.pid()).equals(network("self")));
    }

    private static Path network(Object process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/net"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inside(Process process, String... commands) {
        for (String command : commands) {
            run("nsenter -t " + process.pid() + " -n " + command);
        }
    }

    private static void run(String... commands) {
        for (String command : commands) {
            Command done = Command.of(new ProcessBuilder(command.split(" ")));
            if (done.status() != 0) {
                throw new AssertionError(command + ": " + done.output());
            }
        }
    }
}
